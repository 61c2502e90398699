package io.github.camelvzaps.core.realtime;

import io.github.camelvzaps.core.client.SecretMask;
import io.github.camelvzaps.core.operation.Access;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one realtime connection up for as long as it is wanted: connects with fresh credentials, notices silence, and
 * connects again after pauses (contract, section 8). Knows nothing of events. Thread-safe.
 */
final class RealtimeConnection {
    private static final Logger LOG = LoggerFactory.getLogger(RealtimeConnection.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    /** Uses the connection. Called without a lock of the connection. */
    interface User {
        /** Comes before each try to connect, on a thread that may block; when it fails, the try has failed. */
        URI address();

        /** The connection is there; texts come once some are requested. */
        void opened(RealtimeSocket socket);

        /** A text has come; must not block. */
        void text(RealtimeSocket socket, String text, boolean complete);

        /** There is no connection, and the next try is planned. Called on a thread that may block. */
        void trouble(String why);
    }

    private final RealtimeSettings settings;
    private final RealtimeAccess access;
    private final User user;
    private final Executor workers;
    private final ScheduledExecutorService timer;
    private final RealtimeState state = new RealtimeState();

    // all under the lock of this object
    private boolean wanted;
    private int failures;
    private RealtimeSocket socket;
    private ScheduledFuture<?> heartbeat;

    /** When the connection was made, in the sense of {@link System#nanoTime}; 0 while there is none. */
    private long openedAt;

    /** The pause before the newest try to connect. */
    private Duration lastPause = Duration.ZERO;

    /** The headers of the last try, to have them renewed; touched by the one thread that connects. */
    private volatile Map<String, String> lastHeaders;

    /** Counts the tries to connect, so that an answer to an old one is known as such; changed under the lock. */
    private final AtomicLong generation = new AtomicLong();

    /** With what the next connection is made; any thread may set it. */
    private volatile String instanceToken;

    /** Whether something came since the last ping; any thread sets it. */
    private volatile boolean alive;

    RealtimeConnection(
            RealtimeSettings settings,
            RealtimeAccess access,
            User user,
            Executor workers,
            ScheduledExecutorService timer) {
        this.settings = settings;
        this.instanceToken = settings.instanceToken();
        this.access = access;
        this.user = user;
        this.workers = workers;
        this.timer = timer;
    }

    /** Connects, or goes on with the connection that has outlived a pause. Does not wait for it. */
    synchronized void start() {
        if (wanted) {
            return;
        }
        wanted = true;
        failures = 0;
        if (socket != null) {
            state.opened();
        } else {
            connectAfter(Duration.ZERO);
        }
    }

    /** Does not connect again; an open connection stays, for what is still to be acknowledged. */
    synchronized void pause() {
        wanted = false;
        if (socket == null) {
            generation.incrementAndGet();
        }
        state.closed("paused");
    }

    /** Connects again at once, over another address; what waits to be sent goes out over the old connection first. */
    void renew() {
        RealtimeSocket old;
        synchronized (this) {
            if (!wanted) {
                return;
            }
            old = socket;
            socket = null;
            stopHeartbeat();
            connectAfter(Duration.ZERO);
        }
        if (old != null) {
            old.close()
                    .orTimeout(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .whenComplete((v, e) -> old.drop());
        }
    }

    /** Connects again at once, with another token. */
    void renew(String token) {
        instanceToken = token;
        renew();
    }

    /** Ends the connection once everything that waits was sent. Blocks for a moment. */
    void close() throws InterruptedException {
        RealtimeSocket open;
        synchronized (this) {
            pause();
            generation.incrementAndGet();
            stopHeartbeat();
            open = socket;
            socket = null;
        }
        if (open == null) {
            return;
        }
        try {
            open.close().get(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("The gateway did not answer the close frame of instance {}", settings.instanceId());
        } finally {
            open.drop();
        }
    }

    /** An event has come that was not known: the gateway works, and the next pause is a short one. */
    synchronized void succeeded() {
        failures = 0;
    }

    RealtimeState state() {
        return state;
    }

    private void connectAfter(Duration pause) {
        long mine = generation.incrementAndGet();
        try {
            timer.schedule(
                    () -> access.connecting().execute(() -> connect(mine)), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            wanted = false;
        }
    }

    private void connect(long mine) {
        try {
            if (mine != generation.get()) {
                return;
            }
            URI address = user.address();
            // a fresh access token for each try (contract, section 8)
            if (lastHeaders != null) {
                access.credentials().refused(lastHeaders);
            }
            access.credentials()
                    .headers(Access.INSTANCE, instanceToken)
                    .thenCompose(headers -> open(mine, address, headers))
                    .whenComplete((opened, failure) -> {
                        if (failure != null) {
                            failed(mine, failure);
                        }
                    });
        } catch (RuntimeException | Error e) {
            failed(mine, e);
        }
    }

    private CompletableFuture<RealtimeSocket> open(long mine, URI address, Map<String, String> headers) {
        lastHeaders = headers;
        return RealtimeSocket.open(
                        access.http(),
                        address,
                        headers,
                        access.secrets(),
                        settings.connectTimeout(),
                        settings.longestText(),
                        new Listening(mine))
                .whenComplete((opened, failure) -> {
                    if (opened != null) {
                        opened(mine, opened);
                    }
                });
    }

    private void opened(long mine, RealtimeSocket opened) {
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
            openedAt = System.nanoTime();
            state.opened();
        }
        LOG.info("Listening to instance {}", settings.instanceId());
        user.opened(opened);
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
        Map<String, String> shown = lastHeaders;
        SecretMask secrets = shown == null ? access.secrets() : access.secrets().with(shown);
        ConnectFailure read = ConnectFailure.of(failure, settings, secrets);
        again(mine, read.text(), read.asked(), read.weight());
    }

    private synchronized void again(long mine, String why, Duration asked, int weight) {
        if (mine != generation.get()) {
            return;
        }
        stopHeartbeat();
        if (socket != null) {
            // it stands when something failed after its opening
            socket.drop();
            socket = null;
        }
        if (!wanted) {
            generation.incrementAndGet();
            return;
        }
        state.closed(why);
        Duration pause = nextPause(asked, weight);
        try {
            workers.execute(() -> user.trouble(why));
        } catch (RejectedExecutionException stopping) {
            return;
        }
        LOG.warn("Instance {}: {}; next try in {} ms", settings.instanceId(), why, pause.toMillis());
        connectAfter(pause);
    }

    /** Returns the pause before the next attempt, and notes it; under the lock. */
    private Duration nextPause(Duration asked, int weight) {
        if (openedAt != 0 && System.nanoTime() - openedAt > lastPause.toNanos()) {
            // the connection stood for longer than the pause before it: an instance without events does not fail
            failures = 0;
        }
        openedAt = 0;
        failures += weight;
        Duration pause = settings.reconnect().pause(failures);
        Duration longest = settings.reconnect().longest();
        Duration bearable = asked.compareTo(longest) < 0 ? asked : longest;
        lastPause = pause.compareTo(bearable) < 0 ? bearable : pause;
        return lastPause;
    }

    /** What comes over one connection. */
    private final class Listening implements RealtimeSocket.Listener {
        private final long mine;

        private Listening(long mine) {
            this.mine = mine;
        }

        @Override
        public void alive() {
            alive = true;
        }

        @Override
        public void text(RealtimeSocket from, String text, boolean complete) {
            alive = true;
            state.heard();
            user.text(from, text, complete);
        }

        @Override
        public void ended(RealtimeSocket from, SocketEnd end) {
            again(mine, end.text(), Duration.ZERO, 1);
        }
    }
}
