package io.github.camelvzaps.core.gateway;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * Which routes are about to stop. Camel waits for the exchanges of a route that stops, and one that waits for something
 * else would keep it for minutes. Thread-safe.
 */
public final class RouteStops {
    private final Set<String> stopping = ConcurrentHashMap.newKeySet();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    /** Learns from now on when routes of the context stop. */
    public void watch(CamelContext context) {
        context.getRoutes().forEach(this::watch);
        context.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onRoutesAdd(Collection<Route> routes) {
                routes.forEach(RouteStops.this::watch);
            }
        });
    }

    private void watch(Route route) {
        starts(route.getRouteId());
        boolean watched = route.getServices().stream()
                .anyMatch(service -> service instanceof StopNotice notice && notice.isFor(this));
        if (!watched) {
            route.addService(new StopNotice(this, route.getRouteId()));
        }
    }

    /** Has a step run with the id of each route that begins to stop or to suspend. It must not block. */
    public void listen(Consumer<String> listener) {
        listeners.add(listener);
    }

    /** Tells whether nothing of these routes may wait any more. */
    public boolean includesAnyOf(Set<String> routes) {
        return routes.stream().anyMatch(stopping::contains);
    }

    /** Returns the routes that wait for an exchange when they stop. */
    public static Set<String> routesOf(Exchange exchange) {
        Set<String> routes = new HashSet<>();
        if (exchange.getFromRouteId() != null) {
            routes.add(exchange.getFromRouteId());
        }
        Route current = ExchangeHelper.getRoute(exchange);
        if (current != null) {
            routes.add(current.getRouteId());
        }
        return routes;
    }

    /** Lets exchanges of a route wait again: it starts, or has stopped and has none. */
    void starts(String routeId) {
        stopping.remove(routeId);
    }

    void stops(String routeId, boolean suspendOnly) {
        if (!suspendOnly) {
            stopping.add(routeId);
        }
        listeners.forEach(listener -> listener.accept(routeId));
    }
}
