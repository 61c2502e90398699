package io.github.camelvzaps.core.watch;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A component whose consumers can be watched. */
public interface WatchedComponent {
    /** Returns the consumers of events that are started now, those behind webhook: and master: too. */
    Collection<WatchedConsumer> consumers();

    /** Returns how fast each number sends that has a pace, and what waits: by name, one map for each number. */
    List<Map<String, Object>> paces();

    /** Returns what waits for the word of a person: by name, one map for each number. */
    List<Map<String, Object>> confirmations();

    /** Returns what waits in each outbox that the application sends: by name, one map for each table. */
    List<Map<String, Object>> outboxes();
}
