package io.github.camelvzaps.core.watch;

import java.util.Collection;

/** A component whose consumers can be watched. */
public interface WatchedComponent {
    /** Returns the consumers of events that are started now, those behind webhook: and master: too. */
    Collection<WatchedConsumer> consumers();
}
