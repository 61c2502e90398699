package io.github.camelvzaps.core.gateway;

import org.apache.camel.spi.ShutdownPrepared;
import org.apache.camel.support.service.ServiceSupport;

/** A service of a route that learns when the route begins to stop. */
final class StopNotice extends ServiceSupport implements ShutdownPrepared {
    private final RouteStops stops;
    private final String routeId;

    StopNotice(RouteStops stops, String routeId) {
        this.stops = stops;
        this.routeId = routeId;
    }

    boolean isFor(RouteStops others) {
        return stops == others;
    }

    @Override
    protected void doStart() {
        stops.starts(routeId);
    }

    @Override
    protected void doStop() {
        stops.starts(routeId);
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        stops.stops(routeId, suspendOnly);
    }
}
