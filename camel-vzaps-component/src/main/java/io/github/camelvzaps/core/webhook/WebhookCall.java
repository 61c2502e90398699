package io.github.camelvzaps.core.webhook;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/** One call of a webhook until all its events have ended; then it is answered, if the caller still waits. Thread-safe. */
final class WebhookCall {
    private final Exchange http;
    private final BytesInFlight.Share share;

    /** Null when the caller was answered on receipt. */
    private final AsyncCallback waiting;

    /** How many events have not ended; any thread counts down. */
    private final AtomicInteger left;

    /** Whether an event failed; any thread sets it. */
    private final AtomicBoolean failed = new AtomicBoolean();

    /**
     * @param share the bytes that the call holds, given back when its events have ended
     * @param waiting waits for the answer; null when it was given on receipt
     */
    WebhookCall(Exchange http, int events, BytesInFlight.Share share, AsyncCallback waiting) {
        this.http = http;
        this.share = share;
        this.waiting = waiting;
        this.left = new AtomicInteger(events);
    }

    /** Tells whether the caller waits for the end of the events. */
    boolean waits() {
        return waiting != null;
    }

    /** Notes the end of one event. */
    void ended(boolean good) {
        if (!good) {
            failed.set(true);
        }
        if (left.decrementAndGet() > 0) {
            return;
        }
        share.close();
        if (waiting == null) {
            return;
        }
        if (failed.get()) {
            WebhookAnswer.busy(http);
        } else {
            WebhookAnswer.ok(http);
        }
        waiting.done(false);
    }
}
