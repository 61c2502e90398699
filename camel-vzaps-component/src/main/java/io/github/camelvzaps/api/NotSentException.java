package io.github.camelvzaps.api;

/** Nothing reached the gateway: the request was incomplete, no credentials could be had, or no connection was made. */
public final class NotSentException extends GatewayException {
    private static final long serialVersionUID = 1L;

    NotSentException(String operation, String reason, Failure failure, Throwable cause) {
        super(Outcome.NOT_SENT, operation, reason, failure, cause);
    }
}
