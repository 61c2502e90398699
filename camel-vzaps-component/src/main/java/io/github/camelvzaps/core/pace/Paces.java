package io.github.camelvzaps.core.pace;

import io.github.bucket4j.TimeMeter;
import io.github.camelvzaps.api.FailureReason;
import io.github.camelvzaps.api.GatewayException;
import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.core.gateway.ChatsThatWrote;
import io.github.camelvzaps.core.gateway.GatewayThreads;
import io.github.camelvzaps.core.watch.Meters;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.support.LifecycleStrategySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The paces of all numbers of a component: one for each number, whatever routes send through it. Thread-safe. */
public final class Paces {
    private static final Logger LOG = LoggerFactory.getLogger(Paces.class);

    /** Known once the component is built. */
    private final Supplier<String> scheme;
    private final GatewayThreads threads;
    private final ChatsThatWrote chats;

    /** By the id of the instance; kept while the component is there, so that restarting a route forgets nothing. Under the lock of this object. */
    private final Map<String, Shared> numbers = new HashMap<>();

    private final List<Consumer<RestrictionChange>> listeners = new CopyOnWriteArrayList<>();
    private final Set<String> stoppingRoutes = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Set before the first route starts. */
    private CamelContext context;

    /** Null until a number heeds restrictions. Under the lock of this object, as the meters. */
    private RestrictionHealthCheck health;

    private Meters meters = Meters.NONE;

    /** The queue of a number, and how many producers have named its pace. */
    private static final class Shared {
        private final SendQueue queue;
        private int users;

        private Shared(SendQueue queue) {
            this.queue = queue;
        }
    }

    public Paces(Supplier<String> scheme, GatewayThreads threads, ChatsThatWrote chats) {
        this.scheme = scheme;
        this.threads = threads;
        this.chats = chats;
    }

    /** Learns from now on when routes stop. */
    public void watchRoutes(CamelContext context) {
        this.context = context;
        context.getRoutes().forEach(this::watch);
        context.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onRoutesAdd(Collection<Route> routes) {
                routes.forEach(Paces.this::watch);
            }
        });
    }

    private void watch(Route route) {
        routeStarts(route.getRouteId());
        boolean watched = route.getServices().stream()
                .anyMatch(service -> service instanceof StopNotice notice && notice.isOf(this));
        if (!watched) {
            route.addService(new StopNotice(this, route.getRouteId()));
        }
    }

    public void start() {
        closed = false;
    }

    /** Refuses what waits, and everything from now on. */
    public void close() {
        closed = true;
        unwatch();
        queues().forEach(queue -> queue.refuse(send -> true, "the component stops"));
    }

    /** Lets messages of a route wait again: it starts, or has stopped and sends nothing. */
    void routeStarts(String routeId) {
        stoppingRoutes.remove(routeId);
    }

    void routeStops(String routeId, boolean suspendOnly) {
        if (!suspendOnly) {
            stoppingRoutes.add(routeId);
        }
        queues().forEach(queue -> queue.refuse(
                send -> send.routes().contains(routeId), "its route stops, and it has waited for its turn until then"));
    }

    /** Tells whether a message of these routes must not wait any more. */
    boolean stops(Set<String> routes) {
        return closed || routes.stream().anyMatch(stoppingRoutes::contains);
    }

    private synchronized List<SendQueue> queues() {
        return numbers.values().stream().map(shared -> shared.queue).toList();
    }

    /**
     * Returns the pace of a number for a producer that names one.
     *
     * @throws InvalidConfigurationException when another producer that is started has named another one
     */
    synchronized SendQueue claim(String instanceId, PaceSettings settings) {
        Shared shared = numbers.get(instanceId);
        if (shared != null && !shared.queue.settings().equals(settings)) {
            if (shared.users > 0) {
                throw new InvalidConfigurationException(
                        List.of(),
                        "The instance " + instanceId + " has one pace, and two endpoints name different ones: "
                                + shared.queue.settings().text() + " and " + settings.text()
                                + ". Set the options once, on the component, or give both endpoints the same ones");
            }
            shared = null;
        }
        if (shared == null) {
            shared = new Shared(queue(instanceId, settings));
            numbers.put(instanceId, shared);
        }
        shared.users++;
        return shared.queue;
    }

    synchronized void release(String instanceId) {
        numbers.get(instanceId).users--;
    }

    /** Returns the pace that a producer has named for a number; null when none has. */
    synchronized SendQueue named(String instanceId) {
        Shared shared = numbers.get(instanceId);
        return shared == null || shared.users == 0 ? null : shared.queue;
    }

    private SendQueue queue(String instanceId, PaceSettings settings) {
        if (!settings.restrictionPause().isZero()) {
            watchRestrictions();
        }
        String inStore = scheme.get() + ":" + instanceId;
        TimeMeter clock = TimeMeter.SYSTEM_NANOTIME;
        WarmUp warmUp =
                settings.warmUp().isZero() ? null : new WarmUp(inStore, settings.warmUp(), settings.store(), clock);
        return new SendQueue(
                instanceId,
                settings,
                settings.all().isEmpty() ? null : new Budget(inStore, settings.all(), settings.store(), warmUp, clock),
                settings.newChats().isEmpty()
                        ? null
                        : new Budget(inStore + ":new", settings.newChats(), settings.store(), warmUp, clock),
                settings.restrictionPause().isZero() ? null : new Restriction(settings.restrictionPause(), clock),
                (chat, ask) -> chats.knows(instanceId, chat, ask ? settings.repository() : null),
                task -> threads.workers().execute(task),
                this::later,
                clock,
                new Random());
    }

    private void watchRestrictions() {
        HealthCheckRegistry registry = HealthCheckHelper.getHealthCheckRegistry(context);
        if (health == null && registry != null) {
            health = new RestrictionHealthCheck(scheme.get(), this::restricted);
            registry.register(health);
        }
        if (meters == Meters.NONE) {
            meters = Meters.of(context, scheme.get(), "");
            meters.watchRestricted(() -> restricted().size());
        }
    }

    private synchronized void unwatch() {
        if (health != null) {
            HealthCheckHelper.getHealthCheckRegistry(context).unregister(health);
            health = null;
        }
        meters.unwatch();
        meters = Meters.NONE;
    }

    /** Hears of each restriction that begins or ends. */
    void listen(Consumer<RestrictionChange> listener) {
        listeners.add(listener);
    }

    void unlisten(Consumer<RestrictionChange> listener) {
        listeners.remove(listener);
    }

    /** Returns the numbers that WhatsApp limits, and since when. */
    Map<String, String> restricted() {
        Map<String, String> restricted = new TreeMap<>();
        for (SendQueue queue : queues()) {
            Instant since =
                    queue.restriction() == null ? null : queue.restriction().since();
            if (since != null) {
                restricted.put(queue.shownNumber(), since.toString());
            }
        }
        return restricted;
    }

    /**
     * Learns how a call ended.
     *
     * @param failure null for a good call
     */
    void ended(SendQueue queue, WaitingSend send, Throwable failure) {
        if (queue.restriction() != null) {
            learn(queue, send, failure);
        }
        queue.ended(send);
    }

    private void learn(SendQueue queue, WaitingSend send, Throwable failure) {
        Restriction restriction = queue.restriction();
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        boolean restricted =
                cause instanceof GatewayException answer && answer.getFailureReason() == FailureReason.RESTRICTED;
        if (restricted) {
            boolean begins = restriction.found(send.triesRestriction);
            Duration pause = restriction.heldFor();
            if (begins) {
                LOG.warn(
                        "WhatsApp limits the instance {}: messages to new chats are held, replies go; the next try is"
                                + " in {}",
                        queue.shownNumber(),
                        PaceDuration.text(pause));
                tell(new RestrictionChange(queue.shownNumber(), true, restriction.since()));
            } else if (send.triesRestriction) {
                LOG.info(
                        "WhatsApp still limits the instance {}; the next try is in {}",
                        queue.shownNumber(),
                        PaceDuration.text(pause));
            }
        } else if (send.triesRestriction && failure == null) {
            Instant since = restriction.since();
            restriction.ended();
            LOG.info("WhatsApp does not limit the instance {} any more", queue.shownNumber());
            tell(new RestrictionChange(queue.shownNumber(), false, since));
        } else if (send.triesRestriction) {
            restriction.tryFailed();
        }
    }

    private void tell(RestrictionChange change) {
        listeners.forEach(listener -> listener.accept(change));
    }

    private Runnable later(long nanos, Runnable task) {
        try {
            ScheduledFuture<?> planned = threads.timer().schedule(task, nanos, TimeUnit.NANOSECONDS);
            return () -> planned.cancel(false);
        } catch (RejectedExecutionException stopped) {
            // close() refuses what waits
            return () -> {};
        }
    }

    /** Returns how the numbers are doing, for consoles. */
    public synchronized List<Map<String, Object>> report() {
        return numbers.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> report(entry.getKey(), entry.getValue().queue))
                .toList();
    }

    private static Map<String, Object> report(String instanceId, SendQueue queue) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("instance", instanceId);
        report.put("pace", queue.settings().text());
        report.put("left", queue.left().map(String::valueOf).orElse(""));
        report.put("waiting", queue.size());
        report.put("longestWaitMillis", queue.longestWait().toMillis());
        Restriction restriction = queue.restriction();
        boolean restricted = restriction != null && restriction.since() != null;
        report.put("restrictedSince", restricted ? restriction.since().toString() : "");
        report.put("nextTryIn", restricted ? PaceDuration.text(restriction.heldFor()) : "");
        return report;
    }
}
