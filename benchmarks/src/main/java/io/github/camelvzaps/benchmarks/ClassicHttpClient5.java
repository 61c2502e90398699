package io.github.camelvzaps.benchmarks;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** The same call by hand with HttpClient 5's blocking client. */
final class ClassicHttpClient5 implements Contestant {
    private final String uri;
    private final CloseableHttpClient client = HttpClients.custom()
            .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnTotal(CONNECTIONS)
                    .setMaxConnPerRoute(CONNECTIONS)
                    .build())
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .build();

    ClassicHttpClient5(String baseUrl) {
        uri = baseUrl + Letter.PATH;
    }

    @Override
    public CompletableFuture<String> send() {
        try {
            HttpPost post = new HttpPost(uri);
            post.addHeader("Accept", "application/json");
            post.addHeader("X-Client-Token", Letter.CLIENT_TOKEN);
            post.addHeader("X-Instance-Token", Letter.INSTANCE_TOKEN);
            post.setEntity(new ByteArrayEntity(LetterJson.TREE.write(), ContentType.APPLICATION_JSON));
            return CompletableFuture.completedFuture(client.execute(
                    post,
                    answer -> LetterJson.TREE.idIn(answer.getCode(), EntityUtils.toByteArray(answer.getEntity()))));
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public boolean blocking() {
        return true;
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
