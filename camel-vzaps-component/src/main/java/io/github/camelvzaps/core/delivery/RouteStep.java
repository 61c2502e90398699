package io.github.camelvzaps.core.delivery;

import java.util.function.Consumer;

/** The route as the delivery sees it. Thread-safe. */
@FunctionalInterface
public interface RouteStep {

    /**
     * Sends an event or a burst of them through the route, once.
     *
     * @param failures how often the route failed on it before
     * @param finished runs once, on any thread: with null when the route has finished without failure, else with it; an
     *     implementation may throw instead
     */
    void process(RouteEntry entry, int failures, Consumer<Throwable> finished);
}
