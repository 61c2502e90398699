package io.github.camelvzaps.simulator.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An event with what became of it. Immutable; a snapshot of the moment it was asked for.
 *
 * @param data the object consumers get: {@code type}, {@code event}, ...
 * @param deliveryCount attempts to hand it over, by webhook and realtime together
 * @param deliveries the first twenty of them
 * @param acked whether a realtime consumer acknowledged it or a webhook receiver answered 2xx
 */
public record SimulatedEvent(
        String id,
        String type,
        Map<String, Object> data,
        Instant at,
        int deliveryCount,
        List<Delivery> deliveries,
        boolean acked) {

    /**
     * One attempt.
     *
     * @param how {@code webhook} or {@code realtime}
     * @param outcome {@code sent}, the HTTP status of the receiver, or what went wrong
     */
    public record Delivery(Instant at, String how, String outcome) {}
}
