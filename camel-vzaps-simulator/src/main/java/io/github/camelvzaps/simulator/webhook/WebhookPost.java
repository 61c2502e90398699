package io.github.camelvzaps.simulator.webhook;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.Map;

/** One HTTP POST. Thread-safe. */
public final class WebhookPost {

    /** Told how it ended: the status, or 0 and what went wrong. */
    @FunctionalInterface
    public interface Outcome {
        void is(int status, String error);
    }

    private final HttpClient client;

    public WebhookPost(HttpClient client) {
        this.client = client;
    }

    /** Posts and reports exactly once. */
    public void send(Delivery delivery, long timeoutMs, Outcome outcome) {
        RequestOptions options;
        try {
            options = new RequestOptions()
                    .setMethod(HttpMethod.POST)
                    .setAbsoluteURI(delivery.url())
                    .setTimeout(timeoutMs)
                    .putHeader("Content-Type", "application/json")
                    .putHeader("User-Agent", "camel-vzaps-simulator");
        } catch (RuntimeException e) {
            outcome.is(0, "not a usable address");
            return;
        }
        for (Map.Entry<String, String> header : delivery.headers().entrySet()) {
            options.putHeader(header.getKey(), header.getValue());
        }
        client.request(options)
                .compose(request -> request.send(Buffer.buffer(delivery.body())))
                .compose(response -> response.end().map(response))
                .map(HttpClientResponse::statusCode)
                .onComplete(done -> {
                    if (done.succeeded()) {
                        outcome.is(done.result(), null);
                    } else {
                        outcome.is(0, String.valueOf(done.cause().getMessage()));
                    }
                });
    }
}
