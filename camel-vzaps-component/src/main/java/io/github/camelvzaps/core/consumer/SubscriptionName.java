package io.github.camelvzaps.core.consumer;

import io.github.camelvzaps.core.gateway.GatewayRuntime;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.Route;
import org.apache.camel.support.DefaultConsumer;

/**
 * The name under which a consumer claims events and remembers those that are finished. It has to be the same after a
 * restart, and no other consumer may have it by accident: each of the two would keep events from the other.
 */
public final class SubscriptionName {
    private final DefaultConsumer consumer;
    private final GatewayRuntime runtime;
    private final Supplier<String> instances;

    /** @param instances the names of the consumer's instances, known once it starts */
    SubscriptionName(DefaultConsumer consumer, GatewayRuntime runtime, Supplier<String> instances) {
        this.consumer = consumer;
        this.runtime = runtime;
        this.instances = instances;
    }

    /** Returns the name that the endpoint gives; else the id of the route, that behind master: and webhook: too. */
    public String text() {
        String named = runtime.configuration().getSubscription();
        return named != null ? named : routeId().orElseGet(() -> runtime.shownId() + " " + instances.get());
    }

    /** Returns the id of the route, that behind master: and webhook: too; nothing for a consumer without a route. */
    public Optional<String> routeId() {
        if (consumer.getRouteId() != null) {
            return Optional.of(consumer.getRouteId());
        }
        return runtime.camelContext().getRoutes().stream()
                .filter(route -> route.getProcessor() == consumer.getProcessor())
                .map(Route::getRouteId)
                .findFirst();
    }

    /** Tells whether two consumers go by the same name and nobody asked for it: neither has an option or a route. */
    boolean isSameWithoutRoute(SubscriptionName other) {
        return isWithoutRoute() && other.isWithoutRoute() && text().equals(other.text());
    }

    private boolean isWithoutRoute() {
        return runtime.configuration().getSubscription() == null && routeId().isEmpty();
    }
}
