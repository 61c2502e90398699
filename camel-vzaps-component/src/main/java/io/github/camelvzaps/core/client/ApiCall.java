package io.github.camelvzaps.core.client;

import io.github.camelvzaps.core.operation.AssembledRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * One call to make.
 *
 * @param request what to ask
 * @param baseUrl where
 * @param credentials who asks
 * @param instanceToken the token of the instance that the call is about, or null
 * @param headers further headers to send
 * @param retry when to ask again
 * @param streamed how to copy the body of a good answer into a file, or null to keep the body in memory
 */
public record ApiCall(
        AssembledRequest request,
        BaseUrl baseUrl,
        Credentials credentials,
        String instanceToken,
        Map<String, String> headers,
        RetryRule retry,
        Copy streamed) {

    /** Returns the same call with another request. */
    public ApiCall withRequest(AssembledRequest other) {
        return new ApiCall(other, baseUrl, credentials, instanceToken, headers, retry, streamed);
    }

    /** Copies what arrives to where it is kept. Runs on a worker thread and may block. */
    @FunctionalInterface
    public interface Copy {

        /** Copies; answers the type of the content taken out of the answer, or null when the answer was kept as is. */
        String copy(InputStream arriving, OutputStream kept) throws IOException;

        /**
         * Tells how many bytes the answer may have as its {@code Content-Length} says; a longer one is not read at all.
         *
         * @throws TooLargeException when that is too much; the default takes any length
         */
        default void expect(long contentLength) throws IOException {}

        /**
         * Tells whether the time that the copy takes counts in {@code callTimeout}. By default it does not: a large
         * file takes as long as it takes, as long as the server is not silent.
         */
        default boolean timed() {
            return false;
        }
    }

    /** Names the operation only: everything else may hold secrets. */
    @Override
    public String toString() {
        return request.operation().id();
    }
}
