package io.github.camelvzaps.core.webhook;

import io.github.camelvzaps.core.gateway.WebhookRequest;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;

/**
 * For HTTP servers that read a body before Camel is asked: decides by address and headers alone, so that a caller
 * without the secret costs no more than a refusal. Thread-safe.
 */
public final class WebhookGate {
    private static final int UNAVAILABLE = 503;

    /** Null while the route is stopped. */
    private final WebhookReceiver receiver;

    private WebhookGate(WebhookReceiver receiver) {
        this.receiver = receiver;
    }

    /** Finds the webhook at a path; empty when there is none. */
    public static Optional<WebhookGate> at(CamelContext context, String path) {
        for (String name : context.getComponentNames()) {
            if (context.hasComponent(name) instanceof WebhookPaths.Owner owner
                    && owner.webhookPaths().covers(path)) {
                AsyncProcessor found = owner.webhookPaths().receiverAt(path);
                return Optional.of(new WebhookGate(found instanceof WebhookReceiver receiver ? receiver : null));
            }
        }
        return Optional.empty();
    }

    /**
     * Decides about a POST; what is turned away is counted.
     *
     * @param uri path and query as they came
     * @param query the query as it came; null when there is none
     * @param headers answers a header by its name, or null
     * @param length the announced length of the body; negative when it is not known
     * @return the HTTP status to answer with, 503 while the route is stopped; empty when the body may be read
     */
    public OptionalInt refusal(String uri, String query, UnaryOperator<String> headers, long length) {
        return receiver == null
                ? OptionalInt.of(UNAVAILABLE)
                : receiver.refusal(new WebhookRequest("POST", uri, null, query, headers, new byte[0]), length);
    }

    /** Returns the largest body that is worth reading, in bytes. */
    public int maximumEventSize() {
        return receiver == null ? 0 : receiver.maximumEventSize();
    }
}
