package io.github.camelvzaps.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

/**
 * The same call by hand with the JDK's client, which has no pool to size. Its {@code sendAsync} completes each answer in
 * the common pool of the JVM, which on two cores starts a thread for each.
 */
final class JdkHttpClient implements Contestant {
    private final URI uri;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    JdkHttpClient(String baseUrl) {
        uri = URI.create(baseUrl + Letter.PATH);
    }

    @Override
    public CompletableFuture<String> send() {
        try {
            HttpResponse<byte[]> answer = client.send(request(), HttpResponse.BodyHandlers.ofByteArray());
            return CompletableFuture.completedFuture(LetterJson.TREE.idIn(answer.statusCode(), answer.body()));
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CompletableFuture.failedFuture(e);
        }
    }

    private HttpRequest request() throws IOException {
        return HttpRequest.newBuilder(uri)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("X-Client-Token", Letter.CLIENT_TOKEN)
                .header("X-Instance-Token", Letter.INSTANCE_TOKEN)
                .POST(HttpRequest.BodyPublishers.ofByteArray(LetterJson.TREE.write()))
                .build();
    }

    @Override
    public boolean blocking() {
        return true;
    }

    @Override
    public void close() {
        // it has no end of its own before Java 21
    }
}
