package io.github.camelvzaps.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityConsumer;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.http.nio.support.BasicResponseConsumer;
import org.apache.hc.core5.io.CloseMode;

/** The same call by hand, with as little between Jackson and the socket as HttpClient allows. */
final class AsyncHttpClient5 implements Contestant {
    private final URI uri;
    private final CloseableHttpAsyncClient client;
    private final LetterJson letter;

    private AsyncHttpClient5(String baseUrl, CloseableHttpAsyncClient client, LetterJson letter) {
        this.uri = URI.create(baseUrl + Letter.PATH);
        this.client = client;
        this.letter = letter;
        client.start();
    }

    /** The client that the component uses, set up in the same way. */
    static Contestant full(String baseUrl) {
        CloseableHttpAsyncClient client = HttpAsyncClients.custom()
                .setConnectionManager(connections())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
        return new AsyncHttpClient5(baseUrl, client, LetterJson.TREE);
    }

    /** Nothing that could be left out: no proxy, no redirects, no routes, no tree of JSON. */
    static Contestant minimal(String baseUrl) {
        return new AsyncHttpClient5(baseUrl, HttpAsyncClients.createMinimal(connections()), LetterJson.STREAM);
    }

    private static PoolingAsyncClientConnectionManager connections() {
        return PoolingAsyncClientConnectionManagerBuilder.create()
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS)
                .build();
    }

    @Override
    public CompletableFuture<String> send() {
        CompletableFuture<String> id = new CompletableFuture<>();
        try {
            client.execute(request(), new BasicResponseConsumer<>(new BasicAsyncEntityConsumer()), null, reaction(id));
        } catch (IOException e) {
            id.completeExceptionally(e);
        }
        return id;
    }

    private AsyncRequestProducer request() throws IOException {
        return AsyncRequestBuilder.post(uri)
                .addHeader("Accept", "application/json")
                .addHeader("X-Client-Token", Letter.CLIENT_TOKEN)
                .addHeader("X-Instance-Token", Letter.INSTANCE_TOKEN)
                .setEntity(letter.write(), ContentType.APPLICATION_JSON)
                .build();
    }

    private FutureCallback<Message<HttpResponse, byte[]>> reaction(CompletableFuture<String> id) {
        return new FutureCallback<>() {
            @Override
            public void completed(Message<HttpResponse, byte[]> answer) {
                try {
                    id.complete(letter.idIn(answer.getHead().getCode(), answer.getBody()));
                } catch (IOException e) {
                    id.completeExceptionally(e);
                }
            }

            @Override
            public void failed(Exception cause) {
                id.completeExceptionally(cause);
            }

            @Override
            public void cancelled() {
                id.cancel(false);
            }
        };
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
