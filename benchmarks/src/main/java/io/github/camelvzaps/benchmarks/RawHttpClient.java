package io.github.camelvzaps.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
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
final class RawHttpClient implements Contestant {
    private final ObjectMapper mapper = new ObjectMapper();
    private final URI uri;
    private final CloseableHttpAsyncClient client;

    RawHttpClient(String baseUrl) {
        uri = URI.create(baseUrl + Letter.PATH);
        client = HttpAsyncClients.custom()
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(CONNECTIONS)
                        .setMaxConnPerRoute(CONNECTIONS)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
        client.start();
    }

    @Override
    public CompletableFuture<String> send() {
        CompletableFuture<String> id = new CompletableFuture<>();
        try {
            client.execute(request(), new BasicResponseConsumer<>(new BasicAsyncEntityConsumer()), null, reaction(id));
        } catch (JsonProcessingException e) {
            id.completeExceptionally(e);
        }
        return id;
    }

    private AsyncRequestProducer request() throws JsonProcessingException {
        return AsyncRequestBuilder.post(uri)
                .addHeader("Accept", "application/json")
                .addHeader("X-Client-Token", Letter.CLIENT_TOKEN)
                .addHeader("X-Instance-Token", Letter.INSTANCE_TOKEN)
                .setEntity(mapper.writeValueAsBytes(Letter.json()), ContentType.APPLICATION_JSON)
                .build();
    }

    private FutureCallback<Message<HttpResponse, byte[]>> reaction(CompletableFuture<String> id) {
        return new FutureCallback<>() {
            @Override
            public void completed(Message<HttpResponse, byte[]> answer) {
                try {
                    String read = Letter.idIn(mapper.readValue(answer.getBody(), Object.class));
                    if (answer.getHead().getCode() / 100 != 2 || read == null) {
                        throw new IOException("No good answer: " + answer.getHead());
                    }
                    id.complete(read);
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
