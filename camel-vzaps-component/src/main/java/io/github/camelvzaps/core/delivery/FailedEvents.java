package io.github.camelvzaps.core.delivery;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The events that the route failed on and has not finished, over all their deliveries: what a gateway brings again has
 * failed before. Remembers the newest ones only, and nothing over a restart. Thread-safe.
 */
final class FailedEvents {
    private static final int REMEMBERED = 10_000;

    /** An event, and when it failed the last time. */
    private record Failed(EventUnderWay event, Instant at) {}

    /** By the mark of the event, the one that failed longest ago first; under its own lock. */
    private final Map<String, Failed> failed = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failed> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Returns how often it failed; 0 for an event that cannot be distinguished from another one. */
    int failures(String mark) {
        synchronized (failed) {
            Failed known = mark == null || failed.isEmpty() ? null : failed.get(mark);
            return known == null ? 0 : known.event.failures();
        }
    }

    /** Notes a failure; it counts since the first one. */
    void failed(String mark, EventUnderWay event, Instant now) {
        if (mark != null) {
            synchronized (failed) {
                Failed known = failed.get(mark);
                failed.put(mark, new Failed(known == null ? event : event.since(known.event.since()), now));
            }
        }
    }

    void ended(String mark) {
        synchronized (failed) {
            if (mark != null && !failed.isEmpty()) {
                failed.remove(mark);
            }
        }
    }

    /** Returns the one that began to fail first, of those that failed after this moment. */
    Optional<EventUnderWay> oldest(Instant after) {
        synchronized (failed) {
            return failed.values().stream()
                    .filter(one -> one.at.isAfter(after))
                    .map(Failed::event)
                    .min(Comparator.comparing(EventUnderWay::since));
        }
    }
}
