package io.github.camelvzaps.core.delivery;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often the route failed on which event, over all its deliveries: what a gateway brings again has failed before.
 * Remembers the newest ones only, and nothing over a restart. Thread-safe.
 */
final class FailureCounts {
    private static final int REMEMBERED = 10_000;

    /** By the mark of the event, the one that failed longest ago first; under its own lock. */
    private final Map<String, Integer> counts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Returns how often it failed; 0 for an event that cannot be told from another one. */
    int of(String mark) {
        synchronized (counts) {
            return mark == null || counts.isEmpty() ? 0 : counts.getOrDefault(mark, 0);
        }
    }

    void failed(String mark, int failures) {
        if (mark != null) {
            synchronized (counts) {
                counts.put(mark, failures);
            }
        }
    }

    void ended(String mark) {
        synchronized (counts) {
            if (mark != null && !counts.isEmpty()) {
                counts.remove(mark);
            }
        }
    }
}
