package io.github.camelvzaps.simulator.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Deliveries to the webhook of an instance. Guarded by the world's monitor. */
public final class WebhookLog {

    /** One try: when, which status (0 when there was no answer) and what went wrong. */
    public record Attempt(long atMillis, int status, String error) {}

    /** One event on its way to the webhook. */
    public static final class Entry {
        public final String url;
        public final StoredEvent event;
        public String status = "pending";
        private final SequenceIds ids;
        private final int number;
        private List<Attempt> attempts = List.of();

        Entry(SequenceIds ids, int number, String url, StoredEvent event) {
            this.ids = ids;
            this.number = number;
            this.url = url;
            this.event = event;
        }

        public String id() {
            return ids.at(number);
        }

        public List<Attempt> attempts() {
            return attempts;
        }

        public void tried(Instant at, int status, String error) {
            Attempt attempt = new Attempt(at.toEpochMilli(), status, error);
            if (attempts.isEmpty()) {
                attempts = List.of(attempt);
            } else {
                attempts = new ArrayList<>(attempts);
                attempts.add(attempt);
            }
        }
    }

    private final SequenceIds ids;
    private final List<Entry> entries = new ArrayList<>();

    WebhookLog(String salt) {
        ids = new SequenceIds("log_", salt);
    }

    public Entry add(String url, StoredEvent event) {
        Entry entry = new Entry(ids, entries.size(), url, event);
        entries.add(entry);
        return entry;
    }

    /** The entry of this id, or null. */
    public Entry find(String id) {
        long number = ids.numberOf(id);
        return number < 0 || number >= entries.size() ? null : entries.get((int) number);
    }

    /** Oldest first. */
    public Iterable<Entry> all() {
        return entries;
    }
}
