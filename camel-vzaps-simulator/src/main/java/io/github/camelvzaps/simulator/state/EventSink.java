package io.github.camelvzaps.simulator.state;

/** Notified of each event right after it was recorded, with the world's monitor held: it must only note and return. */
@FunctionalInterface
public interface EventSink {

    void happened(Instance instance, StoredEvent event);
}
