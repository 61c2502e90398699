package io.github.camelvzaps.core.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Decides who may bring events. Implementations are thread-safe and compare secrets in constant time. */
public interface WebhookGuard {

    /**
     * Tells by address and headers alone whether it is worth to read the body, which is not there yet. A call that is
     * refused here costs no memory.
     */
    boolean mayEnter(WebhookRequest head);

    /** Tells whether a request comes from somebody who knows the secret. */
    boolean admits(WebhookRequest request);

    /** Answers a GET by which the gateway checks the address; empty when it is none that this gateway sends. */
    default Optional<String> handshake(WebhookRequest request) {
        return Optional.empty();
    }

    /** Compares two secrets in a time that tells nothing about where they differ; false when one is missing. */
    static boolean same(String expected, String given) {
        return expected != null
                && given != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
