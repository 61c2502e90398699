package io.github.camelvzaps.core.outbox;

import io.github.camelvzaps.api.GatewayException;
import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.api.InvalidRequestException;
import io.github.camelvzaps.core.database.Backlog;
import io.github.camelvzaps.core.database.Lease;
import io.github.camelvzaps.core.database.TablePlace;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.operation.AssembledRequest;
import io.github.camelvzaps.core.pace.Paces;
import io.github.camelvzaps.core.pace.Pacing;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is in an outbox while this node holds the lease. A round reads which messages may go; each of them waits for its
 * turn in the pace of its number, is marked as being sent, is sent, and gets its end. Thread-safe.
 */
final class OutboxDrain {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxDrain.class);

    /** How long a message of the outbox stands in the queue of its number; what takes longer waits in the table. */
    private static final Duration LONGEST_TURN = Duration.ofSeconds(10);

    /** How often the messages that wait are counted. */
    private static final Duration COUNT_EVERY = Duration.ofSeconds(5);

    private static final Duration LONGEST_POSTPONEMENT = Duration.ofMinutes(10);

    private final TablePlace settings;
    private final GatewayRuntime runtime;
    private final OutboxTable table;
    private final Lease lease;
    private final OutboxCalls calls;
    private final Pacing pacing;
    private final Map<String, OutboxNumber> numbers = new ConcurrentHashMap<>();

    private final OutboxEnds ends;

    /** The rounds that are wanted; the thread that raises it from zero runs them. */
    private final AtomicInteger rounds = new AtomicInteger();

    private volatile boolean stopped;

    private volatile Backlog backlog = Backlog.EMPTY;

    /** Touched by the rounds only. */
    private long countAtNanos = System.nanoTime();

    /** Whether the database failed the last time. */
    private volatile boolean fails;

    OutboxDrain(TablePlace settings, GatewayRuntime runtime, Paces paces) {
        this.settings = settings;
        this.runtime = runtime;
        this.table = new OutboxTable(settings, runtime.scheme());
        this.lease = new Lease(settings, runtime.scheme());
        this.ends = new OutboxEnds(table, settings.table());
        this.calls = new OutboxCalls(runtime);
        this.pacing = Pacing.start(runtime, paces);
    }

    void start() {
        poll();
    }

    /** Begins nothing any more. What is under way gets its end, and then another node may send. */
    void stop() {
        stopped = true;
        pacing.stop();
        wake();
    }

    Backlog backlog() {
        return backlog;
    }

    /** Tells whether this node sends. */
    boolean sends() {
        return lease.fence() != null;
    }

    boolean isUsable() {
        return !fails;
    }

    private void poll() {
        wake();
        if (!stopped) {
            later(settings.poll(), this::poll);
        }
    }

    private void later(Duration pause, Runnable task) {
        try {
            runtime.timer().schedule(task, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The component stops");
        }
    }

    private void onWorker(Runnable task) {
        try {
            runtime.workers().execute(task);
        } catch (RejectedExecutionException e) {
            // what is being sent becomes unknown when the next node begins
            LOG.debug("The component stops");
        }
    }

    private void wake() {
        if (rounds.getAndIncrement() != 0) {
            return;
        }
        try {
            runtime.workers().execute(this::rounds);
        } catch (RejectedExecutionException e) {
            // the component stops, and the last round lets another node send at once
            rounds();
        }
    }

    private void rounds() {
        int wanted = rounds.get();
        while (wanted != 0) {
            round();
            wanted = rounds.addAndGet(-wanted);
        }
    }

    private void round() {
        try (Connection connection = settings.connect()) {
            ends.write(connection);
            if (stopped) {
                if (numbers.values().stream().allMatch(OutboxNumber::isIdle)) {
                    lease.release(connection);
                }
                return;
            }
            if (lease.hold(connection)) {
                int abandoned = table.abandon(connection, lease.fence());
                if (abandoned > 0) {
                    LOG.warn(
                            "{} messages of {} were being sent when their node died: they are unknown now and are not"
                                    + " sent again",
                            abandoned,
                            settings.table());
                }
                OutboxQuietHours.postpone(connection, table);
                for (String instanceId : table.instances(connection)) {
                    send(connection, numbers.computeIfAbsent(instanceId, id -> new OutboxNumber()), instanceId);
                }
            }
            if (countAtNanos - System.nanoTime() <= 0) {
                backlog = table.backlog(connection);
                countAtNanos = System.nanoTime() + COUNT_EVERY.toNanos();
            }
            if (fails) {
                fails = false;
                LOG.info("The outbox {} can be used again", settings.table());
            }
        } catch (SQLException | RuntimeException | Error e) {
            // an error too: the rounds have to go on
            failed(e);
        }
    }

    private void failed(Throwable e) {
        if (!fails) {
            fails = true;
            LOG.warn("The outbox {} cannot be used; its messages wait: {}", settings.table(), runtime.reasonOf(e));
        }
    }

    private void send(Connection connection, OutboxNumber number, String instanceId) throws SQLException {
        int limit = number.toRead();
        List<OutboxRow> next = limit == 0 ? List.of() : table.next(connection, instanceId, limit);
        for (OutboxRow row : next) {
            if (number.begin(row.id())) {
                boolean admitted = false;
                try {
                    admitted = admit(connection, number, row);
                } finally {
                    if (!admitted) {
                        number.end(row.id());
                    }
                }
            }
        }
    }

    /** Lets a message wait for its turn; false when it cannot. */
    private boolean admit(Connection connection, OutboxNumber number, OutboxRow row) throws SQLException {
        AssembledRequest request;
        try {
            if (row.message().quietFor(Instant.now()).isPresent()) {
                return false;
            }
            request = row.message().assemble(runtime.gateway().catalog(), runtime.mapper());
        } catch (InvalidRequestException e) {
            table.reject(connection, row.id(), e.getMessage());
            return false;
        }
        try {
            boolean waits = pacing.admit(
                    request,
                    LONGEST_TURN,
                    turn -> onWorker(() -> send(number, row, request, turn)),
                    (waited, why, wholeNumber) -> onWorker(() -> refused(number, row, why, wholeNumber)));
            if (!waits) {
                onWorker(() -> send(number, row, request, null));
            }
            return true;
        } catch (InvalidConfigurationException e) {
            number.hold(LONGEST_TURN);
            failed(e);
            return false;
        }
    }

    /** The message could not have its turn soon, so it waits in the table and gives its place to others. */
    private void refused(OutboxNumber number, OutboxRow row, GatewayException why, boolean wholeNumber) {
        Duration room = why.getRetryAfter().orElse(settings.poll());
        if (wholeNumber) {
            number.hold(room);
            later(room.compareTo(settings.poll()) < 0 ? room : settings.poll(), this::wake);
        } else {
            Duration pause = room.compareTo(LONGEST_POSTPONEMENT) > 0 ? LONGEST_POSTPONEMENT : room;
            try (Connection connection = settings.connect()) {
                table.postpone(connection, row.id(), why.getReason(), pause);
            } catch (SQLException e) {
                failed(e);
            }
        }
        done(number, row);
    }

    /** @param turn null when the message has no pace */
    private void send(OutboxNumber number, OutboxRow row, AssembledRequest request, Pacing.Turn turn) {
        Lease.Fence fence = lease.fence();
        if (!claimed(row, fence)) {
            if (turn != null) {
                // not a good call: it would end a restriction
                turn.ended(new IllegalStateException("not sent"));
            }
            done(number, row);
            return;
        }
        calls.call(row, request, failure -> {
                    if (turn != null) {
                        turn.ended(failure);
                    }
                })
                .thenAccept(end -> onWorker(() -> ended(number, row, fence, end)));
    }

    private boolean claimed(OutboxRow row, Lease.Fence fence) {
        // the hours may be quiet by now; then the next round lets it wait
        if (stopped || fence == null || row.message().quietFor(Instant.now()).isPresent()) {
            return false;
        }
        try (Connection connection = settings.connect()) {
            return table.claim(connection, row.id(), fence);
        } catch (SQLException e) {
            // the database may have done it all the same; nothing was sent
            ends.add(row, fence, OutboxEnd.again(runtime.reasonOf(e), settings.poll()));
            failed(e);
            return false;
        }
    }

    private void ended(OutboxNumber number, OutboxRow row, Lease.Fence fence, OutboxEnd end) {
        if (end.pause() != null) {
            number.hold(end.pause());
        }
        ends.add(row, fence, end);
        try (Connection connection = settings.connect()) {
            ends.write(connection);
        } catch (SQLException e) {
            failed(e);
        } finally {
            done(number, row);
        }
    }

    private void done(OutboxNumber number, OutboxRow row) {
        number.end(row.id());
        wake();
    }
}
