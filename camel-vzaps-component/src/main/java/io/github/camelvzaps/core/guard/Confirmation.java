package io.github.camelvzaps.core.guard;

import io.github.camelvzaps.api.VzapsEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A message that waits for the word of a person. Ends once. Thread-safe. */
final class Confirmation {
    /** An answer that was written before the question is one to another question; clocks may differ by so much. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    /** What became of it. */
    enum End {
        CONFIRMED,
        DENIED,
        EXPIRED,
        /** Its route or the component stops. */
        STOPPED,
        /** Too many wait already. */
        TOO_MANY,
        /** The question could not be sent. */
        NOT_ASKED
    }

    private final String instanceId;
    private final String person;
    private final String code;
    private final Set<String> routes;
    private final Instant askedAt;
    private final CompletableFuture<End> outcome = new CompletableFuture<>();

    /** The message with the question; null until the gateway has named it. */
    private volatile String questionId;

    /** Calls off the end of the time. */
    private volatile Runnable callOff = () -> {};

    /**
     * @param person whose word counts, or a group, in the form of ChatsThatWrote
     * @param routes the routes that end only when this has ended
     */
    Confirmation(String instanceId, String person, String code, Set<String> routes, Instant askedAt) {
        this.instanceId = instanceId;
        this.person = person;
        this.code = code;
        this.routes = Set.copyOf(routes);
        this.askedAt = askedAt;
    }

    String instanceId() {
        return instanceId;
    }

    String person() {
        return person;
    }

    String code() {
        return code;
    }

    Set<String> routes() {
        return routes;
    }

    Instant askedAt() {
        return askedAt;
    }

    /** Notes which message the question is; null when the gateway does not say. */
    void asked(String messageId) {
        questionId = messageId;
    }

    void endsBy(Runnable calledOff) {
        callOff = calledOff;
    }

    /** Tells whether an answer is about this message. */
    boolean isMeantBy(ConfirmationAnswer answer, VzapsEvent event) {
        if (event.timestamp() != null && event.timestamp().isBefore(askedAt.minus(CLOCKS_DIFFER))) {
            return false;
        }
        return answer.code() != null
                ? answer.code().equals(code)
                : questionId != null && questionId.equals(event.quotedMessageId());
    }

    /** Returns what becomes of it. Completed on a thread that may block. */
    CompletableFuture<End> outcome() {
        return outcome;
    }

    void end(End how) {
        callOff.run();
        outcome.complete(how);
    }
}
