package io.github.camelvzaps.core.webhook;

import io.github.camelvzaps.core.consumer.HttpAnswer;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * What the caller of a webhook gets. Nothing of the request comes back in it but for a handshake, and no browser may read
 * that as a page.
 */
final class WebhookAnswer {
    private static final String RETRY_AFTER_SECONDS = "5";

    private WebhookAnswer() {}

    static void ok(Exchange http) {
        write(http, 200, "", Map.of());
    }

    /** Asks the gateway to repeat the call a little later. */
    static void busy(Exchange http) {
        write(http, 503, "not now", Map.of("Retry-After", RETRY_AFTER_SECONDS));
    }

    static void refused(Exchange http, int status, String why) {
        boolean later = status == BodyRefused.NO_ROOM;
        write(http, status, why, later ? Map.of("Retry-After", RETRY_AFTER_SECONDS) : Map.of());
    }

    /** There is no webhook at this address. */
    static void unknown(Exchange http) {
        write(http, 404, "no webhook is received here", Map.of());
    }

    static void write(Exchange http, int status, String text, Map<String, Object> headers) {
        WebhookBody.discard(http.getMessage());
        HttpAnswer.write(http, status, text, headers);
    }
}
