package io.github.camelvzaps.core.pace;

import org.apache.camel.spi.ShutdownPrepared;
import org.apache.camel.support.service.ServiceSupport;

/**
 * A service of a route that learns when the route begins to stop. Camel waits then for the exchanges of the route, and those
 * that wait for their turn would keep it for minutes.
 */
final class StopNotice extends ServiceSupport implements ShutdownPrepared {
    private final Paces paces;
    private final String routeId;

    StopNotice(Paces paces, String routeId) {
        this.paces = paces;
        this.routeId = routeId;
    }

    boolean isOf(Paces others) {
        return paces == others;
    }

    @Override
    protected void doStart() {
        paces.routeStarts(routeId);
    }

    @Override
    protected void doStop() {
        paces.routeStarts(routeId);
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        paces.routeStops(routeId, suspendOnly);
    }
}
