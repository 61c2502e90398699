package io.github.camelvzaps.simulator.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Deliveries to the webhook of an instance. Guarded by the world's monitor. */
public final class WebhookLog {

    /** One try: when, which status (0 when there was no answer) and what went wrong. */
    public record Attempt(Instant at, int status, String error) {}

    /** One event on its way to the webhook. */
    public static final class Entry {
        public final String id;
        public final String url;
        public final StoredEvent event;
        public final Instant createdAt;
        public final List<Attempt> attempts = new ArrayList<>(1);
        public String status = "pending";

        Entry(String id, String url, StoredEvent event, Instant createdAt) {
            this.id = id;
            this.url = url;
            this.event = event;
            this.createdAt = createdAt;
        }
    }

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    public Entry add(String url, StoredEvent event, Instant now) {
        Entry entry = new Entry("log_" + event.id().substring(4), url, event, now);
        entries.put(entry.id, entry);
        return entry;
    }

    /** The entry of this id, or null. */
    public Entry find(String id) {
        return entries.get(id);
    }

    /** Oldest first. */
    public Iterable<Entry> all() {
        return entries.values();
    }
}
