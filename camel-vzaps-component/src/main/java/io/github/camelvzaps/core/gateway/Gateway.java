package io.github.camelvzaps.core.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.client.Credentials;
import io.github.camelvzaps.core.event.EventParser;
import io.github.camelvzaps.core.operation.Access;
import io.github.camelvzaps.core.operation.Catalog;
import io.github.camelvzaps.core.operation.Operation;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a provider says about its gateway, with the options of one endpoint. All that differs between providers is behind
 * this interface, so that a further provider is one package.
 */
public interface Gateway {
    /** The name of the consumer of webhooks, which is in no catalog. */
    String WEBHOOKS_RECEIVE = "webhooks/receive";

    /** The name of the consumer of realtime events, which is in no catalog. */
    String EVENTS_SUBSCRIBE = "events/subscribe";

    /** The operation that tells which numbers are on WhatsApp, by the name that it has for every gateway. */
    String CHECK_NUMBERS = "users/check";

    /** The operation that sends a text, by the name that it has for every gateway. */
    String SEND_TEXT = "messages/sendText";

    /** The name of the consumer of restrictions, which is in no catalog. */
    String SESSIONS_RESTRICTIONS = "sessions/restrictions";

    /** The name of what writes messages into a table, which is in no catalog. */
    String OUTBOX_SEND = "outbox/send";

    /** Returns all operations of the gateway. */
    Catalog catalog();

    /** Returns where the API is. */
    String baseUrl();

    /** Returns the credentials for the calls of the endpoint. */
    Credentials credentials();

    /**
     * Checks at start that calls of this kind can have credentials.
     *
     * @param operationId what the endpoint calls, for the message
     * @throws IllegalArgumentException naming the options that are missing
     */
    void requireCredentials(String operationId, Access access);

    /** Returns headers for a good answer, taken from its content. Only text that is not empty and flags are written. */
    Map<String, Object> headersOf(Operation operation, Object answer);

    /** Returns the one value that an answer without an envelope is about, for the option unwrap; null when there is none. */
    default Object onlyValueOf(Operation operation, Object answer) {
        return null;
    }

    /** Creates what understands the events of this gateway. */
    EventParser eventParser(ObjectMapper mapper);

    /** Creates what decides which webhook calls are let in. */
    WebhookGuard webhookGuard();

    /** Creates what registers webhooks with this gateway. */
    WebhookRegistration webhookRegistration(GatewayCalls calls);

    /** Returns where events come in realtime; null when the gateway has no realtime connection. */
    URI realtimeUrl();

    /** Reads what an answer of {@link #CHECK_NUMBERS} says, out of its envelope. */
    List<CheckedNumber> checkedNumbers(Map<String, Object> answer);

    /** Returns how polls of an operation read the answers. */
    PollAnswer pollAnswer(String operationId);

    /** Returns the operation that answers a QR code, as the catalog knows it. */
    String qrCodeOperation();

    /** Returns the operation that answers a code to type into a phone; empty for a gateway that has none. */
    default Optional<String> pairCodeOperation() {
        return Optional.empty();
    }

    /** Returns what an event says of its media; nothing for a gateway whose messages only name an address. */
    default ReceivedMedia mediaOf(VzapsEvent event) {
        return ReceivedMedia.UNKNOWN;
    }

    /** Returns how failed deliveries are found and sent again; empty when the gateway cannot. */
    default Optional<FailedDeliveries> failedDeliveries() {
        return Optional.empty();
    }

    /**
     * The operations that bring failed deliveries back.
     *
     * @param search lists deliveries
     * @param retry sends one again, with the parameter logId
     */
    record FailedDeliveries(String search, String retry) {}
}
