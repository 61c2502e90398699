package io.github.camelvzaps.core.client;

/** No credentials for the call: options are missing, or the API refused to give a token for them. */
public class CredentialsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CredentialsException(String message) {
        super(message);
    }

    public CredentialsException(String message, Throwable cause) {
        super(message, cause);
    }
}
