package io.github.camelvzaps.core.consumer;

import io.github.camelvzaps.core.delivery.RouteEntry;
import io.github.camelvzaps.core.delivery.RouteStep;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.gateway.GuardRepository;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Notes who has written before an event goes into the route: sends to them need not count as new chats. Thread-safe.
 */
final class SenderNotes implements RouteStep {
    private final GatewayRuntime runtime;
    private final RouteStep route;
    private final Executor threads;

    /** @param threads where an event goes on that a repository had to be waited for */
    SenderNotes(GatewayRuntime runtime, RouteStep route, Executor threads) {
        this.runtime = runtime;
        this.route = route;
        this.threads = threads;
    }

    @Override
    public void process(RouteEntry entry, int failures, Consumer<Throwable> finished) {
        // a group of people may hold several who write
        entry.events()
                .forEach(event -> runtime.eventMemory()
                        .chats()
                        .wrote(event, runtime.configuration().getPaceRepository(), runtime.workers()));
        CompletableFuture<Void> kept = runtime.guardRepository()
                .map(repository -> keep(entry, repository))
                .orElse(null);
        if (kept == null || kept.isDone()) {
            route.process(entry, failures, finished);
            return;
        }
        // an event that is acknowledged before its sender is kept may be forgotten by a kill
        kept.whenComplete((nothing, never) -> {
            try {
                threads.execute(() -> goOn(entry, failures, finished));
            } catch (Throwable noThread) {
                finished.accept(noThread);
            }
        });
    }

    private CompletableFuture<Void> keep(RouteEntry entry, GuardRepository repository) {
        return CompletableFuture.allOf(entry.events().stream()
                .map(event -> repository.wrote(event, runtime.workers()))
                .toArray(CompletableFuture[]::new));
    }

    private void goOn(RouteEntry entry, int failures, Consumer<Throwable> finished) {
        try {
            route.process(entry, failures, finished);
        } catch (Throwable e) {
            finished.accept(e);
        }
    }
}
