package io.github.camelvzaps.core.client;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Reads what a future says of its failure. */
public final class AsyncFailure {
    private AsyncFailure() {}

    /** Returns what was thrown, without the exceptions that futures put around it. */
    public static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
