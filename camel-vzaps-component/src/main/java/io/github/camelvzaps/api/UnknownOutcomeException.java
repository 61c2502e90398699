package io.github.camelvzaps.api;

/** The gateway may or may not have carried out the call: the connection broke, time ran out or the answer made no sense. */
public final class UnknownOutcomeException extends GatewayException {
    private static final long serialVersionUID = 1L;

    UnknownOutcomeException(String operation, String reason, Failure failure, Throwable cause) {
        super(Outcome.UNKNOWN, operation, reason, failure, cause);
    }
}
