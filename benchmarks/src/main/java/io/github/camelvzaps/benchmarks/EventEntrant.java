package io.github.camelvzaps.benchmarks;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;

/** Who takes events: ours, and behind each what it is measured by. */
@SuppressWarnings("ImmutableEnumChecker") // the starters are methods
public enum EventEntrant implements Subject {
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
            EventConsumers::platformHttpRoute),
    SLOW_WEBHOOK(
            "a slow route behind webhooks, 500 threads",
            "a route from `vzaps:webhooks/receive` that waits 200 ms, with 500 threads of the server (`VertxOptions`) and"
                    + " 1,000 calls under way",
            (source, seen) -> EventConsumers.slowWebhookRoute(source, seen, 500)),
    QUEUED_WEBHOOK(
            "webhooks into a queue, a slow route behind it",
            "a route from `vzaps:webhooks/receive` that ends in `jms:`, with a journal of Artemis in the same process, 20"
                    + " threads of the server and 1,000 calls under way; counted is what the broker has taken. A second route"
                    + " reads the queue and waits 200 ms",
            EventConsumers::queuedWebhookRoute),
    STORED_WEBHOOK(
            "webhooks into a table, a slow route behind it",
            "the slow route with `acknowledge=stored`, its table in a PostgreSQL on the same machine that waits for the disk"
                    + " at each commit, 20 threads of the server, 1,000 calls under way and `concurrentConsumers=500`; counted"
                    + " is what the route has finished",
            EventConsumers::storedWebhookRoute),
    SLOW_WEBHOOK_20(
            "a slow route behind webhooks, 20 threads",
            "the same with the 20 threads that the server has by itself",
            (source, seen) -> EventConsumers.slowWebhookRoute(source, seen, 20));

    private final String label;
    private final String description;
    private final BiFunction<Integer, LongAdder, AutoCloseable> start;

    EventEntrant(String label, String description, BiFunction<Integer, LongAdder, AutoCloseable> start) {
        this.label = label;
        this.description = description;
        this.start = start;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public String description() {
        return description;
    }

    /** Returns what this one is measured by; itself for those. */
    EventEntrant peer() {
        return switch (this) {
            case REALTIME -> WEB_SOCKET;
            case WEBHOOK -> PLATFORM_HTTP;
            case SLOW_WEBHOOK, QUEUED_WEBHOOK, STORED_WEBHOOK -> SLOW_WEBHOOK_20;
            default -> this;
        };
    }

    /** Returns how many of its peer's events per second it has to take at least. */
    double aim() {
        return switch (this) {
            case REALTIME -> 0.8;
            // 2,000 events a second where 20 threads take 100
            case SLOW_WEBHOOK, QUEUED_WEBHOOK, STORED_WEBHOOK -> 20;
            default -> 0.9;
        };
    }

    /** Returns how many events it takes at least to warm up; a slow route would take hours for as many as the others. */
    long warmUpEvents() {
        return this == SLOW_WEBHOOK || this == SLOW_WEBHOOK_20 || this == STORED_WEBHOOK ? 0 : Plan.WARM_UP_ITEMS;
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
