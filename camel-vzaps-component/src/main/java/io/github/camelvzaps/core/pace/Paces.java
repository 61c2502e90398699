package io.github.camelvzaps.core.pace;

import io.github.bucket4j.TimeMeter;
import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.core.gateway.ChatsThatWrote;
import io.github.camelvzaps.core.gateway.GatewayThreads;
import io.github.camelvzaps.core.gateway.RouteStops;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/** The paces of all numbers of a component: one for each number, whatever routes send through it. Thread-safe. */
public final class Paces {
    private final Supplier<String> scheme;
    private final GatewayThreads threads;
    private final ChatsThatWrote chats;

    /** By the id of the instance; kept while the component is there, so that restarting a route forgets nothing. Under the lock of this object. */
    private final Map<String, Shared> numbers = new HashMap<>();

    private final Restrictions restrictions;
    private final RouteStops routeStops;
    private volatile boolean closed;

    /** Set before the first route starts. */
    private CamelContext context;

    /** Whether no number has ever had a pace, so that sends need not look for one. Set under the lock. */
    private volatile boolean unused = true;

    /** The queue of a number, and how many producers have named its pace. */
    private static final class Shared {
        private final SendQueue queue;
        private int users;

        private Shared(SendQueue queue) {
            this.queue = queue;
        }
    }

    /** @param routeStops says when routes stop */
    public Paces(Supplier<String> scheme, GatewayThreads threads, ChatsThatWrote chats, RouteStops routeStops) {
        this.scheme = scheme;
        this.routeStops = routeStops;
        this.threads = threads;
        this.chats = chats;
        this.restrictions = new Restrictions(scheme);
        routeStops.listen(this::routeStops);
    }

    /** @param context whose events tell of restrictions */
    public void start(CamelContext context) {
        this.context = context;
        closed = false;
    }

    /** Refuses what waits, and everything from now on. */
    public void close() {
        closed = true;
        restrictions.close(context);
        queues().forEach(queue -> queue.refuse(send -> true, "the component stops"));
    }

    private void routeStops(String routeId) {
        queues().forEach(queue -> queue.refuse(
                send -> send.routes().contains(routeId), "its route stops, and it has waited for its turn until then"));
    }

    /** Tells whether a message of these routes must not wait any more. */
    boolean stops(Set<String> routes) {
        return closed || routeStops.includesAnyOf(routes);
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
            unused = false;
        }
        shared.users++;
        return shared.queue;
    }

    synchronized void release(String instanceId) {
        numbers.get(instanceId).users--;
    }

    /** Tells whether no producer has named a pace yet. */
    boolean isUnused() {
        return unused;
    }

    /** Returns the pace that a producer has named for a number; null when none has. */
    synchronized SendQueue named(String instanceId) {
        Shared shared = numbers.get(instanceId);
        return shared == null || shared.users == 0 ? null : shared.queue;
    }

    private SendQueue queue(String instanceId, PaceSettings settings) {
        Restriction restriction = null;
        if (!settings.restrictionPause().isZero()) {
            restriction = new Restriction(settings.restrictionPause(), TimeMeter.SYSTEM_NANOTIME);
            restrictions.add(instanceId, restriction, context);
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
                restriction,
                (chat, ask) -> chats.knows(instanceId, chat, ask ? settings.repository() : null),
                task -> threads.workers().execute(task),
                this::later,
                clock,
                new Random());
    }

    /** Returns what is known of restrictions. */
    Restrictions restrictions() {
        return restrictions;
    }

    /**
     * Learns how a call ended.
     *
     * @param failure null for a good call
     */
    void ended(SendQueue queue, WaitingSend send, Throwable failure) {
        if (queue.restriction() != null) {
            restrictions.learn(queue.shownNumber(), queue.restriction(), send.triesRestriction, failure);
        }
        queue.ended(send);
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
