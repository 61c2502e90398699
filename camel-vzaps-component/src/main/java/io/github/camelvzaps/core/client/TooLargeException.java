package io.github.camelvzaps.core.client;

import java.io.IOException;

/** An answer is larger than an option allows. It was not read to its end, and its connection is closed. */
public final class TooLargeException extends IOException implements FinalFailure {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param what what is too large, such as "the answer is"
     * @param option the option that sets the limit
     * @param limit in bytes
     */
    public TooLargeException(String what, String option, long limit) {
        super(what + " larger than " + option + ", " + limit + " bytes");
    }
}
