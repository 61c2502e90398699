package io.github.camelvzaps.core.consumer;

import io.github.camelvzaps.core.gateway.ConsumedInstance;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The instances whose events a consumer takes, and that they change while it runs. Thread-safe. */
final class FollowedInstances {
    private static final Logger LOG = LoggerFactory.getLogger(FollowedInstances.class);
    private static final String ALL = "*";
    private static final int REMOVED = 1000;

    private final GatewayRuntime runtime;

    /** Runs on the thread that changes the instances. */
    private final Runnable changed = this::followLater;

    private volatile List<ConsumedInstance> now = List.of();

    /** The newest removed ones by id: what the route still has of one may need its token. Under its own lock. */
    private final Map<String, ConsumedInstance> removed = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ConsumedInstance> eldest) {
            return size() > REMOVED;
        }
    };

    /** How they are named as a whole; set on start. */
    private volatile String name = "";

    /** Whether a look at what changed is planned; any thread sets it. */
    private final AtomicBoolean planned = new AtomicBoolean();

    /** Who is to follow; null while the consumer starts or is stopped. Under the lock of this object. */
    private Consumer<List<ConsumedInstance>> follower;

    /** Runs after a look, on the same thread and without a lock of this object. */
    private final Runnable followed;

    /** @param followed runs after each look at what changed, on a thread that may block */
    FollowedInstances(GatewayRuntime runtime, Runnable followed) {
        this.runtime = runtime;
        this.followed = followed;
    }

    /**
     * Reads whose events are to be taken.
     *
     * @throws IllegalArgumentException naming the options when they name none
     */
    void read() {
        now = runtime.consumedInstances();
        // a name that changes would be another health check and other meters
        name = ALL.equals(runtime.configuration().getInstances()) ? ALL : names(now);
        if (now.isEmpty()) {
            LOG.warn("{} has no instance to take events of, and waits for one to be added", runtime.shownId());
        }
    }

    /** Gives changes since {@link #read} to a follower, one after the other, on threads that may block. */
    void follow(Consumer<List<ConsumedInstance>> by) {
        synchronized (this) {
            follower = by;
        }
        runtime.instances().listen(changed);
        followLater();
    }

    /** Ends that; waits for a change that is being followed. */
    void stop() {
        runtime.instances().ignore(changed);
        synchronized (this) {
            follower = null;
        }
    }

    private void followLater() {
        if (!planned.compareAndSet(false, true)) {
            // a thousand changes at once are one look at the outcome
            return;
        }
        try {
            runtime.workers().execute(() -> {
                planned.set(false);
                followNow();
                followed.run();
            });
        } catch (RejectedExecutionException stopping) {
            planned.set(false);
            LOG.debug("{} stops and does not follow a change of instances", runtime.shownId());
        }
    }

    /** Follows what has changed since the last look; returns after it. */
    synchronized void followNow() {
        List<ConsumedInstance> next = runtime.consumedInstances();
        if (follower != null && !next.equals(now)) {
            synchronized (removed) {
                now.forEach(one -> removed.put(one.id(), one));
                next.forEach(one -> removed.remove(one.id()));
            }
            now = next;
            follower.accept(next);
        }
    }

    /** Returns whose events are taken. */
    List<ConsumedInstance> now() {
        return now;
    }

    /** Returns how they are named as a whole; the same while the consumer runs. */
    String name() {
        return name;
    }

    /** Returns an instance by its id, one too that was just removed; null when there is none. */
    ConsumedInstance withId(String id) {
        return now.stream()
                .filter(instance -> instance.id().equals(id))
                .findFirst()
                .orElseGet(() -> removedWithId(id));
    }

    private ConsumedInstance removedWithId(String id) {
        synchronized (removed) {
            return removed.get(id);
        }
    }

    static String names(List<ConsumedInstance> instances) {
        return instances.stream().map(ConsumedInstance::name).collect(Collectors.joining(","));
    }
}
