package io.github.camelvzaps.core.realtime;

import io.github.camelvzaps.core.delivery.DeliverySettings;
import io.github.camelvzaps.core.delivery.DeliveryStatistics;
import io.github.camelvzaps.core.delivery.EventPipeline;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a consumer brings to a stream. Immutable.
 *
 * @param name how people know the consumer; the same after it was stopped and started
 * @param events the wanted types; empty for what the instance is set to
 * @param pipeline leads to its route
 * @param settings how its events are delivered
 * @param statistics counts its connections
 * @param trouble receives why there is no connection, on a thread that may block
 * @param whenConnected runs after each connection that is made; must not block
 */
public record Subscription(
        String name,
        List<String> events,
        EventPipeline pipeline,
        DeliverySettings settings,
        DeliveryStatistics statistics,
        Consumer<String> trouble,
        Runnable whenConnected) {

    public Subscription {
        events = List.copyOf(events);
    }
}
