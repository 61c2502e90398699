package io.github.camelvzaps.core.watch;

import io.github.camelvzaps.api.Outcome;
import io.github.camelvzaps.core.delivery.DeliveryStatistics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;
import java.util.function.ToDoubleFunction;
import org.apache.camel.CamelContext;
import org.apache.camel.support.CamelContextHelper;

/**
 * Meters of Micrometer, in the registry that camel-micrometer uses. Only loaded when the library is there. Thread-safe.
 */
final class MicrometerMeters implements Meters {
    /** The name under which camel-micrometer keeps its registry. */
    private static final String REGISTRY = "metricsRegistry";

    private static final String EVENTS = "camel.vzaps.events.";

    private static final Map<String, ToDoubleFunction<DeliveryStatistics>> COUNTERS = new TreeMap<>(Map.of(
            "received", DeliveryStatistics::getReceived,
            "finished", DeliveryStatistics::getFinished,
            "failed", DeliveryStatistics::getFailed,
            "redelivered", DeliveryStatistics::getRedelivered,
            "duplicates", DeliveryStatistics::getDuplicates,
            "skipped", DeliveryStatistics::getSkipped,
            "given.up", DeliveryStatistics::getGivenUp,
            "claims.lost", DeliveryStatistics::getClaimsLost,
            "unknown", DeliveryStatistics::getUnknown,
            "refused", DeliveryStatistics::getRefused));

    private final MeterRegistry registry;
    private final Tags tags;
    private final List<Meter> watching = new CopyOnWriteArrayList<>();

    private MicrometerMeters(MeterRegistry registry, Tags tags) {
        this.registry = registry;
        this.tags = tags;
    }

    static Meters find(CamelContext context, String scheme, String instance) {
        MeterRegistry registry = CamelContextHelper.lookup(context, REGISTRY, MeterRegistry.class);
        if (registry == null) {
            registry = CamelContextHelper.findSingleByType(context, MeterRegistry.class);
        }
        Tags tags = Tags.of("scheme", scheme, "instance", instance);
        return registry == null ? NONE : new MicrometerMeters(registry, tags);
    }

    @Override
    public void watch(WatchedConsumer consumer) {
        Tags all = tags.and("operation", consumer.operationId());
        DeliveryStatistics statistics = consumer.statistics();
        COUNTERS.forEach((name, count) -> watching.add(FunctionCounter.builder(EVENTS + name, statistics, count)
                .tags(all)
                .register(registry)));
        watching.add(FunctionCounter.builder(EVENTS + "reconnects", statistics, DeliveryStatistics::getReconnects)
                .tags(all)
                .register(registry));
        watching.add(Gauge.builder(EVENTS + "in.flight", statistics, DeliveryStatistics::getInFlight)
                .tags(all)
                .register(registry));
        watching.add(Gauge.builder(
                        EVENTS + "problems", consumer, each -> each.problems().size())
                .tags(all)
                .register(registry));
        watching.add(Gauge.builder(EVENTS + "unfinished.age", consumer, MicrometerMeters::secondsUnfinished)
                .tags(all)
                .baseUnit("seconds")
                .register(registry));
        watching.add(Gauge.builder(EVENTS + "last.age", statistics, MicrometerMeters::secondsSinceLast)
                .tags(all)
                .baseUnit("seconds")
                .register(registry));
    }

    /** How long the oldest unfinished event is here; zero when all are finished. */
    private static double secondsUnfinished(WatchedConsumer consumer) {
        return consumer.oldestUnfinishedSince()
                .map(since -> Duration.between(since, Instant.now()).toMillis() / 1000.0)
                .orElse(0.0);
    }

    /** No number before the first event. */
    private static double secondsSinceLast(DeliveryStatistics statistics) {
        Instant last = statistics.getLastEventAt();
        return last == null ? Double.NaN : Duration.between(last, Instant.now()).toMillis() / 1000.0;
    }

    @Override
    public void unwatch() {
        watching.forEach(registry::remove);
        watching.clear();
    }

    @Override
    public void called(String operation, Outcome failure) {
        String end = failure == null
                ? "done"
                : failure.name().toLowerCase(Locale.ROOT).replace('_', '.');
        registry.counter("camel.vzaps.calls." + end, tags.and("operation", operation))
                .increment();
    }

    @Override
    public void watchRestricted(IntSupplier count) {
        watching.add(Gauge.builder("camel.vzaps.restricted", count, IntSupplier::getAsInt)
                .tags(tags)
                .strongReference(true)
                .register(registry));
    }

    @Override
    public void watchOutbox(String table, IntSupplier waiting, DoubleSupplier oldestSeconds) {
        watchTable("camel.vzaps.outbox", "table", table, waiting, oldestSeconds);
    }

    @Override
    public void watchInbox(String subscription, IntSupplier waiting, DoubleSupplier oldestSeconds) {
        watchTable("camel.vzaps.inbox", "subscription", subscription, waiting, oldestSeconds);
    }

    private void watchTable(String name, String tag, String value, IntSupplier waiting, DoubleSupplier oldestSeconds) {
        Tags all = tags.and(tag, value);
        watching.add(Gauge.builder(name + ".waiting", waiting, IntSupplier::getAsInt)
                .tags(all)
                .strongReference(true)
                .register(registry));
        watching.add(Gauge.builder(name + ".oldest.age", oldestSeconds, DoubleSupplier::getAsDouble)
                .tags(all)
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry));
    }

    @Override
    public void paced(String operation, Duration waited) {
        registry.timer("camel.vzaps.pace.wait", tags.and("operation", operation))
                .record(waited);
    }
}
