package io.github.camelvzaps.core.operation;

/** Which credentials an operation asks for. */
public enum Access {
    /** No credentials in headers; only the call that fetches a token. */
    NONE,
    /** The account's own credentials; a token of one instance does not replace them. */
    ACCOUNT,
    /** The account's credentials, or those of the one instance that the call is about. */
    INSTANCE
}
