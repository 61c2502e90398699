package io.github.camelvzaps.simulator.webhook;

import io.github.camelvzaps.simulator.api.FaultRule;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.Map;

/** One HTTP POST, whole or as a fault leaves it. Thread-safe. */
public final class WebhookPost {

    /** Called when it ended: the status, or 0 and what went wrong. */
    @FunctionalInterface
    public interface Outcome {
        void is(int status, String error);
    }

    private final Vertx vertx;
    private final HttpClient client;

    public WebhookPost(Vertx vertx, HttpClient client) {
        this.vertx = vertx;
        this.client = client;
    }

    /**
     * Posts and reports exactly once. Called on an event loop: an answer waits there until somebody asks for its end.
     *
     * @param fault null for none
     */
    public void send(Delivery delivery, FaultRule fault, long timeoutMs, Outcome outcome) {
        if (fault != null && fault.delayMs() > 0) {
            vertx.setTimer(fault.delayMs(), timer -> sendNow(delivery, fault, timeoutMs, outcome));
        } else {
            sendNow(delivery, fault, timeoutMs, outcome);
        }
    }

    private void sendNow(Delivery delivery, FaultRule fault, long timeoutMs, Outcome outcome) {
        RequestOptions options;
        try {
            options = options(delivery, fault, timeoutMs);
        } catch (RuntimeException e) {
            outcome.is(0, "not a usable address");
            return;
        }
        client.request(options)
                .compose(request -> write(request, delivery, fault, timeoutMs))
                .onComplete(done -> {
                    if (done.failed()) {
                        outcome.is(0, String.valueOf(done.cause().getMessage()));
                    } else if (fault != null && fault.status() != null) {
                        outcome.is(fault.status(), null);
                    } else {
                        outcome.is(done.result(), null);
                    }
                });
    }

    private static RequestOptions options(Delivery delivery, FaultRule fault, long timeoutMs) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(delivery.url())
                .setTimeout(timeoutMs)
                .putHeader("Content-Type", "application/json")
                .putHeader("User-Agent", "camel-vzaps-simulator");
        for (Map.Entry<String, String> header : delivery.headers().entrySet()) {
            options.putHeader(header.getKey(), header.getValue());
        }
        if (fault != null) {
            fault.headers().forEach((name, value) -> options.putHeader(name, value.toString()));
        }
        return options;
    }

    private Future<Integer> write(HttpClientRequest request, Delivery delivery, FaultRule fault, long timeoutMs) {
        if (fault != null) {
            return new BrokenPost(vertx, request, fault, timeoutMs).write(delivery.body());
        }
        return request.send(Buffer.buffer(delivery.body()))
                .compose(response -> response.end().map(ended -> response.statusCode()));
    }
}
