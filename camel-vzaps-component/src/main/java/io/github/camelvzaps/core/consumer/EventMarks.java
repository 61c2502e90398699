package io.github.camelvzaps.core.consumer;

import io.github.camelvzaps.core.delivery.Deduplication;
import io.github.camelvzaps.core.delivery.DeliveryStatistics;
import io.github.camelvzaps.core.delivery.SharedClaims;
import io.github.camelvzaps.core.gateway.GatewayConfiguration;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;
import org.apache.camel.CamelContextAware;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Under which name, and where, a consumer claims events and remembers those that are finished. */
final class EventMarks {
    private static final Logger LOG = LoggerFactory.getLogger(EventMarks.class);

    /** How Camel names a route that has no id: by its place among them, which another version of the routes may change. */
    private static final Pattern NUMBERED = Pattern.compile("route\\d+");

    /** How long a route that never ends keeps an event after the stop of its consumer, without a lease of claims. */
    private static final Duration USUAL_LEASE = Duration.ofMinutes(1);

    private EventMarks() {}

    /**
     * Makes what keeps repetitions from the route of a consumer; null when they are to reach it.
     *
     * @param name under which the consumer claims events
     */
    static Deduplication deduplication(String name, GatewayRuntime runtime, DeliveryStatistics statistics) {
        GatewayConfiguration configuration = runtime.configuration();
        if (!configuration.isIdempotent()) {
            return null;
        }
        IdempotentRepository repository = runtime.idempotentRepository();
        CamelContextAware.trySetCamelContext(repository, runtime.camelContext());
        ServiceHelper.startService(repository);
        boolean isLocal =
                repository instanceof MemoryIdempotentRepository || repository instanceof FileIdempotentRepository;
        if (NUMBERED.matcher(name).matches() && configuration.getIdempotentRepository() != null) {
            LOG.warn(
                    "{} remembers finished events under the name {}, which Camel numbered: give the route an id or set"
                            + " the option subscription, or another order of the routes mixes up whose events are"
                            + " finished",
                    runtime.shownId(),
                    name);
        }
        Duration lease = Duration.ofMillis(configuration.getClaimLease());
        SharedClaims shared = lease.isZero() || isLocal
                ? null
                : new SharedClaims(repository, lease, Clock.systemUTC(), statistics::claimLost);
        return new Deduplication(
                name,
                repository,
                runtime.eventMemory().claims(),
                shared,
                lease.isZero() ? USUAL_LEASE : lease,
                runtime.workers(),
                runtime.timer());
    }
}
