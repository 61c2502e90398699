package io.github.camelvzaps.core.realtime;

import io.github.camelvzaps.api.VzapsEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cursor of a stream with everything that keeps it: its store, the late events and what has to come again. Thread-safe. */
final class StreamCursor {
    private static final Logger LOG = LoggerFactory.getLogger(StreamCursor.class);

    private final Cursor cursor;
    private final LateEvents late;
    private final CursorWriter writer;
    private final MissingEvents missing;
    private final CursorStore store;
    private final ScheduledExecutorService timer;
    private final BooleanSupplier quiet;

    // under the lock of this object
    private boolean settlingPlanned;
    private boolean closed;

    /**
     * Reads the store. Blocks.
     *
     * @param quiet tells whether the connection has been able to bring everything for {@link Cursor#SETTLING_TIME}
     * @param connectAgain makes a new connection
     * @param room runs when places may be free; without a lock of this object
     * @throws IllegalStateException when the store cannot be read
     */
    StreamCursor(
            String instanceId,
            CursorStore store,
            Clock clock,
            Executor workers,
            ScheduledExecutorService timer,
            BooleanSupplier quiet,
            Runnable connectAgain,
            Runnable room) {
        this.store = store;
        this.timer = timer;
        this.quiet = quiet;
        try {
            cursor = new Cursor(store.load(), clock);
            late = store.loadLate();
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "the cursor cannot be read, see the option cursorRepository: " + e.getMessage(), e);
        }
        writer = new CursorWriter(cursor, late, store, workers, timer, room);
        missing = new MissingEvents(instanceId, cursor, timer, connectAgain, () -> writer.changed(0));
    }

    /** Returns the late events of the time before the restart; they are unfinished. */
    List<LateEvents.Kept> takeLate() {
        List<LateEvents.Kept> all = late.all();
        all.forEach(one -> cursor.keepLate(one.id()));
        return all;
    }

    /** Notes that an event has come, and keeps it when nobody may send it again. */
    Cursor.Arrival arrive(VzapsEvent event, Instant createdAt, String text, boolean complete) {
        Cursor.Arrival arrival = cursor.arrive(event.id(), createdAt);
        if (arrival == Cursor.Arrival.LATE) {
            late.keep(new LateEvents.Kept(event.id(), text, complete));
            writer.changed(0);
        }
        return arrival;
    }

    /** Notes that an event is finished; returns how many places are free once {@link #write} has written that. */
    int finish(String id) {
        late.forget(id);
        return cursor.finish(id);
    }

    /** Has the change written. */
    void write(int freed) {
        writer.changed(freed);
        planSettling();
    }

    /** There is a connection. */
    void connected() {
        missing.connected();
        planSettling();
    }

    /** Returns after which event to ask for more; null for what was not acknowledged. */
    String takePosition() {
        return missing.takeAsking() ? null : cursor.position();
    }

    /** Returns the newest event before which everything is finished; null when there is none. */
    String frontier() {
        return cursor.frontier();
    }

    /** Returns how many places are taken. */
    int taken() {
        return cursor.span() + writer.unwritten();
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
            LOG.debug("The cursor stays where it is: the component stops");
        }
    }

    private void settle() {
        synchronized (this) {
            settlingPlanned = false;
            if (closed) {
                return;
            }
        }
        if (cursor.settle(quiet.getAsBoolean())) {
            writer.changed(0);
        }
        planSettling();
    }

    /** Returns what is wrong. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (writer.problem() != null) {
            problems.add(writer.problem());
        }
        if (missing.problem() != null) {
            problems.add(missing.problem());
        }
        if (late.overflow() > 0) {
            problems.add(late.overflow() + " late events are too large to be kept in the cursor's store");
        }
        return problems;
    }

    /** Writes what waits, at most this long, and nothing after it: somebody else may keep the cursor then. */
    void close(long millis) throws InterruptedException {
        synchronized (this) {
            closed = true;
        }
        try {
            writer.await(millis);
        } finally {
            writer.close();
        }
    }
}
