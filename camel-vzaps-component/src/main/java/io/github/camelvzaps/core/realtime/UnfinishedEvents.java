package io.github.camelvzaps.core.realtime;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The events of a stream that not every consumer has finished, in the order of arrival. Guarded by its lock. */
final class UnfinishedEvents {
    private final Map<String, StreamEvent> byId = new LinkedHashMap<>();

    /** Those without an id: they cannot be acknowledged, only finished. */
    private final Set<StreamEvent> nameless = new LinkedHashSet<>();

    void add(StreamEvent event) {
        if (event.event().id() == null) {
            nameless.add(event);
        } else {
            byId.put(event.event().id(), event);
        }
    }

    /** Returns whether it was there. */
    boolean remove(StreamEvent event) {
        return event.event().id() == null
                ? nameless.remove(event)
                : byId.remove(event.event().id(), event);
    }

    int nameless() {
        return nameless.size();
    }

    int size() {
        return byId.size() + nameless.size();
    }

    /** Returns the first one with an id; null when there is none. */
    StreamEvent oldestNamed() {
        return byId.values().stream().findFirst().orElse(null);
    }

    /** Returns the one that came first; null when there is none. */
    StreamEvent oldest() {
        return Stream.concat(byId.values().stream().limit(1), nameless.stream().limit(1))
                .min(Comparator.comparing(StreamEvent::arrivedAt))
                .orElse(null);
    }

    /** Returns since when the oldest one is here; null when there is none. */
    Instant oldestSince() {
        StreamEvent oldest = oldest();
        return oldest == null ? null : oldest.arrivedAt();
    }
}
