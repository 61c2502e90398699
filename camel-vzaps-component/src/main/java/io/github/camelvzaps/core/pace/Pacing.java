package io.github.camelvzaps.core.pace;

import io.github.camelvzaps.api.Failure;
import io.github.camelvzaps.api.GatewayException;
import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.api.Outcome;
import io.github.camelvzaps.core.gateway.ChatsThatWrote;
import io.github.camelvzaps.core.gateway.GatewayConfiguration;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.gateway.RouteStops;
import io.github.camelvzaps.core.operation.AssembledRequest;
import io.github.camelvzaps.core.operation.Operation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.support.service.ServiceHelper;

/** What a producer knows of pacing: its options, and the numbers whose pace it has named. Thread-safe once started. */
public final class Pacing {
    private final GatewayRuntime runtime;
    private final Paces paces;

    /** Null when the endpoint is let off the pace of its numbers. */
    private final PaceSettings settings;

    /** Null with the settings. */
    private final Duration maxWait;

    /** The queues that this has claimed by instance; any thread may add one. Under the lock of this object. */
    private final Map<String, SendQueue> claimed = new HashMap<>();

    private boolean stopped;

    private Pacing(GatewayRuntime runtime, Paces paces, PaceSettings settings, Duration maxWait) {
        this.runtime = runtime;
        this.paces = paces;
        this.settings = settings;
        this.maxWait = maxWait;
    }

    /** What a message that has its turn is given. */
    public interface Turn {
        /** Returns how long the message has waited. */
        Duration waited();

        /**
         * Lets the next message of the chat go. Has to be called when the call has ended.
         *
         * @param failure null for a good call
         */
        void ended(Throwable failure);
    }

    /** What a message that cannot have its turn is given. */
    @FunctionalInterface
    public interface Refused {
        /** @param wholeNumber whether no message of the number could have its turn, not only this one */
        void refused(Duration waited, GatewayException why, boolean wholeNumber);
    }

    /**
     * Starts pacing for a producer.
     *
     * @throws InvalidConfigurationException naming the option that cannot be read
     */
    public static Pacing start(GatewayRuntime runtime, Paces paces) {
        GatewayConfiguration options = runtime.configuration();
        boolean sends = runtime.operation().filter(Operation::sends).isPresent();
        boolean exempt = !sends || PaceSettings.NO_PACE.equalsIgnoreCase(options.getPace());
        Pacing pacing = exempt
                ? new Pacing(runtime, paces, null, null)
                : new Pacing(runtime, paces, PaceSettings.of(options), maxWait(options));
        pacing.claimConfigured();
        return pacing;
    }

    private static Duration maxWait(GatewayConfiguration options) {
        if (options.getPaceMaxWait() <= 0) {
            throw new InvalidConfigurationException(
                    List.of("paceMaxWait"),
                    "The option paceMaxWait takes a duration such as 10m, and nothing shorter than a millisecond; for"
                            + " messages that must not wait set paceWhenFull=fail");
        }
        return switch (options.getPaceWhenFull().toLowerCase(Locale.ROOT)) {
            case "wait" -> Duration.ofMillis(options.getPaceMaxWait());
            case "fail" -> Duration.ZERO;
            default ->
                throw new InvalidConfigurationException(
                        List.of("paceWhenFull"),
                        "The option paceWhenFull takes wait or fail, not '" + options.getPaceWhenFull() + "'");
        };
    }

    private void claimConfigured() {
        if (settings == null || settings.isEmpty()) {
            return;
        }
        if (settings.repository() != null) {
            ServiceHelper.startService(settings.repository());
        }
        GatewayConfiguration options = runtime.configuration();
        String id = options.getInstance() != null
                ? runtime.instances().named(options.getInstance()).getId()
                : options.getInstanceId();
        if (id != null) {
            queue(id);
        }
    }

    /** Gives back what was claimed. */
    public synchronized void stop() {
        stopped = true;
        claimed.keySet().forEach(paces::release);
        claimed.clear();
    }

    /** Returns the queue of a number; null when its messages do not wait. */
    private synchronized SendQueue queue(String instanceId) {
        if (settings.isEmpty() || stopped) {
            return paces.named(instanceId);
        }
        return claimed.computeIfAbsent(instanceId, id -> paces.claim(id, settings));
    }

    /**
     * Waits for the turn of a message without holding a thread.
     *
     * @param go makes the call, on any thread; must not block
     * @param refused is run on any thread, with the time waited, when the message cannot have its turn
     * @return whether one of the two is run; else the message has no pace, and the caller makes the call
     * @throws InvalidConfigurationException when the number has another pace
     */
    public boolean admit(Exchange exchange, AssembledRequest request, Consumer<Turn> go, Refused refused) {
        if (isOff()) {
            return false;
        }
        Set<String> routes = RouteStops.routesOf(exchange);
        return admit(request, routes, paces.stops(routes) ? Duration.ZERO : maxWait, go, refused);
    }

    /**
     * The same for a message that no route waits for.
     *
     * @param longestWait how long it may wait, whatever the options say
     */
    public boolean admit(AssembledRequest request, Duration longestWait, Consumer<Turn> go, Refused refused) {
        return admit(request, Set.of(), longestWait, go, refused);
    }

    private boolean admit(
            AssembledRequest request, Set<String> routes, Duration mayWait, Consumer<Turn> go, Refused refused) {
        if (isOff()) {
            return false;
        }
        String instanceId = request.pathValue("instanceId");
        SendQueue queue = instanceId == null ? null : queue(instanceId);
        if (queue == null) {
            return false;
        }
        String recipient = request.recipient();
        queue.add(new Send(
                paces,
                queue,
                recipient == null ? null : ChatsThatWrote.chat(recipient),
                routes,
                mayWait,
                request.operation().id(),
                go,
                refused));
        return true;
    }

    private boolean isOff() {
        return settings == null || (settings.isEmpty() && paces.isUnused());
    }

    /** A message of a producer. */
    private static final class Send extends WaitingSend {
        private final Paces paces;
        private final SendQueue queue;
        private final String operation;
        private final Consumer<Turn> go;
        private final Refused refused;

        private Send(
                Paces paces,
                SendQueue queue,
                String chat,
                Set<String> routes,
                Duration maxWait,
                String operation,
                Consumer<Turn> go,
                Refused refused) {
            super(chat, routes, maxWait);
            this.paces = paces;
            this.queue = queue;
            this.operation = operation;
            this.go = go;
            this.refused = refused;
        }

        @Override
        void go(Duration waited) {
            go.accept(new Turn() {
                @Override
                public Duration waited() {
                    return waited;
                }

                @Override
                public void ended(Throwable failure) {
                    paces.ended(queue, Send.this, failure);
                }
            });
        }

        @Override
        void refused(Refusal refusal) {
            String when = refusal.roomIn() == null ? "" : "; there is room in " + PaceDuration.text(refusal.roomIn());
            Failure failure =
                    new Failure(0, "", "", null, null, refusal.roomIn(), Map.of(), null, false, refusal.reason());
            String text = operation + ": not sent, since " + refusal.why() + when;
            refused.refused(
                    refusal.waited(),
                    GatewayException.of(Outcome.NOT_SENT, operation, text, failure, refusal.cause()),
                    refusal.wholeNumber());
        }
    }
}
