package io.github.camelvzaps.core.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Tells whether a consumer of events works: connected, able to keep its place, finishing what comes, and not silent for
 * too long. It is registered by the consumer itself, since the check of a route does not see consumers behind webhook: and master:.
 * Thread-safe.
 */
final class ConsumerHealthCheck extends AbstractHealthCheck {
    private final WatchedConsumer consumer;
    private final Instant started = Instant.now();

    private ConsumerHealthCheck(String id, WatchedConsumer consumer) {
        super("camel", id);
        this.consumer = consumer;
    }

    /** Registers the check, when the application has a registry for it. */
    static ConsumerHealthCheck register(WatchedConsumer consumer) {
        HealthCheckRegistry registry = HealthCheckHelper.getHealthCheckRegistry(consumer.camelContext());
        if (registry == null) {
            return null;
        }
        ConsumerHealthCheck check = new ConsumerHealthCheck(
                consumer.scheme() + "-" + consumer.operationId() + "-["
                        + consumer.instancesName().replace(",", ", ") + "]",
                consumer);
        registry.register(check);
        return check;
    }

    static void unregister(WatchedConsumer consumer, ConsumerHealthCheck check) {
        HealthCheckRegistry registry = HealthCheckHelper.getHealthCheckRegistry(consumer.camelContext());
        if (registry != null && check != null) {
            registry.unregister(check);
        }
    }

    @Override
    public boolean isLiveness() {
        // a restart of the application does not repair the gateway
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.detail("instances", consumer.instances().toString());
        builder.detail("inFlight", consumer.statistics().getInFlight());
        builder.detail("received", consumer.statistics().getReceived());
        builder.detail("failed", consumer.statistics().getFailed());
        consumer.oldestUnfinishedSince().ifPresent(since -> builder.detail("oldestUnfinishedSince", since.toString()));
        if (consumer.statistics().getLastEventAt() != null) {
            builder.detail("lastEventAt", consumer.statistics().getLastEventAt().toString());
        }
        List<String> problems = consumer.problems();
        Duration allowed = consumer.silenceTimeout();
        if (!problems.isEmpty()) {
            builder.down().message(String.join("; ", problems));
        } else if (!allowed.isZero() && silence().compareTo(allowed) > 0) {
            builder.down()
                    .message("no event for " + silence().toSeconds() + " s; silenceTimeout allows "
                            + allowed.toSeconds() + " s");
        } else if (consumer.isSuspended()) {
            builder.down().message("suspended");
        } else {
            builder.up();
        }
    }

    private Duration silence() {
        Instant last = consumer.statistics().getLastEventAt();
        return Duration.between(last != null && last.isAfter(started) ? last : started, Instant.now());
    }
}
