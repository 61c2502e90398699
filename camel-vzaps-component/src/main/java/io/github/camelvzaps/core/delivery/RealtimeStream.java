package io.github.camelvzaps.core.delivery;

import io.github.camelvzaps.core.client.Credentials;
import io.github.camelvzaps.core.client.RealtimeSocket;
import io.github.camelvzaps.core.event.JsonKeys;
import io.github.camelvzaps.core.event.VzapsEvent;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
public final class RealtimeStream {
    private static final Logger LOG = LoggerFactory.getLogger(RealtimeStream.class);
    private static final String ALL = "All";
    private static final long FAREWELL_MILLIS = 2000;

    /** How soon an event is given to a route again that was given up although the route is not suspended any more. */
    private static final long AGAIN_MILLIS = 100;

    /** How long after a connection an event that has to come again is waited for. */
    private static final Duration MISSING_AFTER = Duration.ofSeconds(10);

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

    private final Set<StreamSubscriber> subscribers = new LinkedHashSet<>();

    /** The unfinished events by id, in the order of arrival. */
    private final Map<String, StreamEvent> unfinished = new LinkedHashMap<>();

    /** Unfinished events without an id: they cannot be acknowledged, only finished. */
    private final Set<StreamEvent> nameless = new LinkedHashSet<>();

    /** Null until the store was read. */
    private Cursor cursor;

    private LateEvents late;
    private CursorWriter writer;

    /** Over what events come; null while there is no connection. */
    private RealtimeSocket socket;

    /** How many texts the socket was asked for that have not come. */
    private int requested;

    /** What the connection that stands, or is being made, was asked for. */
    private List<String> askedEvents = List.of();

    /** Whether the next connection names no event, so that the gateway sends what was not acknowledged. */
    private boolean askWithoutPosition;

    /** Whether that was done for what an earlier life has left unfinished. */
    private boolean askedForMissing;

    private boolean settlingPlanned;
    private boolean closed;

    /** How many events were let go for consumers that are stopped. */
    private long letGo;

    /** What did not come again after a restart. */
    private Collection<String> lost = List.of();

    public RealtimeStream(
            RealtimeSettings settings,
            HttpClient http,
            Credentials credentials,
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
        this.connection = new RealtimeConnection(settings, http, credentials, new Frames(), workers, timer);
        this.acknowledgements = new Acknowledgements(Math.max(LEAST_REPEATED, 2 * settings.maxInFlight()));
    }

    /** Adds a consumer, or the one of this name that has left; it gets what comes from now on, and what it left behind. */
    StreamSubscriber join(Subscription joining) {
        boolean asksForMore;
        StreamSubscriber subscriber;
        synchronized (this) {
            subscriber = subscribers.stream()
                    .filter(known -> known.isGone() && known.name().equals(joining.name()))
                    .findFirst()
                    .orElseGet(() -> new StreamSubscriber(this, joining.name()));
            subscribers.add(subscriber);
            subscriber.join(joining);
            asksForMore = socket != null && !covers(askedEvents, wantedEvents());
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
            taking = !closed && isTaken();
        }
        if (taking) {
            connection.start();
        }
    }

    void suspend(StreamSubscriber subscriber) {
        synchronized (this) {
            subscriber.setSuspended();
        }
        pauseUnlessTaken();
    }

    private void pauseUnlessTaken() {
        synchronized (this) {
            if (isTaken()) {
                return;
            }
        }
        connection.pause();
    }

    /** Tells whether a route takes events; under the lock. */
    private boolean isTaken() {
        return subscribers.stream().anyMatch(StreamSubscriber::isTaking);
    }

    void resume(StreamSubscriber subscriber) {
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
            if (subscribers.stream().allMatch(StreamSubscriber::isGone)) {
                return true;
            }
        }
        pauseUnlessTaken();
        return false;
    }

    /** Ends the connection once everything that is finished is acknowledged and written down. Blocks for a moment. */
    void close() {
        CursorWriter writing;
        synchronized (this) {
            closed = true;
            writing = writer;
        }
        try {
            connection.close();
            if (writing != null) {
                writing.await(FAREWELL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (writing != null) {
                writing.close();
            }
        }
    }

    /** Notes the end of a try; called by pipelines on any thread. */
    void ended(StreamSubscriber subscriber, StreamEvent event, BooleanSupplier finishes) {
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
        if (id == null) {
            nameless.remove(event);
            return 0;
        }
        unfinished.remove(id);
        late.forget(id);
        return cursor.finish(id);
    }

    private void confirm(String id, int freed) {
        if (id == null) {
            replenish();
            return;
        }
        acknowledgements.say(id);
        writer.changed(freed);
        planSettling();
    }

    /** The position may move on without further events; then it is written. */
    private void planSettling() {
        synchronized (this) {
            if (settlingPlanned || closed || !store.keeps() || !cursor.isSettling()) {
                return;
            }
            settlingPlanned = true;
        }
        try {
            timer.schedule(this::settle, Cursor.SETTLING_TIME.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("The cursor of {} stays where it is: the component stops", settings.instanceId());
        }
    }

    private void settle() {
        boolean quiet;
        synchronized (this) {
            settlingPlanned = false;
            if (closed) {
                return;
            }
            Instant since = connection.state().getSince();
            quiet = connection.state().isOpen()
                    && requested > 0
                    && since.plus(Cursor.SETTLING_TIME).isBefore(clock.instant());
        }
        if (cursor.settle(quiet)) {
            writer.changed(0);
        }
        planSettling();
    }

    /** Runs a step a moment later, under the lock. */
    void later(Runnable step) {
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
            if (open == null || closed || !isTaken()) {
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
        return cursor.span() + writer.unwritten() + nameless.size();
    }

    /** Lets go of the oldest event that only stopped consumers have not finished; under the lock. */
    private boolean letGoOldest() {
        if (subscribers.stream().noneMatch(StreamSubscriber::isGone)) {
            return false;
        }
        for (StreamEvent event : unfinished.values()) {
            if (event.owing().stream().allMatch(StreamSubscriber::isGone)) {
                event.owing().forEach(one -> one.letGo(event));
                event.owing().clear();
                letGo++;
                LOG.warn(
                        "Instance {}: {} is let go: only stopped consumers had not finished it, and it was in the way",
                        settings.instanceId(),
                        event.event());
                finishLater(event);
                return true;
            }
        }
        return false;
    }

    /** Returns the union of what is wanted; under the lock. */
    private List<String> wantedEvents() {
        Set<String> all = new LinkedHashSet<>();
        boolean instanceDecides = false;
        for (StreamSubscriber one : subscribers) {
            if (!one.isGone()) {
                all.addAll(one.subscription().events());
                instanceDecides |= one.subscription().events().isEmpty();
            }
        }
        if (all.isEmpty()) {
            return List.of();
        }
        // no list says "what the instance is set to, and these"
        return instanceDecides || all.contains(ALL) ? List.of(ALL) : List.copyOf(all);
    }

    private static boolean covers(List<String> asked, List<String> wanted) {
        return asked.equals(wanted) || asked.contains(ALL) || (!wanted.isEmpty() && asked.containsAll(wanted));
    }

    /** Gives an event that has come to everybody; under the lock. */
    private void distribute(StreamEvent event) {
        List<StreamSubscriber> takers =
                subscribers.stream().filter(one -> one.wants(event)).toList();
        event.owing().addAll(takers);
        takers.forEach(one -> one.take(event));
    }

    /** Reads the store, the first time. Blocks. */
    private void prepare() {
        synchronized (this) {
            if (cursor != null) {
                return;
            }
        }
        CursorState loaded;
        LateEvents kept;
        try {
            loaded = store.load();
            kept = store.loadLate();
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "the cursor cannot be read, see the option cursorRepository: " + e.getMessage(), e);
        }
        synchronized (this) {
            cursor = new Cursor(loaded, clock);
            late = kept;
            writer = new CursorWriter(cursor, kept, store, workers, timer, this::replenish);
            for (LateEvents.Kept one : kept.all()) {
                cursor.keepLate(one.id());
                arrived(new StreamEvent(read(one.text(), one.complete()), clock.instant()), one.id());
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

    /** Takes in an event; under the lock. */
    private void arrived(StreamEvent event, String id) {
        if (id == null) {
            nameless.add(event);
        } else {
            unfinished.put(id, event);
        }
        distribute(event);
        if (event.owing().isEmpty() && (id == null ? nameless.contains(event) : unfinished.get(id) == event)) {
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

    /** Returns why the cursor cannot be written down right now; null when all is well. */
    public String cursorProblem() {
        CursorWriter current;
        synchronized (this) {
            current = writer;
        }
        return current == null ? null : current.problem();
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
                askedEvents = wantedEvents();
                String position = askWithoutPosition ? null : cursor.position();
                askWithoutPosition = false;
                LOG.debug("Instance {}: connect, to get what comes after {}", settings.instanceId(), position);
                return settings.urlAfter(position, askedEvents);
            }
        }

        @Override
        public void opened(RealtimeSocket opened) {
            List<Subscription> told;
            synchronized (RealtimeStream.this) {
                socket = opened;
                requested = 0;
                told = subscriptions();
            }
            told.forEach(one -> one.statistics().connected());
            acknowledgements.over(opened);
            replenish();
            told.forEach(one -> one.whenConnected().run());
            if (!cursor.missing().isEmpty()) {
                lookForMissing();
            }
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
                        arrived(new StreamEvent(event, clock.instant()), null);
                    }
                } else {
                    Cursor.Arrival arrival = cursor.arrive(id, complete ? reader.createdAt(text) : null);
                    if (arrival == Cursor.Arrival.LATE) {
                        late.keep(new LateEvents.Kept(id, text, complete));
                        writer.changed(0);
                    }
                    if (arrival == Cursor.Arrival.NEW || arrival == Cursor.Arrival.LATE) {
                        arrived(new StreamEvent(event, clock.instant()), id);
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
            List<Subscription> told;
            synchronized (RealtimeStream.this) {
                told = subscriptions();
            }
            told.forEach(one -> one.trouble().accept(why));
        }

        private List<Subscription> subscriptions() {
            return subscribers.stream()
                    .filter(one -> !one.isGone())
                    .map(StreamSubscriber::subscription)
                    .toList();
        }
    }

    /** What was unfinished before a restart has to come again; once it is asked for in another way. */
    private void lookForMissing() {
        try {
            timer.schedule(this::askForMissing, MISSING_AFTER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("Instance {}: stopped while events of the time before were missing", settings.instanceId());
        }
    }

    private void askForMissing() {
        Collection<String> missing;
        boolean asking;
        synchronized (this) {
            missing = cursor.missing();
            if (missing.isEmpty() || socket == null || closed) {
                return;
            }
            asking = !askedForMissing;
            askedForMissing = true;
            askWithoutPosition = asking;
            if (!asking) {
                lost = missing;
                cursor.giveUpMissing();
            }
        }
        if (asking) {
            LOG.info(
                    "Instance {}: {} events that were unfinished before the restart have not come again; asking for"
                            + " everything that was not acknowledged",
                    settings.instanceId(),
                    missing.size());
            connection.renew();
        } else {
            LOG.warn(
                    "Instance {}: the gateway does not send again what was unfinished before the restart: it was"
                            + " acknowledged right before it, or the gateway has lost it: {}",
                    settings.instanceId(),
                    missing);
            writer.changed(0);
        }
    }
}
