package io.github.camelvzaps.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

/** The same call by hand with the JDK's client. It has no pool to size. */
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
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .header("Accept", "application/json")
                    .header("Content-Type", "application/json")
                    .header("X-Client-Token", Letter.CLIENT_TOKEN)
                    .header("X-Instance-Token", Letter.INSTANCE_TOKEN)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(LetterJson.TREE.write()))
                    .build();
            return client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                    .thenApply(JdkHttpClient::id);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static String id(HttpResponse<byte[]> answer) {
        try {
            return LetterJson.TREE.idIn(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        // it has no end of its own before Java 21
    }
}
