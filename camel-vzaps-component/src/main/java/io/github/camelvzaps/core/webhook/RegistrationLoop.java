package io.github.camelvzaps.core.webhook;

import io.github.camelvzaps.core.consumer.WantedEvents;
import io.github.camelvzaps.core.delivery.Backoff;
import io.github.camelvzaps.core.gateway.ConsumedInstance;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.gateway.WebhookRegistration;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers the webhooks of instances, and retries until it succeeds or is not wanted any more. The route runs meanwhile:
 * the gateway may know the address already. Thread-safe.
 */
final class RegistrationLoop {
    private static final Logger LOG = LoggerFactory.getLogger(RegistrationLoop.class);
    private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
    private static final long UNREGISTER_SECONDS = 10;

    private final GatewayRuntime runtime;
    private final Predicate<ConsumedInstance> known;
    private final BooleanSupplier open;
    private final BiFunction<WebhookRegistration, ConsumedInstance, String> addresses;
    private final Map<String, String> problems;

    /**
     * @param known whether an instance is still one of the consumer, with this token
     * @param open whether registrations are tried at all; false while the consumer is suspended
     * @param addresses returns the address to register for an instance
     * @param problems where it is noted, by the name of the instance, why the last try failed; any thread writes
     */
    RegistrationLoop(
            GatewayRuntime runtime,
            Predicate<ConsumedInstance> known,
            BooleanSupplier open,
            BiFunction<WebhookRegistration, ConsumedInstance, String> addresses,
            Map<String, String> problems) {
        this.runtime = runtime;
        this.known = known;
        this.open = open;
        this.addresses = addresses;
        this.problems = problems;
    }

    /** Registers without waiting for the end. */
    void register(ConsumedInstance instance) {
        attempt(instance, 0);
    }

    private void attempt(ConsumedInstance instance, int failures) {
        if (!open.getAsBoolean() || !known.test(instance)) {
            return;
        }
        registered(instance).whenComplete((changed, failure) -> {
            if (failure == null) {
                problems.remove(instance.name());
                LOG.info("The webhook of {} is {}", instance, changed ? "registered" : "registered already");
            } else if (known.test(instance)) {
                retry(instance, failures + 1, runtime.reasonOf(failure));
            }
        });
    }

    private CompletableFuture<Boolean> registered(ConsumedInstance instance) {
        try {
            WebhookRegistration registration = runtime.webhookRegistration();
            String address = addresses.apply(registration, instance);
            return registration.register(instance, address, WantedEvents.types(runtime.configuration()));
        } catch (RuntimeException e) {
            // a timer runs this, and nobody would see it
            return CompletableFuture.failedFuture(e);
        }
    }

    private void retry(ConsumedInstance instance, int failures, String why) {
        problems.put(instance.name(), "the webhook of " + instance + " is not registered: " + why);
        LOG.warn("Could not register the webhook of {}, retrying: {}", instance, why);
        runtime.timer()
                .schedule(
                        () -> attempt(instance, failures),
                        PAUSES.pause(failures).toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /** Takes a registration back; waits for the end, but not for long. */
    void unregister(ConsumedInstance instance) {
        WebhookRegistration registration = runtime.webhookRegistration();
        try {
            registration
                    .unregister(instance, addresses.apply(registration, instance))
                    .get(UNREGISTER_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.warn("Could not unregister the webhook of {}: {}", instance, runtime.reasonOf(e));
        }
    }
}
