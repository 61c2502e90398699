package io.github.camelvzaps.core.client;

import io.github.camelvzaps.core.operation.Access;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Gives each call the headers that let it in. Implementations are thread-safe and never block. */
public interface Credentials {

    /**
     * Answers the headers for one call.
     *
     * @param access what the operation asks for
     * @param instanceToken the token of the instance that the call is about, or null
     * @return the headers by name; fails with a {@link CredentialsException} that names the missing options
     */
    CompletableFuture<Map<String, String>> headers(Access access, String instanceToken);

    /** Returns the names, in lower case, of all headers by which the API knows a caller; no message ever sets one. */
    Set<String> headerNames();

    /**
     * Takes back headers that the API refused with 401.
     *
     * @return whether the next {@link #headers} gives others, so that one second try makes sense
     */
    boolean refused(Map<String, String> headers);

    /**
     * Says to people what to check when the API let a call not in.
     *
     * @param status 401 or 403
     */
    String advice(int status);
}
