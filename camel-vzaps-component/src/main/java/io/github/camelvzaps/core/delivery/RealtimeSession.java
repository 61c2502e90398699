package io.github.camelvzaps.core.delivery;

import io.github.camelvzaps.core.client.Credentials;
import io.github.camelvzaps.core.client.RealtimeSocket;
import io.github.camelvzaps.core.client.SocketEnd;
import io.github.camelvzaps.core.event.JsonKeys;
import io.github.camelvzaps.core.event.VzapsEvent;
import io.github.camelvzaps.core.operation.Access;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to one instance for as long as it is asked to, whatever happens to the connection. An event is acknowledged
 * when the route has finished it, and the cursor is kept behind the oldest one that is not finished (contract, section 8).
 * Thread-safe.
 */
public final class RealtimeSession {
    private static final Logger LOG = LoggerFactory.getLogger(RealtimeSession.class);
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    /** More than can be on their way to a gateway that still reads. */
    private static final int LEAST_REPEATED = 1000;

    private final RealtimeSettings settings;
    private final HttpClient http;
    private final Credentials credentials;
    private final EventReader reader;
    private final EventPipeline pipeline;
    private final CursorStore store;
    private final Executor workers;
    private final ScheduledExecutorService timer;
    private final DeliveryStatistics statistics;
    private final RealtimeState state = new RealtimeState();
    private final Acknowledgements acknowledgements;

    // all under the lock of this object
    private boolean wanted;
    private int failures;
    private Cursor cursor;
    private CursorWriter writer;
    private RealtimeSocket socket;
    private ScheduledFuture<?> heartbeat;

    /** When the connection was made, in the sense of {@link System#nanoTime}; 0 while there is none. */
    private long openedAt;

    /** The pause before the newest try to connect. */
    private Duration lastPause = Duration.ZERO;

    /** The headers of the last try, to have them renewed; touched by the one thread that connects. */
    private volatile Map<String, String> lastHeaders;

    /** Counts the tries to connect, so that an answer to an old one is known as such; changed under the lock, read by any thread. */
    private final AtomicLong generation = new AtomicLong();

    /** Who is told why there is no connection; set before the start. */
    private volatile Consumer<String> trouble = why -> {};

    /** Runs after each connection that is made; set before the start. */
    private volatile Runnable whenConnected = () -> {};

    /** Whether something came since the last ping. */
    private volatile boolean alive;

    public RealtimeSession(
            RealtimeSettings settings,
            HttpClient http,
            Credentials credentials,
            EventReader reader,
            EventPipeline pipeline,
            CursorStore store,
            Executor workers,
            ScheduledExecutorService timer,
            DeliveryStatistics statistics) {
        this.settings = settings;
        this.http = http;
        this.credentials = credentials;
        this.reader = reader;
        this.pipeline = pipeline;
        this.store = store;
        this.workers = workers;
        this.timer = timer;
        this.statistics = statistics;
        this.acknowledgements = new Acknowledgements(Math.max(LEAST_REPEATED, 2 * settings.maxInFlight()));
    }

    /**
     * Sets who is told why there is no connection, each time that happens.
     *
     * @param told called on a thread that may be held up
     */
    public void onTrouble(Consumer<String> told) {
        trouble = told;
    }

    /** Sets what runs after each connection that is made; before the start. It must not block. */
    public void whenConnected(Runnable step) {
        whenConnected = step;
    }

    /** Begins to listen, or begins again after {@link #pause}. Does not wait for the connection. */
    public synchronized void start() {
        if (!wanted) {
            LOG.debug("Instance {}: begin to listen", settings.instanceId());
            wanted = true;
            failures = 0;
            connectAfter(Duration.ZERO);
        }
    }

    /** Takes no more events; those that are on their way are finished and acknowledged. */
    public synchronized void pause() {
        LOG.debug("Instance {}: take no more", settings.instanceId());
        wanted = false;
        generation.incrementAndGet();
        stopHeartbeat();
        state.closed("paused");
    }

    /** Ends the connection once everything that is finished is acknowledged and written down. Blocks for a moment. */
    public void stop() {
        RealtimeSocket open;
        CursorWriter writing;
        synchronized (this) {
            pause();
            open = socket;
            socket = null;
            writing = writer;
        }
        try {
            if (open != null) {
                open.close().get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
            }
            if (writing != null) {
                writing.await(FAREWELL.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            LOG.debug("No good-bye from the gateway for {}", settings.instanceId());
        } finally {
            if (open != null) {
                open.drop();
            }
            if (writing != null) {
                writing.close();
            }
        }
    }

    /** Returns how the connection is. */
    public RealtimeState state() {
        return state;
    }

    /** Returns the settings. */
    public RealtimeSettings settings() {
        return settings;
    }

    /** Returns why the cursor cannot be written down right now; null when all is well. */
    public String cursorProblem() {
        CursorWriter current;
        synchronized (this) {
            current = writer;
        }
        return current == null ? null : current.problem();
    }

    /** Returns the last event before the oldest unfinished one; null when there is none. */
    public synchronized String position() {
        return cursor == null ? null : cursor.position();
    }

    private void connectAfter(Duration pause) {
        long mine = generation.incrementAndGet();
        try {
            timer.schedule(() -> workers.execute(() -> connect(mine)), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            wanted = false;
        }
    }

    private void connect(long mine) {
        try {
            RealtimeSocket old;
            synchronized (this) {
                if (!wanted || mine != generation.get()) {
                    return;
                }
                // left over from a pause: what it still had to acknowledge is acknowledged by the new connection
                old = socket;
                socket = null;
            }
            if (old != null) {
                old.close()
                        .orTimeout(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)
                        .whenComplete((v, e) -> old.drop());
            }
            Listening listening = listening(mine);
            LOG.debug("Instance {}: connect, going on behind {}", settings.instanceId(), listening.cursor.position());
            // a fresh access token for each try (contract, section 8)
            if (lastHeaders != null) {
                credentials.refused(lastHeaders);
            }
            credentials
                    .headers(Access.INSTANCE, settings.instanceToken())
                    .thenCompose(headers -> open(listening, headers))
                    .whenComplete((opened, failure) -> {
                        if (failure != null) {
                            failed(mine, failure);
                        }
                    });
        } catch (RuntimeException e) {
            failed(mine, e);
        }
    }

    private Listening listening(long mine) {
        synchronized (this) {
            if (cursor != null) {
                return new Listening(mine, cursor, writer);
            }
        }
        // outside of the lock: it may block
        Cursor loaded = new Cursor(store.load());
        synchronized (this) {
            if (cursor == null) {
                cursor = loaded;
                writer = new CursorWriter(loaded, store, workers, timer, this::makeRoom);
            }
            return new Listening(mine, cursor, writer);
        }
    }

    private CompletableFuture<RealtimeSocket> open(Listening listening, Map<String, String> headers) {
        lastHeaders = headers;
        return RealtimeSocket.open(
                        http,
                        settings.urlBehind(listening.cursor.position()),
                        headers,
                        settings.connectTimeout(),
                        settings.longestText(),
                        listening)
                .whenComplete((opened, failure) -> {
                    if (opened != null) {
                        opened(listening.mine, opened);
                    }
                });
    }

    private void opened(long mine, RealtimeSocket opened) {
        int room;
        synchronized (this) {
            if (!wanted || mine != generation.get()) {
                opened.drop();
                return;
            }
            socket = opened;
            alive = true;
            if (!settings.pingInterval().isZero()) {
                long every = settings.pingInterval().toMillis();
                heartbeat = timer.scheduleWithFixedDelay(() -> beat(opened), every, every, TimeUnit.MILLISECONDS);
            }
            room = settings.maxInFlight() - cursor.held() - writer.unwritten();
            openedAt = System.nanoTime();
            state.opened();
        }
        statistics.connected();
        acknowledgements.over(opened);
        LOG.info("Listening to instance {}", settings.instanceId());
        opened.request(room);
        whenConnected.run();
    }

    private void beat(RealtimeSocket open) {
        // without demand no pong can be seen, and no silence is proof of anything
        if (!open.listens()) {
            alive = true;
        } else if (alive) {
            alive = false;
            open.ping();
        } else {
            open.abort(SocketEnd.silent());
        }
    }

    private void stopHeartbeat() {
        if (heartbeat != null) {
            heartbeat.cancel(false);
            heartbeat = null;
        }
    }

    private void failed(long mine, Throwable failure) {
        ConnectFailure read = ConnectFailure.of(failure, settings);
        again(mine, read.text(), read.asked(), read.weight());
    }

    private synchronized void again(long mine, String why, Duration asked, int weight) {
        if (mine != generation.get()) {
            return;
        }
        stopHeartbeat();
        if (socket != null) {
            // it stands when something behind its opening failed
            socket.drop();
            socket = null;
        }
        state.closed(why);
        if (!wanted) {
            return;
        }
        if (openedAt != 0 && System.nanoTime() - openedAt > lastPause.toNanos()) {
            // it held longer than it took to come about: an instance without events is no failing one
            failures = 0;
        }
        openedAt = 0;
        failures += weight;
        Duration pause = settings.reconnect().pause(failures);
        Duration bearable = min(asked, settings.reconnect().longest());
        pause = pause.compareTo(bearable) < 0 ? bearable : pause;
        lastPause = pause;
        try {
            workers.execute(() -> trouble.accept(why));
        } catch (RejectedExecutionException stopping) {
            return;
        }
        LOG.warn("Instance {}: {}; next try in {} ms", settings.instanceId(), why, pause.toMillis());
        connectAfter(pause);
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void makeRoom(int events) {
        RealtimeSocket open;
        synchronized (this) {
            open = wanted ? socket : null;
        }
        if (open != null) {
            open.request(events);
        }
    }

    /** Connects anew, because that is how an event comes again that was given up. While it is paused nothing happens. */
    private void fetchAgain() {
        RealtimeSocket open;
        synchronized (this) {
            open = wanted ? socket : null;
        }
        if (open != null) {
            open.abort(SocketEnd.givenUp());
        }
    }

    /** What comes over one connection. */
    private final class Listening implements RealtimeSocket.Listener {
        private final long mine;
        private final Cursor cursor;
        private final CursorWriter writer;

        private Listening(long mine, Cursor cursor, CursorWriter writer) {
            this.mine = mine;
            this.cursor = cursor;
            this.writer = writer;
        }

        @Override
        public void alive() {
            alive = true;
        }

        @Override
        public void text(RealtimeSocket from, String text, boolean complete) {
            if (mine != generation.get()) {
                // paused: it is not acknowledged, and will come again
                return;
            }
            alive = true;
            state.heard();
            VzapsEvent event = complete ? reader.read(text) : reader.ofBeginning(text);
            if (event.id() == null) {
                withoutId(from, event);
                return;
            }
            Cursor.Arrival arrival = cursor.arrive(event.id());
            if (arrival == Cursor.Arrival.NEW) {
                succeeded();
                pipeline.submit(new Delivery(event, failure -> handled(event.id(), failure)));
            } else {
                if (arrival == Cursor.Arrival.FINISHED) {
                    acknowledgements.say(event.id());
                }
                from.request(1);
            }
        }

        private void handled(String id, Throwable failure) {
            if (failure != null) {
                // it is neither acknowledged nor passed by the cursor, so it will be sent again
                cursor.abandon(id);
                fetchAgain();
                return;
            }
            acknowledgements.say(id);
            writer.moved(cursor.finish(id));
        }

        private void withoutId(RealtimeSocket from, VzapsEvent event) {
            boolean namesOnlyAType =
                    event.content().get("type") instanceof String && JsonKeys.find(event.content(), "event") == null;
            if (namesOnlyAType) {
                // no gateway documents such frames; a greeting or an answer to an ack would look like this
                LOG.debug("A frame without id and content is passed over");
                from.request(1);
            } else {
                pipeline.submit(new Delivery(event, failure -> from.request(1)));
            }
        }

        private void succeeded() {
            synchronized (RealtimeSession.this) {
                failures = 0;
            }
        }

        @Override
        public void ended(RealtimeSocket from, SocketEnd end) {
            again(mine, end.text(), Duration.ZERO, 1);
        }
    }
}
