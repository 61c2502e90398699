package io.github.camelvzaps.core.webhook;

import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.core.gateway.ConsumedInstance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which consumer registers the webhook of which number. A gateway calls one address for each number, so a second consumer
 * would take the events away from the first one. Thread-safe.
 */
public final class RegisteredWebhooks {
    /** By the id of the instance; under the lock of this object. */
    private final Map<String, Registration> registrations = new HashMap<>();

    /** @param path where the consumer listens */
    private record Registration(Object consumer, String path) {}

    /**
     * Gives the webhook of a number to a consumer.
     *
     * @throws IllegalArgumentException when another one has it
     */
    synchronized void take(ConsumedInstance instance, String path, Object consumer) {
        Registration other = registrations.putIfAbsent(instance.id(), new Registration(consumer, path));
        if (other != null && other.consumer != consumer) {
            throw new InvalidConfigurationException(
                    List.of("register"),
                    "Another route registers the webhook of " + instance + " already, at "
                            + other.path + ". A gateway calls one address for each number, so this one at " + path
                            + " would take its events away: let the other route hand them on (direct, multicast, a"
                            + " queue), or set register=false here");
        }
    }

    /** Takes the webhook of a number away from a consumer. */
    synchronized void release(ConsumedInstance instance, Object consumer) {
        registrations
                .entrySet()
                .removeIf(known -> known.getKey().equals(instance.id()) && known.getValue().consumer == consumer);
    }

    /** Takes all webhooks away from a consumer. */
    synchronized void release(Object consumer) {
        registrations.values().removeIf(registration -> registration.consumer == consumer);
    }
}
