package io.github.camelvzaps.core;

import io.github.camelvzaps.core.operation.InvalidConfigurationException;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Route;

/**
 * The name under which a consumer claims events and remembers those that are finished. It has to be the same after a
 * restart, and no other consumer may have it by accident: each of the two would keep events from the other.
 */
final class SubscriptionName {
    private SubscriptionName() {}

    /** Returns the name that the endpoint gives; else the id of the route, that behind master: and webhook: too. */
    static String of(EventConsumer consumer) {
        String named = consumer.getEndpoint().getConfiguration().getSubscription();
        return named != null ? named : routeId(consumer).orElseGet(() -> withoutRoute(consumer));
    }

    private static String withoutRoute(EventConsumer consumer) {
        return consumer.getEndpoint().shownId() + " " + consumer.getInstanceNames();
    }

    /** Returns the id of the route, that behind master: and webhook: too; nothing for a consumer without a route. */
    static Optional<String> routeId(EventConsumer consumer) {
        if (consumer.getRouteId() != null) {
            return Optional.of(consumer.getRouteId());
        }
        return consumer.getEndpoint().getCamelContext().getRoutes().stream()
                .filter(route -> route.getProcessor() == consumer.getProcessor())
                .map(Route::getRouteId)
                .findFirst();
    }

    /** @throws IllegalStateException when another consumer that is started goes by the same name and nobody asked for it */
    static void requireOwn(EventConsumer consumer) {
        if (!needsOwn(consumer)) {
            return;
        }
        String name = of(consumer);
        boolean taken = consumer.getEndpoint().getComponent().consumers().stream()
                .anyMatch(other ->
                        other != consumer && needsOwn(other) && of(other).equals(name));
        if (taken) {
            throw new InvalidConfigurationException(
                    List.of("subscription"),
                    consumer.getEndpoint().shownId() + " is consumed twice outside of a route,"
                            + " and both would go by the name '" + name
                            + "', so that each keeps events from the other. Set the"
                            + " option subscription of each to a name of its own");
        }
    }

    private static boolean needsOwn(EventConsumer consumer) {
        return consumer.getEndpoint().getConfiguration().getSubscription() == null
                && routeId(consumer).isEmpty();
    }
}
