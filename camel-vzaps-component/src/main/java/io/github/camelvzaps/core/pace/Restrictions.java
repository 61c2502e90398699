package io.github.camelvzaps.core.pace;

import io.github.camelvzaps.api.FailureReason;
import io.github.camelvzaps.api.GatewayException;
import io.github.camelvzaps.core.client.AsyncFailure;
import io.github.camelvzaps.core.watch.Meters;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The restrictions of all numbers of a component: learns of them, and says so in log, health, meter and to routes. Thread-safe. */
final class Restrictions {
    private static final Logger LOG = LoggerFactory.getLogger(Restrictions.class);

    private final Supplier<String> scheme;

    // all under the lock of this object, so that a listener hears each change once, whenever it comes
    private final Map<String, Restriction> numbers = new TreeMap<>();
    private final Set<Consumer<RestrictionChange>> listeners = new LinkedHashSet<>();
    private Meters meters = Meters.NONE;

    /** Null until a number heeds restrictions. */
    private RestrictionHealthCheck health;

    Restrictions(Supplier<String> scheme) {
        this.scheme = scheme;
    }

    /** Watches over a number from now on. */
    synchronized void add(String instanceId, Restriction restriction, CamelContext context) {
        numbers.put(instanceId, restriction);
        HealthCheckRegistry registry = HealthCheckHelper.getHealthCheckRegistry(context);
        if (health == null && registry != null) {
            health = new RestrictionHealthCheck(scheme.get(), this::inForce);
            registry.register(health);
        }
        if (meters == Meters.NONE) {
            meters = Meters.of(context, scheme.get(), "");
            meters.watchRestricted(() -> inForce().size());
        }
    }

    /** Takes health check and meter away. */
    synchronized void close(CamelContext context) {
        if (health != null) {
            HealthCheckHelper.getHealthCheckRegistry(context).unregister(health);
            health = null;
        }
        meters.unwatch();
        meters = Meters.NONE;
    }

    /** Hears of each restriction that is in force now, and of each that begins or ends from now on. */
    synchronized void listen(Consumer<RestrictionChange> listener) {
        numbers.forEach((instance, restriction) -> {
            Instant since = restriction.since();
            if (since != null) {
                listener.accept(new RestrictionChange(instance, true, since));
            }
        });
        listeners.add(listener);
    }

    synchronized void unlisten(Consumer<RestrictionChange> listener) {
        listeners.remove(listener);
    }

    /** Returns the numbers that WhatsApp limits, and since when. */
    synchronized Map<String, String> inForce() {
        Map<String, String> inForce = new TreeMap<>();
        numbers.forEach((instance, restriction) -> {
            Instant since = restriction.since();
            if (since != null) {
                inForce.put(instance, since.toString());
            }
        });
        return inForce;
    }

    /**
     * Learns from the end of a call.
     *
     * @param tried whether the call was a try of a restricted number
     * @param failure null for a good call
     */
    synchronized void learn(String instanceId, Restriction restriction, boolean tried, Throwable failure) {
        boolean restricted = AsyncFailure.cause(failure) instanceof GatewayException answer
                && answer.getFailureReason() == FailureReason.RESTRICTED;
        if (restricted) {
            found(instanceId, restriction, tried);
        } else if (tried && failure == null) {
            Instant since = restriction.since();
            restriction.ended();
            LOG.info("WhatsApp does not limit the instance {} any more", instanceId);
            listeners.forEach(listener -> listener.accept(new RestrictionChange(instanceId, false, since)));
        } else if (tried) {
            restriction.tryFailed();
        }
    }

    private void found(String instanceId, Restriction restriction, boolean tried) {
        boolean begins = restriction.found(tried);
        Duration pause = restriction.heldFor();
        if (begins) {
            LOG.warn(
                    "WhatsApp limits the instance {}: messages to new chats are held, replies go; the next try is in {}",
                    instanceId,
                    PaceDuration.text(pause));
            Instant since = restriction.since();
            listeners.forEach(listener -> listener.accept(new RestrictionChange(instanceId, true, since)));
        } else if (tried) {
            LOG.info(
                    "WhatsApp still limits the instance {}; the next try is in {}",
                    instanceId,
                    PaceDuration.text(pause));
        }
    }
}
