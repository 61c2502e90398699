package io.github.camelvzaps.core.delivery;

import java.util.function.Consumer;

/** Where events go that the route has failed on too often. Thread-safe. */
@FunctionalInterface
public interface DeadLetterStep {

    /**
     * Sends an event or a burst of them there, once.
     *
     * @param failures how often the route failed on it
     * @param last why it failed the last time
     * @param finished runs once, on any thread: with null when it was taken there, else with the failure
     */
    void process(RouteEntry entry, int failures, Throwable last, Consumer<Throwable> finished);
}
