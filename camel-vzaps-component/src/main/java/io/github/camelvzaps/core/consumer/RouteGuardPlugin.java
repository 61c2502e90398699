package io.github.camelvzaps.core.consumer;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;

/**
 * Guards the routes of a context before its first one is built. Camel makes a component when a route first names it; the
 * routes that were built before, and to which events may be handed by {@code direct:}, would be without the guard.
 */
public final class RouteGuardPlugin implements ContextServicePlugin {
    @Override
    public void load(CamelContext context) {
        RouteGuard.install(context);
    }
}
