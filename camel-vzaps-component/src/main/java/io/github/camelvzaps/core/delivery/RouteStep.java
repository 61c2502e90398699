package io.github.camelvzaps.core.delivery;

import java.util.function.Consumer;

/** The route as the delivery sees it. Thread-safe. */
@FunctionalInterface
public interface RouteStep {

    /**
     * Sends an event through the route, once.
     *
     * @param tries how often it was tried before
     * @param finished runs once, on any thread: with null when the route has finished without failure, else with it
     */
    void process(Delivery delivery, int tries, Consumer<Throwable> finished);
}
