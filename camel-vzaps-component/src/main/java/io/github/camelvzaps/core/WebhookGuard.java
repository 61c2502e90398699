package io.github.camelvzaps.core;

import java.util.Optional;

/** Decides who may bring events. Implementations are thread-safe and compare secrets in constant time. */
public interface WebhookGuard {

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
                && java.security.MessageDigest.isEqual(
                        expected.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        given.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
