package io.github.camelvzaps.api;

/** The gateway refused the call and did nothing. */
public final class RejectedException extends GatewayException {
    private static final long serialVersionUID = 1L;

    RejectedException(String operation, String reason, Failure failure, Throwable cause) {
        super(Outcome.REJECTED, operation, reason, failure, cause);
    }
}
