package io.github.camelvzaps.core.realtime;

import io.github.camelvzaps.core.delivery.EventPipeline;
import io.github.camelvzaps.core.gateway.ConsumedInstance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The streams that a consumer is in, one for each of its instances. What changes is opened and closed, and the others are
 * not touched. An instance that is removed gives nothing more to the route; its connection stays for the
 * acknowledgements of what is in the route, and is closed after it. Thread-safe.
 */
final class InstanceConnections {
    private static final Logger LOG = LoggerFactory.getLogger(InstanceConnections.class);

    /** Where an instance stands that is not wanted any more. */
    private enum Leaving {
        NOT,
        /** The route has something of it. */
        AFTER_ROUTE,
        /** It is being closed. */
        NOW
    }

    /** One instance; changed under the lock of the connections. */
    private static final class Connection {
        private final RealtimeStreams.Joined joined;
        private volatile Leaving leaving = Leaving.NOT;

        private Connection(RealtimeStreams.Joined joined) {
            this.joined = joined;
        }
    }

    private final RealtimeStreams streams;
    private final Function<ConsumedInstance, RealtimeStreams.Joined> join;
    private final Executor workers;

    /** By id; changed under the lock of this object, read without it. */
    private final Map<String, Connection> connections = new ConcurrentSkipListMap<>();

    /** Why instances could not be joined, by id; the same. */
    private final Map<String, String> problems = new ConcurrentSkipListMap<>();

    // under the lock of this object

    /** Whose events are wanted, by id. */
    private Map<String, ConsumedInstance> wanted = Map.of();

    /** Through which the events of this start go. */
    private EventPipeline pipeline;

    /** Whether streams are opened as soon as they are joined. */
    private boolean open;

    private boolean suspended;

    /** @param join makes the consumer part of the stream of an instance */
    InstanceConnections(
            RealtimeStreams streams, Function<ConsumedInstance, RealtimeStreams.Joined> join, Executor workers) {
        this.streams = streams;
        this.join = join;
        this.workers = workers;
    }

    /**
     * Joins the streams of the first instances, and opens none.
     *
     * @throws IllegalArgumentException when an instance is listened to with other options
     */
    synchronized void start(List<ConsumedInstance> instances, EventPipeline through) {
        pipeline = through;
        open = false;
        suspended = false;
        wanted = byId(instances);
        for (ConsumedInstance instance : instances) {
            connections.put(instance.id(), new Connection(join.apply(instance)));
        }
    }

    /** Opens all streams, and lets {@link #openJoined} open others from now on. */
    synchronized void open() {
        if (pipeline != null) {
            open = true;
            openJoined();
        }
    }

    /** Opens what was joined since; to be called once all consumers have joined it. */
    synchronized void openJoined() {
        if (open) {
            connections.values().stream()
                    .filter(one -> one.leaving == Leaving.NOT)
                    .forEach(one -> one.joined.stream().open());
        }
    }

    /** Joins the streams of these instances, opens none, and leaves all others. May block. */
    synchronized void align(List<ConsumedInstance> instances) {
        if (pipeline == null) {
            return;
        }
        wanted = byId(instances);
        problems.keySet().retainAll(wanted.keySet());
        for (Map.Entry<String, Connection> known : connections.entrySet()) {
            if (!wanted.containsKey(known.getKey())) {
                leave(known.getKey(), known.getValue());
            }
        }
        instances.forEach(this::align);
    }

    private void align(ConsumedInstance instance) {
        Connection known = connections.get(instance.id());
        if (known == null) {
            joinNow(instance);
        } else if (known.leaving == Leaving.NOT) {
            known.joined.stream().useToken(instance.token());
        } else if (known.leaving == Leaving.AFTER_ROUTE) {
            stay(instance, known);
        }
        // what is being closed is joined again when that is through
    }

    private void joinNow(ConsumedInstance instance) {
        try {
            pipeline.open(instance.id());
            Connection made = new Connection(join.apply(instance));
            connections.put(instance.id(), made);
            problems.remove(instance.id());
            if (suspended) {
                made.joined.subscriber().suspend();
            }
        } catch (RuntimeException e) {
            // the other instances are listened to all the same
            problems.put(instance.id(), "not listened to: " + e.getMessage());
            LOG.warn("Instance {} was added, and is not listened to: {}", instance.id(), e.getMessage());
        }
    }

    /** It came back before the route was done with it. */
    private void stay(ConsumedInstance instance, Connection known) {
        known.leaving = Leaving.NOT;
        pipeline.open(instance.id());
        known.joined.stream().useToken(instance.token());
        if (!suspended) {
            known.joined.subscriber().resume();
        }
    }

    private void leave(String id, Connection known) {
        if (known.leaving != Leaving.NOT) {
            return;
        }
        known.leaving = Leaving.AFTER_ROUTE;
        known.joined.subscriber().suspend();
        pipeline.close(id);
        int unfinished = known.joined.stream().unfinished();
        if (unfinished > 0) {
            LOG.info(
                    "Instance {} is removed while {} events are unfinished: those in the route may end",
                    id,
                    unfinished);
        }
        known.joined.stream().whenIdle(known.joined.subscriber(), () -> closeLater(id, known));
    }

    private void closeLater(String id, Connection known) {
        try {
            workers.execute(() -> close(id, known));
        } catch (RejectedExecutionException stopping) {
            LOG.debug("Instance {} is closed with its consumer", id);
        }
    }

    private void close(String id, Connection known) {
        synchronized (this) {
            if (known.leaving != Leaving.AFTER_ROUTE || connections.get(id) != known) {
                // it stays after all, or all of it was stopped
                return;
            }
            known.leaving = Leaving.NOW;
        }
        int left = known.joined.stream().unfinished();
        streams.leave(known.joined);
        LOG.info(
                "Stopped listening to instance {}: it is removed{}",
                id,
                left == 0 ? "" : "; " + left + " events stay unacknowledged, and the gateway may send them again");
        synchronized (this) {
            connections.remove(id, known);
            ConsumedInstance again = wanted.get(id);
            if (pipeline != null && again != null) {
                align(again);
                openJoined();
            }
        }
    }

    /** Gives nothing more to the route. */
    synchronized void suspend() {
        suspended = true;
        connections.values().forEach(one -> one.joined.subscriber().suspend());
    }

    synchronized void resume() {
        suspended = false;
        connections.values().stream()
                .filter(one -> one.leaving == Leaving.NOT)
                .forEach(one -> one.joined.subscriber().resume());
    }

    /** Leaves all streams, and closes those that nobody else is in. Blocks for a moment. */
    void stop() {
        Collection<Connection> leaving;
        synchronized (this) {
            pipeline = null;
            wanted = Map.of();
            leaving = new ArrayList<>(connections.values());
            connections.clear();
            problems.clear();
        }
        leaving.parallelStream().forEach(one -> streams.leave(one.joined));
    }

    /** Returns the streams of the instances that are wanted; others may share them. */
    List<RealtimeStream> streams() {
        return connections.values().stream()
                .filter(one -> one.leaving == Leaving.NOT)
                .map(one -> one.joined.stream())
                .toList();
    }

    /** Returns why instances are not listened to. */
    List<String> problems() {
        return problems.entrySet().stream()
                .map(problem -> problem.getKey() + ": " + problem.getValue())
                .toList();
    }

    private static Map<String, ConsumedInstance> byId(List<ConsumedInstance> instances) {
        Map<String, ConsumedInstance> all = new LinkedHashMap<>();
        instances.forEach(one -> all.putIfAbsent(one.id(), one));
        return all;
    }
}
