package io.github.camelvzaps.core.consumer;

import io.github.camelvzaps.core.delivery.RouteEntry;
import io.github.camelvzaps.core.delivery.RouteStep;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import java.util.function.Consumer;

/** Notes who has written before an event goes into the route: sends to them need not count as new chats. Thread-safe. */
final class SenderNotes implements RouteStep {
    private final GatewayRuntime runtime;
    private final RouteStep route;

    SenderNotes(GatewayRuntime runtime, RouteStep route) {
        this.runtime = runtime;
        this.route = route;
    }

    @Override
    public void process(RouteEntry entry, int failures, Consumer<Throwable> finished) {
        // a group of people may hold several who write
        entry.events()
                .forEach(event -> runtime.eventMemory()
                        .chats()
                        .wrote(event, runtime.configuration().getPaceRepository(), runtime.workers()));
        route.process(entry, failures, finished);
    }
}
