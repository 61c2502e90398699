package io.github.camelvzaps.core.realtime;

import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.delivery.EventPipeline;
import io.github.camelvzaps.core.delivery.EventReader;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events of one number in this process: one connection, one cursor and one window, however many consumers listen to
 * it. Each of them gets every event, through its own pipeline. An event is acknowledged, and passed by the cursor, when
 * all of them have finished it; until then it is kept here, so that no event has to be sent again while the process
 * lives. Thread-safe; its lock also guards the subscribers, and nothing that blocks happens under it.
 */
public final class RealtimeStream implements StreamSubscriber.Owner {
    private static final Logger LOG = LoggerFactory.getLogger(RealtimeStream.class);
    private static final long CLOSE_MILLIS = 2000;

    /** How soon an event is given to a route again that was given up although the route is not suspended any more. */
    private static final long RETRY_MILLIS = 100;

    /** More acknowledgements than can be on their way to a gateway that still reads. */
    private static final int LEAST_REPEATED = 1000;

    private final CursorStore store;
    private final Executor workers;
    private final ScheduledExecutorService timer;
    private final Clock clock;
    private final RealtimeConnection connection;
    private final Acknowledgements acknowledgements;

    // all under the lock of this object

    private final StreamSubscribers subscribers = new StreamSubscribers();
    private final StreamWindow window;

    /** Only the token changes; read without the lock, too. */
    private volatile RealtimeSettings settings;

    private final StreamIntake intake;
    private final StreamDemand demand = new StreamDemand();
    private boolean closed;

    public RealtimeStream(
            RealtimeSettings settings,
            RealtimeAccess access,
            EventReader reader,
            CursorStore store,
            Executor workers,
            ScheduledExecutorService timer,
            Clock clock) {
        this.settings = settings;
        this.store = store;
        this.workers = workers;
        this.timer = timer;
        this.clock = clock;
        this.window = new StreamWindow(settings, subscribers, clock);
        this.intake = new StreamIntake(reader, window, clock, this::finishLater);
        this.connection = new RealtimeConnection(settings, access, new Frames(), workers, timer);
        this.acknowledgements = new Acknowledgements(Math.max(LEAST_REPEATED, 2 * settings.maxInFlight()));
    }

    /** Adds a consumer, or the one of this name that has left; it gets what comes from now on, and what it left behind. */
    StreamSubscriber join(Subscription joining) {
        boolean asksForMore;
        StreamSubscriber subscriber;
        synchronized (this) {
            subscriber = subscribers.join(this, joining);
            asksForMore = demand.isConnected() && !demand.covers(subscribers.wantedEvents());
            if (demand.isConnected()) {
                joining.statistics().connected();
            }
        }
        if (asksForMore) {
            LOG.debug("Instance {}: connect again, for further types of events", settings.instanceId());
            connection.renew();
        }
        return subscriber;
    }

    /** Begins to listen, once all consumers that are there from the beginning have joined. */
    public void open() {
        boolean taking;
        synchronized (this) {
            taking = !closed && subscribers.anyTaking();
        }
        if (taking) {
            connection.start();
        }
    }

    /** Goes on with another token: connects again, with all that is unfinished kept. Does nothing when it is the same. */
    void useToken(String token) {
        synchronized (this) {
            if (Objects.equals(token, settings.instanceToken())) {
                return;
            }
            settings = settings.withToken(token);
        }
        LOG.info("Instance {}: connect again, with its new token", settings.instanceId());
        connection.renew(token);
    }

    /** Has a step run, on any thread, once the route of a suspended consumer has nothing of this stream any more. */
    void whenIdle(StreamSubscriber subscriber, Runnable step) {
        boolean idle;
        synchronized (this) {
            idle = subscriber.isIdle();
            subscriber.onIdle(idle ? null : step);
        }
        if (idle) {
            step.run();
        }
    }

    @Override
    public void suspend(StreamSubscriber subscriber) {
        synchronized (this) {
            subscriber.setSuspended();
        }
        pauseUnlessTaken();
    }

    private void pauseUnlessTaken() {
        synchronized (this) {
            if (subscribers.anyTaking()) {
                return;
            }
        }
        connection.pause();
    }

    @Override
    public void resume(StreamSubscriber subscriber) {
        synchronized (this) {
            subscriber.setTaking();
        }
        connection.start();
        replenish();
    }

    /**
     * Takes a consumer away.
     *
     * @return whether it was the last one; the stream is to be closed then
     */
    boolean leave(StreamSubscriber subscriber) {
        synchronized (this) {
            subscriber.setGone();
            if (subscribers.allGone()) {
                return true;
            }
        }
        pauseUnlessTaken();
        return false;
    }

    /** Ends the connection once everything that is finished is acknowledged and written down. Blocks for a moment. */
    void close() {
        StreamCursor writing;
        synchronized (this) {
            closed = true;
            writing = window.cursor();
        }
        try {
            connection.close();
            if (writing != null) {
                writing.close(CLOSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void ended(StreamSubscriber subscriber, StreamEvent event, BooleanSupplier finishes) {
        boolean done;
        int freed = 0;
        String id = event.event().id();
        Runnable idle;
        synchronized (this) {
            done = finishes.getAsBoolean()
                    && event.owing().remove(subscriber)
                    && event.owing().isEmpty();
            if (done) {
                freed = window.finish(event);
            }
            idle = subscriber.takeIdle();
        }
        if (done) {
            acknowledge(id, freed);
        } else {
            // the window may be full of what only stopped consumers have not finished
            replenish();
        }
        if (idle != null) {
            // behind the acknowledgement
            idle.run();
        }
    }

    private void acknowledge(String id, int freed) {
        if (id == null) {
            replenish();
            return;
        }
        acknowledgements.acknowledge(id);
        cursor().write(freed);
    }

    private synchronized StreamCursor cursor() {
        return window.cursor();
    }

    /** Tells whether whatever is out of order would have come by now. */
    private synchronized boolean isQuiet() {
        Instant since = connection.state().getSince();
        return connection.state().isOpen()
                && demand.requested() > 0
                && since.plus(Cursor.SETTLING_TIME).isBefore(clock.instant());
    }

    @Override
    public void later(Runnable step) {
        try {
            timer.schedule(
                    () -> {
                        synchronized (this) {
                            step.run();
                        }
                    },
                    RETRY_MILLIS,
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("Instance {}: an event waits for the next start", settings.instanceId());
        }
    }

    /** Asks for as many texts as there are free places. */
    private void replenish() {
        RealtimeSocket open;
        int room;
        List<EventPipeline> waiting = List.of();
        synchronized (this) {
            open = demand.socket();
            if (open == null || closed || !subscribers.anyTaking()) {
                return;
            }
            room = window.free() - demand.requested();
            while (room <= 0 && demand.requested() == 0 && dropOldest()) {
                room = window.free();
            }
            if (room > 0) {
                demand.request(room);
            } else if (demand.requested() == 0) {
                waiting = subscribers.pipelines();
            }
        }
        // without the lock: it may bring the next text on this thread
        if (room > 0) {
            open.request(room);
        }
        waiting.forEach(pipeline -> pipeline.windowFull(settings.instanceId()));
    }

    /** Tells whether a place became free; under the lock. */
    private boolean dropOldest() {
        StreamEvent dropped = window.dropOldest();
        if (dropped != null) {
            finishLater(dropped);
        }
        return dropped != null;
    }

    /** Reads the store, the first time. Blocks. */
    private void prepare() {
        if (cursor() != null) {
            return;
        }
        StreamCursor loaded = new StreamCursor(
                settings.instanceId(), store, clock, workers, timer, this::isQuiet, connection::renew, this::replenish);
        synchronized (this) {
            if (window.cursor() == null) {
                intake.begin(loaded);
            }
        }
    }

    /** Finishes an event under the lock, and acknowledges it without the lock. */
    private void finishLater(StreamEvent event) {
        int freed = window.finish(event);
        try {
            workers.execute(() -> acknowledge(event.event().id(), freed));
        } catch (RejectedExecutionException stopping) {
            LOG.debug("{} is not acknowledged: the component stops", event.event());
        }
    }

    /** Returns how the connection is. */
    public RealtimeState state() {
        return connection.state();
    }

    /** Returns the settings. */
    public RealtimeSettings settings() {
        return settings;
    }

    /** Returns where the cursor is kept. */
    CursorStore store() {
        return store;
    }

    /**
     * Returns what is wrong right now, without phone numbers and texts.
     *
     * @param allowed how long an event may be unfinished; zero for any time
     */
    public List<String> problems(Duration allowed) {
        List<String> problems = new ArrayList<>();
        if (!state().isOpen()) {
            problems.add(state().getProblem());
        }
        synchronized (this) {
            problems.addAll(window.problems(allowed));
        }
        return problems;
    }

    /** Returns how many events are not finished. */
    public synchronized int unfinished() {
        return window.unfinished();
    }

    /** Returns since when the oldest unfinished event is here; null when there is none. */
    public synchronized Instant oldestUnfinishedSince() {
        return window.oldestUnfinishedSince();
    }

    /** Returns the newest event before which everything is finished; null when there is none. */
    public synchronized String position() {
        return window.position();
    }

    /** What the connection brings. */
    private final class Frames implements RealtimeConnection.User {
        @Override
        public URI address() {
            prepare();
            synchronized (RealtimeStream.this) {
                List<String> types = subscribers.wantedEvents();
                demand.connecting(types);
                String position = window.cursor().takePosition();
                LOG.debug("Instance {}: connect, to get what comes after {}", settings.instanceId(), position);
                return settings.urlAfter(position, types);
            }
        }

        @Override
        public void opened(RealtimeSocket opened) {
            List<Subscription> all;
            synchronized (RealtimeStream.this) {
                demand.connected(opened);
                all = subscribers.subscriptions();
            }
            all.forEach(one -> one.statistics().connected());
            acknowledgements.connected(opened);
            replenish();
            all.forEach(one -> one.whenConnected().run());
            cursor().connected();
        }

        @Override
        public void text(RealtimeSocket from, String text, boolean complete) {
            VzapsEvent event = intake.read(text, complete);
            boolean finishedBefore;
            synchronized (RealtimeStream.this) {
                if (closed) {
                    return;
                }
                demand.came(from);
                finishedBefore = intake.take(event, text, complete);
            }
            if (finishedBefore) {
                acknowledgements.acknowledge(event.id());
            } else {
                connection.succeeded();
            }
            replenish();
        }

        @Override
        public void trouble(String why) {
            List<Subscription> all;
            synchronized (RealtimeStream.this) {
                all = subscribers.subscriptions();
            }
            all.forEach(one -> one.trouble().accept(why));
        }
    }
}
