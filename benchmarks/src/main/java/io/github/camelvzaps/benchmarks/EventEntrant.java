package io.github.camelvzaps.benchmarks;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;

/** Who takes events: ours, and behind each what it is measured by. */
@SuppressWarnings("ImmutableEnumChecker") // the starters are methods
public enum EventEntrant {
    REALTIME(
            "vzaps:events/subscribe",
            "a route from `vzaps:events/subscribe` with the options as they are (10,000 events remembered against"
                    + " repetitions, order within a chat, at most 1,000 in flight), a step that counts, and the ack after it",
            EventConsumers::realtimeRoute),
    WEB_SOCKET(
            "bare JDK WebSocket",
            "no Camel: a listener of the JDK's WebSocket; Jackson reads the text into a Map, the id of it is acknowledged"
                    + " at once, on the same thread",
            EventConsumers::bareWebSocket),
    WEBHOOK(
            "vzaps:webhooks/receive",
            "a route from `vzaps:webhooks/receive` on platform-http (Vert.x) with a secret and the options as they are, a"
                    + " step that counts, and the answer after it",
            EventConsumers::webhookRoute),
    PLATFORM_HTTP(
            "bare platform-http route",
            "a route from `platform-http` on the same server, `unmarshal().json()`, a step that counts",
            EventConsumers::platformHttpRoute);

    private final String label;
    private final String description;
    private final BiFunction<Integer, LongAdder, AutoCloseable> start;

    EventEntrant(String label, String description, BiFunction<Integer, LongAdder, AutoCloseable> start) {
        this.label = label;
        this.description = description;
        this.start = start;
    }

    public String label() {
        return label;
    }

    /** Returns what it does with an event, in Markdown. */
    public String description() {
        return description;
    }

    /** Returns what this one is measured by; itself for those. */
    EventEntrant peer() {
        return this == REALTIME ? WEB_SOCKET : this == WEBHOOK ? PLATFORM_HTTP : this;
    }

    /** Returns how many of its peer's events per second it has to take at least. */
    double aim() {
        return this == REALTIME ? 0.8 : 0.9;
    }

    /**
     * Takes events from now on.
     *
     * @param source the port of the source
     * @param seen counts them
     */
    AutoCloseable start(int source, LongAdder seen) {
        return start.apply(source, seen);
    }
}
