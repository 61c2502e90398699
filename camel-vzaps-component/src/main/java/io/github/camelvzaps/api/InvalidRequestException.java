package io.github.camelvzaps.api;

/** The request could not be put together out of what the caller gave; nothing was sent. The message names the fix. */
public class InvalidRequestException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidRequestException(String message) {
        super(message);
    }

    public InvalidRequestException(String message, Throwable cause) {
        super(message, cause);
    }
}
