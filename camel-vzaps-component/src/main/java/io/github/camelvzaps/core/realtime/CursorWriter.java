package io.github.camelvzaps.core.realtime;

import io.github.camelvzaps.core.delivery.Backoff;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the cursor and the late events as fast as their store takes them: one write for all changes that came meanwhile.
 * Only what is written makes room for further events, so that a crash repeats no more of them than may be in flight.
 * Thread-safe.
 */
final class CursorWriter {
    private static final Logger LOG = LoggerFactory.getLogger(CursorWriter.class);
    private static final Backoff PAUSES = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10));

    private final Cursor cursor;
    private final LateEvents late;
    private final CursorStore store;
    private final Executor workers;
    private final ScheduledExecutorService timer;
    private final Runnable whenWritten;

    // under the lock of this object
    private int steps;
    private boolean changed;
    private boolean writing;
    private boolean closed;

    /** How often the store failed in a row; touched by the one thread that writes. */
    private int failures;

    /** Why the store failed the last time; null when it did not. */
    private volatile String problem;

    /** @param whenWritten runs after each write, without the lock of this object */
    CursorWriter(
            Cursor cursor,
            LateEvents late,
            CursorStore store,
            Executor workers,
            ScheduledExecutorService timer,
            Runnable whenWritten) {
        this.cursor = cursor;
        this.late = late;
        this.store = store;
        this.workers = workers;
        this.timer = timer;
        this.whenWritten = whenWritten;
    }

    /**
     * There is something to write.
     *
     * @param freed how many places are free as soon as it is written
     */
    void changed(int freed) {
        if (!store.keeps()) {
            whenWritten.run();
            return;
        }
        synchronized (this) {
            steps += freed;
            changed = true;
            if (writing || closed) {
                return;
            }
            writing = true;
        }
        begin();
    }

    private void begin() {
        try {
            workers.execute(this::write);
        } catch (RejectedExecutionException stopping) {
            write();
        }
    }

    private void write() {
        while (true) {
            int taken;
            synchronized (this) {
                taken = steps;
                // an older place must not be written over what somebody else has written meanwhile
                if (!changed || closed) {
                    writing = false;
                    notifyAll();
                    return;
                }
                changed = false;
            }
            try {
                writeOnce();
            } catch (RuntimeException | Error e) {
                retryLater(e);
                return;
            }
            failures = 0;
            problem = null;
            synchronized (this) {
                steps -= taken;
            }
            whenWritten.run();
        }
    }

    /** The late events first: the position must not say that they are the store's before they are. */
    private void writeOnce() {
        String lateChange = late.takeChange();
        if (lateChange != null) {
            try {
                store.saveLate(lateChange);
            } catch (RuntimeException | Error e) {
                late.changeFailed();
                throw e;
            }
        }
        store.save(cursor.state());
    }

    private void retryLater(Throwable failure) {
        failures++;
        problem = "the cursor cannot be written: " + failure;
        LOG.warn("The cursor cannot be written, trying again: {}", failure.toString());
        synchronized (this) {
            changed = true;
        }
        try {
            timer.schedule(this::begin, PAUSES.pause(failures).toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            synchronized (this) {
                writing = false;
                notifyAll();
            }
        }
    }

    /** Writes nothing any more: somebody else may keep the cursor from now on. */
    synchronized void close() {
        closed = true;
    }

    /** Returns how many places are free once everything is written. */
    synchronized int unwritten() {
        return steps;
    }

    /** Returns why nothing can be written right now; null when all is well. */
    String problem() {
        return problem;
    }

    /** Waits until everything is written, at most this long. */
    synchronized void await(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (writing) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }
}
