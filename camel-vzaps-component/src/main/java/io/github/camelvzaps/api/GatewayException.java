package io.github.camelvzaps.api;

import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import org.apache.camel.http.base.HttpOperationFailedException;

/**
 * A call to the gateway failed. One of {@link NotSentException}, {@link RejectedException} and
 * {@link UnknownOutcomeException}, so that a route can catch by what became of the call. Neither the message nor any
 * property holds a token, a header of the request or its query.
 */
public abstract sealed class GatewayException extends HttpOperationFailedException
        permits NotSentException, RejectedException, UnknownOutcomeException {
    private static final long serialVersionUID = 1L;

    private final String operation;
    private final String reason;
    private final transient Failure failure;
    private final Outcome outcome;

    GatewayException(Outcome outcome, String operation, String reason, Failure failure, Throwable cause) {
        super(operation, failure.status(), failure.message(), null, new HashMap<>(failure.headers()), failure.body());
        this.outcome = outcome;
        this.operation = operation;
        this.reason = reason;
        this.failure = failure;
        if (cause != null) {
            initCause(cause);
        }
    }

    /** Makes the exception that fits the outcome. */
    public static GatewayException of(
            Outcome outcome, String operation, String reason, Failure failure, Throwable cause) {
        return switch (outcome) {
            case NOT_SENT -> new NotSentException(operation, reason, failure, cause);
            case REJECTED -> new RejectedException(operation, reason, failure, cause);
            case UNKNOWN -> new UnknownOutcomeException(operation, reason, failure, cause);
        };
    }

    @Override
    public String getMessage() {
        return reason + " [" + outcome + "]";
    }

    /** Returns the message without the outcome at its end. */
    public String getReason() {
        return reason;
    }

    /** Returns what became of the call. */
    public Outcome getOutcome() {
        return outcome;
    }

    /** Returns why the call failed, as far as the gateway's words tell; {@code OTHER} when they do not. */
    public FailureReason getFailureReason() {
        return failure == null ? FailureReason.OTHER : failure.reason();
    }

    /** Returns the operation that failed, such as {@code messages/sendText}. */
    public String getOperation() {
        return operation;
    }

    /** Returns the error code of the answer's body, else the HTTP status as text; empty when there was no answer. */
    public String getCode() {
        return failure == null ? "" : failure.code();
    }

    /** Returns what the answer said in its {@code details}, as plain Java values, if anything. */
    public Optional<Object> getDetails() {
        return failure == null ? Optional.empty() : Optional.ofNullable(failure.details());
    }

    /** Returns the id under which the gateway can find the call in its logs, if the answer named one. */
    public Optional<String> getRequestId() {
        return failure == null ? Optional.empty() : Optional.ofNullable(failure.requestId());
    }

    /** Returns how long the gateway asked to wait, if it did. */
    public Optional<Duration> getRetryAfter() {
        return failure == null ? Optional.empty() : Optional.ofNullable(failure.retryAfter());
    }
}
