package io.github.camelvzaps.core.delivery;

import io.github.camelvzaps.api.VzapsEvent;
import java.util.function.Consumer;

/**
 * One event on its way to the route.
 *
 * @param event what happened
 * @param end runs once: with null when the event is done and may be acknowledged, else with the reason why it is not
 */
public record Delivery(VzapsEvent event, Consumer<Throwable> end) {}
