package io.github.camelvzaps.core;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;

/**
 * For HTTP servers that read a body before Camel is asked: tells by address and headers alone who may enter, so that a
 * caller without the secret costs no more than a refusal. Thread-safe.
 */
public final class WebhookGate {
    private final WebhookReceiver receiver;

    private WebhookGate(WebhookReceiver receiver) {
        this.receiver = receiver;
    }

    /** Finds who receives webhooks at a path; empty when nobody does, or when the route is stopped. */
    public static Optional<WebhookGate> at(CamelContext context, String path) {
        for (String name : context.getComponentNames()) {
            if (context.hasComponent(name) instanceof GatewayComponent gateway) {
                AsyncProcessor found = gateway.webhookPaths().receiverAt(path);
                if (found instanceof WebhookReceiver receiver) {
                    return Optional.of(new WebhookGate(receiver));
                }
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
     * @return the HTTP status to answer with; empty when the body may be read
     */
    public OptionalInt refusal(String uri, String query, UnaryOperator<String> headers, long length) {
        WebhookRequest head = new WebhookRequest("POST", uri, null, query, headers, new byte[0]);
        return receiver.refusal(head, length);
    }

    /** Returns the largest body that is worth reading, in bytes. */
    public int maximumEventSize() {
        return receiver.maximumEventSize();
    }
}
