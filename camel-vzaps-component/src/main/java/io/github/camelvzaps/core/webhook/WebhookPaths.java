package io.github.camelvzaps.core.webhook;

import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.core.consumer.HttpListener;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.service.ServiceHelper;

/**
 * The paths on which the application listens for webhooks. A path stays until the application stops, whatever becomes of
 * its route: Camel makes a new consumer each time a route is started, and what arrives in between has to be asked to come
 * again instead of finding nobody. Thread-safe.
 */
public final class WebhookPaths {
    /** A component that listens for webhooks. */
    public interface Owner {
        /** Returns its paths. */
        WebhookPaths webhookPaths();

        /** Returns its scheme. */
        String getDefaultName();
    }

    /** Who registers an address with the gateway. */
    private final RegisteredWebhooks registered = new RegisteredWebhooks();

    /** Known once the component has one. */
    private final Supplier<CamelContext> context;

    /** By path; under the lock of this object. */
    private final Map<String, Slot> slots = new HashMap<>();

    public WebhookPaths(Supplier<CamelContext> context) {
        this.context = context;
    }

    /**
     * Gives a path to a receiver.
     *
     * @throws IllegalArgumentException when another route has it
     * @throws IllegalStateException when the application has no HTTP server
     */
    synchronized void take(String path, AsyncProcessor receiver) {
        Slot slot = slots.get(path);
        if (slot == null) {
            refuseWhatAnotherSchemeHas(path);
            slot = new Slot(path);
            slot.listening = listen(path, slot);
            slots.put(path, slot);
        }
        if (slot.receiver != null) {
            throw new InvalidConfigurationException(
                    List.of("listenPath"),
                    "Another route takes the webhooks at " + path
                            + " already. One route takes the events of a number: let it"
                            + " hand them on (direct, multicast, a queue), or give one of them another listenPath and"
                            + " register=false");
        }
        slot.receiver = receiver;
    }

    /** Takes a path away from a receiver; what arrives from now on is answered with 503. */
    synchronized void release(String path, AsyncProcessor receiver) {
        Slot slot = slots.get(path);
        if (slot != null && slot.receiver == receiver) {
            slot.receiver = null;
        }
    }

    /**
     * Finds who answers at an address. The HTTP server takes a path for the beginning of a longer name too, and a call
     * for one instance must not be taken for one of another.
     */
    private synchronized Slot at(String address) {
        Slot slot = slots.get(address);
        for (int slash = address.lastIndexOf('/');
                slot == null && slash > 0;
                slash = address.lastIndexOf('/', slash - 1)) {
            slot = slots.get(address.substring(0, slash));
        }
        return slot;
    }

    /** Tells whether an address is one of ours, whatever becomes of its route. */
    boolean covers(String address) {
        return at(address) != null;
    }

    /** Returns who answers at an address; null when nobody does. */
    AsyncProcessor receiverAt(String address) {
        Slot slot = at(address);
        return slot == null ? null : slot.receiver;
    }

    /** Returns which consumer registers the webhook of which number. */
    public RegisteredWebhooks registered() {
        return registered;
    }

    /** Stops to listen. */
    public synchronized void close() {
        slots.values().forEach(slot -> ServiceHelper.stopAndShutdownService(slot.listening));
        slots.clear();
    }

    /** Tells whether somebody listens at a path. */
    synchronized boolean has(String path) {
        return slots.containsKey(path);
    }

    /** Another scheme may have been given the same listenPath; the server would ask one of them only. */
    private void refuseWhatAnotherSchemeHas(String path) {
        for (String name : context.get().getComponentNames()) {
            if (context.get().hasComponent(name) instanceof Owner other
                    && other.webhookPaths() != this
                    && other.webhookPaths().has(path)) {
                throw new InvalidConfigurationException(
                        List.of("listenPath"),
                        "The scheme " + other.getDefaultName() + " takes the webhooks at " + path
                                + " already: give one of the two another listenPath");
            }
        }
    }

    private Consumer listen(String path, AsyncProcessor slot) {
        // the secret is looked at before a body is read
        return new HttpListener(context.get(), path, "receive webhooks").listenForBodies(slot);
    }

    /** One path. */
    private final class Slot extends AsyncProcessorSupport {
        private final String path;

        /** Set once, before the slot is known to anybody else. */
        private Consumer listening;

        /** Who answers; null while the route is stopped. Changed under the lock of the paths. */
        private volatile AsyncProcessor receiver;

        private Slot(String path) {
            this.path = path;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            // some servers give the whole path, some only what is behind the one that was listened to
            String given = exchange.getMessage().getHeader(Exchange.HTTP_PATH, "", String.class);
            String behind = given.startsWith(path) ? given.substring(path.length()) : given;
            Slot slot = behind.isEmpty() || behind.startsWith("/") ? this : at(path + behind);
            if (slot == null) {
                WebhookAnswer.unknown(exchange);
            } else {
                AsyncProcessor current = slot.receiver;
                if (current != null) {
                    return current.process(exchange, callback);
                }
                WebhookAnswer.busy(exchange);
            }
            callback.done(true);
            return true;
        }
    }
}
