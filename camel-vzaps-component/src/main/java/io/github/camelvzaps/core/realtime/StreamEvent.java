package io.github.camelvzaps.core.realtime;

import io.github.camelvzaps.api.VzapsEvent;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** An event of a stream, until every subscriber has finished it. Guarded by the lock of its stream. */
final class StreamEvent {
    private final VzapsEvent event;
    private final Instant arrivedAt;

    /** Who has not finished it. */
    private final Set<StreamSubscriber> owing = new HashSet<>();

    StreamEvent(VzapsEvent event, Instant arrivedAt) {
        this.event = event;
        this.arrivedAt = arrivedAt;
    }

    VzapsEvent event() {
        return event;
    }

    Instant arrivedAt() {
        return arrivedAt;
    }

    Set<StreamSubscriber> owing() {
        return owing;
    }
}
