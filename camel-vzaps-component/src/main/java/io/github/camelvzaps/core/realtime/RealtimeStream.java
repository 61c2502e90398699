package io.github.camelvzaps.core.realtime;

import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.client.Credentials;
import io.github.camelvzaps.core.client.SecretMask;
import io.github.camelvzaps.core.delivery.EventReader;
import io.github.camelvzaps.core.delivery.ShownChat;
import io.github.camelvzaps.core.event.JsonKeys;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
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
    private static final long FAREWELL_MILLIS = 2000;

    /** How soon an event is given to a route again that was given up although the route is not suspended any more. */
    private static final long AGAIN_MILLIS = 100;

    /** More acknowledgements than can be on their way to a gateway that still reads. */
    private static final int LEAST_REPEATED = 1000;

    private final RealtimeSettings settings;
    private final EventReader reader;
    private final CursorStore store;
    private final Executor workers;
    private final ScheduledExecutorService timer;
    private final Clock clock;
    private final RealtimeConnection connection;
    private final Acknowledgements acknowledgements;

    // all under the lock of this object

    private final StreamSubscribers subscribers = new StreamSubscribers();
    private final UnfinishedEvents unfinished = new UnfinishedEvents();

    /** Null until the store was read. */
    private StreamCursor cursor;

    /** Over what events come; null while there is no connection. */
    private RealtimeSocket socket;

    /** How many texts the socket was asked for that have not come. */
    private int requested;

    /** What the connection that stands, or is being made, was asked for. */
    private List<String> askedEvents = List.of();

    private boolean closed;

    /** How many events were let go for consumers that are stopped. */
    private long letGo;

    /** When an event was finished the last time; the start before the first one. */
    private Instant progressAt;

    public RealtimeStream(
            RealtimeSettings settings,
            HttpClient http,
            Credentials credentials,
            SecretMask secrets,
            EventReader reader,
            CursorStore store,
            Executor workers,
            ScheduledExecutorService timer,
            Clock clock) {
        this.settings = settings;
        this.reader = reader;
        this.store = store;
        this.workers = workers;
        this.timer = timer;
        this.clock = clock;
        this.progressAt = clock.instant();
        this.connection = new RealtimeConnection(settings, http, credentials, secrets, new Frames(), workers, timer);
        this.acknowledgements = new Acknowledgements(Math.max(LEAST_REPEATED, 2 * settings.maxInFlight()));
    }

    /** Adds a consumer, or the one of this name that has left; it gets what comes from now on, and what it left behind. */
    StreamSubscriber join(Subscription joining) {
        boolean asksForMore;
        StreamSubscriber subscriber;
        synchronized (this) {
            subscriber = subscribers.join(this, joining);
            asksForMore = socket != null && !StreamSubscribers.covers(askedEvents, subscribers.wantedEvents());
            if (socket != null) {
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
            writing = cursor;
        }
        try {
            connection.close();
            if (writing != null) {
                writing.close(FAREWELL_MILLIS);
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
        synchronized (this) {
            done = finishes.getAsBoolean()
                    && event.owing().remove(subscriber)
                    && event.owing().isEmpty();
            if (done) {
                freed = finish(event);
            }
        }
        if (done) {
            confirm(id, freed);
        } else {
            // the window may be full of what only stopped consumers have not finished
            replenish();
        }
    }

    /** Returns how many places are free once that is written; under the lock. */
    private int finish(StreamEvent event) {
        String id = event.event().id();
        unfinished.remove(event);
        progressAt = clock.instant();
        return id == null ? 0 : cursor.finish(id);
    }

    private void confirm(String id, int freed) {
        if (id == null) {
            replenish();
            return;
        }
        acknowledgements.say(id);
        cursor.write(freed);
    }

    /** Tells whether whatever is out of order would have come by now. */
    private synchronized boolean isQuiet() {
        Instant since = connection.state().getSince();
        return connection.state().isOpen()
                && requested > 0
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
                    AGAIN_MILLIS,
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("Instance {}: an event waits for the next start", settings.instanceId());
        }
    }

    /** Asks for as many texts as there are free places. */
    private void replenish() {
        RealtimeSocket open;
        int room;
        synchronized (this) {
            open = socket;
            if (open == null || closed || !subscribers.anyTaking()) {
                return;
            }
            room = settings.maxInFlight() - taken() - requested;
            while (room <= 0 && requested == 0 && letGoOldest()) {
                room = settings.maxInFlight() - taken() - requested;
            }
            if (room <= 0) {
                return;
            }
            requested += room;
        }
        // without the lock: it may bring the next text on this thread
        open.request(room);
    }

    /** Returns how many places are taken; under the lock. */
    private int taken() {
        return cursor.taken() + unfinished.nameless();
    }

    /**
     * Lets go of the oldest event if only stopped consumers have not finished it; under the lock. Not of a newer one: that
     * would make no place free before the oldest one is finished.
     */
    private boolean letGoOldest() {
        StreamEvent oldest = unfinished.oldestNamed();
        if (oldest == null || !oldest.owing().stream().allMatch(StreamSubscriber::isGone)) {
            return false;
        }
        oldest.owing().forEach(one -> one.letGo(oldest));
        oldest.owing().clear();
        letGo++;
        LOG.warn(
                "Instance {}: {} is let go: only stopped consumers had not finished it, and it was in the way",
                settings.instanceId(),
                oldest.event());
        finishLater(oldest);
        return true;
    }

    /** Reads the store, the first time. Blocks. */
    private void prepare() {
        synchronized (this) {
            if (cursor != null) {
                return;
            }
        }
        StreamCursor loaded = new StreamCursor(
                settings.instanceId(), store, clock, workers, timer, this::isQuiet, connection::renew, this::replenish);
        synchronized (this) {
            if (cursor == null) {
                cursor = loaded;
                for (LateEvents.Kept one : cursor.takeLate()) {
                    arrived(new StreamEvent(read(one.text(), one.complete()), clock.instant()));
                }
            }
        }
    }

    /** Whatever it is, it must not end the connection. */
    private VzapsEvent read(String text, boolean complete) {
        try {
            return complete ? reader.read(text) : reader.ofBeginning(text);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn(
                    "Instance {}: an event cannot be read ({}) and comes as type Unknown",
                    settings.instanceId(),
                    e.toString());
            return reader.ofBeginning(text);
        }
    }

    /** Takes in an event and gives it to everybody; under the lock. */
    private void arrived(StreamEvent event) {
        unfinished.add(event);
        List<StreamSubscriber> takers = subscribers.wanting(event);
        event.owing().addAll(takers);
        takers.forEach(one -> one.take(event));
        if (takers.isEmpty()) {
            finishLater(event);
        }
    }

    /** Finishes an event, and confirms it without the lock. */
    private void finishLater(StreamEvent event) {
        int freed = finish(event);
        try {
            workers.execute(() -> confirm(event.event().id(), freed));
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
            if (cursor == null) {
                return problems;
            }
            problems.addAll(cursor.problems());
            if (letGo > 0 && subscribers.anyGone()) {
                problems.add(letGo + " events came while a consumer was stopped, and it will not get them");
            }
            StreamEvent oldest = unfinished.oldest();
            if (oldest != null) {
                boolean waits = oldest.owing().stream().noneMatch(StreamSubscriber::isTaking);
                boolean tooLong =
                        !allowed.isZero() && oldest.arrivedAt().plus(allowed).isBefore(clock.instant());
                if (tooLong || (waits && isFull() && subscribers.anyTaking())) {
                    problems.add(description(oldest));
                }
            }
        }
        return problems;
    }

    private boolean isFull() {
        return taken() >= settings.maxInFlight();
    }

    private String description(StreamEvent oldest) {
        LOG.debug("{} is of chat {}", oldest.event(), oldest.event().chatId());
        String owing =
                oldest.owing().stream().map(StreamSubscriber::description).collect(Collectors.joining(", "));
        return oldest.event() + " of " + ShownChat.of(oldest.event().chatId()) + " is unfinished since "
                + oldest.arrivedAt() + ", by " + owing + (isFull() ? "; the window is full" : "") + " ("
                + unfinished.size() + " unfinished events, " + taken() + " of " + settings.maxInFlight()
                + " places taken, nothing finished since " + progressAt + ")";
    }

    /** Returns how many events are not finished. */
    public synchronized int unfinished() {
        return unfinished.size();
    }

    /** Returns since when the oldest unfinished event is here; null when there is none. */
    public synchronized Instant oldestUnfinishedSince() {
        return unfinished.oldestSince();
    }

    /** Returns the newest event before which everything is finished; null when there is none. */
    public synchronized String position() {
        return cursor == null ? null : cursor.frontier();
    }

    /** What the connection brings. */
    private final class Frames implements RealtimeConnection.User {
        @Override
        public URI address() {
            prepare();
            synchronized (RealtimeStream.this) {
                askedEvents = subscribers.wantedEvents();
                String position = cursor.takePosition();
                LOG.debug("Instance {}: connect, to get what comes after {}", settings.instanceId(), position);
                return settings.urlAfter(position, askedEvents);
            }
        }

        @Override
        public void opened(RealtimeSocket opened) {
            List<Subscription> all;
            synchronized (RealtimeStream.this) {
                socket = opened;
                requested = 0;
                all = subscribers.subscriptions();
            }
            all.forEach(one -> one.statistics().connected());
            acknowledgements.over(opened);
            replenish();
            all.forEach(one -> one.whenConnected().run());
            cursor.connected();
        }

        @Override
        public void text(RealtimeSocket from, String text, boolean complete) {
            VzapsEvent event = read(text, complete);
            String id = event.id();
            boolean again = false;
            synchronized (RealtimeStream.this) {
                if (closed) {
                    return;
                }
                requested -= from == socket ? 1 : 0;
                if (id == null) {
                    if (!namesOnlyAType(event)) {
                        arrived(new StreamEvent(event, clock.instant()));
                    }
                } else {
                    Cursor.Arrival arrival =
                            cursor.arrive(event, complete ? reader.createdAt(text) : null, text, complete);
                    if (arrival == Cursor.Arrival.NEW || arrival == Cursor.Arrival.LATE) {
                        arrived(new StreamEvent(event, clock.instant()));
                    }
                    again = arrival == Cursor.Arrival.FINISHED;
                }
            }
            if (again) {
                acknowledgements.say(id);
            } else {
                connection.succeeded();
            }
            replenish();
        }

        /** No gateway documents such frames; a greeting or an answer to an ack would look like this. */
        private boolean namesOnlyAType(VzapsEvent event) {
            return event.content().get("type") instanceof String && JsonKeys.find(event.content(), "event") == null;
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
