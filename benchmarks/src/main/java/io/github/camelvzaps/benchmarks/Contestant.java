package io.github.camelvzaps.benchmarks;

import java.util.concurrent.CompletableFuture;

/** A way to send a text message, ready to send. Thread-safe. */
public interface Contestant extends AutoCloseable {
    /** How many connections each contestant may hold that has a pool of them. */
    int CONNECTIONS = 1_000;

    /**
     * Sends the message.
     *
     * @return the id that the server gave the message, read out of its answer; fails when there is none
     */
    CompletableFuture<String> send();

    /** Tells whether {@link #send} holds its thread until the answer is there, so that each call needs a thread. */
    default boolean blocking() {
        return false;
    }
}
