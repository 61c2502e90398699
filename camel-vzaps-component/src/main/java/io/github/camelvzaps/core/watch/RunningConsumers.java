package io.github.camelvzaps.core.watch;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The consumers of a component that are started, each with all that watches it. Thread-safe. */
public final class RunningConsumers {
    private final BooleanSupplier healthChecks;
    private final Supplier<ScheduledExecutorService> timer;

    /** Each consumer adds and removes itself. */
    private final Map<WatchedConsumer, Watch> running = new ConcurrentHashMap<>();

    /** @param healthChecks whether the component's consumers register health checks */
    public RunningConsumers(BooleanSupplier healthChecks, Supplier<ScheduledExecutorService> timer) {
        this.healthChecks = healthChecks;
        this.timer = timer;
    }

    /** What watches one consumer. */
    private record Watch(ConsumerHealthCheck health, Meters meters, ProblemLog problems) {}

    /** Begins to watch a consumer. */
    public void started(WatchedConsumer consumer) {
        ConsumerHealthCheck health = healthChecks.getAsBoolean() ? ConsumerHealthCheck.register(consumer) : null;
        Meters meters = Meters.of(consumer.camelContext(), consumer.scheme(), consumer.instancesName());
        meters.watch(consumer);
        running.put(consumer, new Watch(health, meters, new ProblemLog(consumer, timer.get())));
    }

    /** Ends what {@link #started} began; does nothing for a consumer that never got that far. */
    public void stopped(WatchedConsumer consumer) {
        Watch watch = running.remove(consumer);
        if (watch != null) {
            ConsumerHealthCheck.unregister(consumer, watch.health());
            watch.meters().unwatch();
            watch.problems().stop();
        }
    }

    /** Tells whether one of them takes the messages of the instance with this id. */
    public boolean takeMessagesOf(String instanceId) {
        return running.keySet().stream().anyMatch(consumer -> consumer.takesMessagesOf(instanceId));
    }

    public Collection<WatchedConsumer> all() {
        return List.copyOf(running.keySet());
    }
}
