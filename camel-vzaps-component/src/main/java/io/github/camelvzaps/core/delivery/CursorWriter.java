package io.github.camelvzaps.core.delivery;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the cursor down as fast as its store takes it: one write for all steps that came meanwhile. Only what is written
 * makes room for further events, so that a crash repeats no more of them than may be on their way. Thread-safe.
 */
final class CursorWriter {
    private static final Logger LOG = LoggerFactory.getLogger(CursorWriter.class);
    private static final Backoff PAUSES =
            new Backoff(java.time.Duration.ofMillis(200), java.time.Duration.ofSeconds(10));

    private final Cursor cursor;
    private final CursorStore store;
    private final Executor workers;
    private final ScheduledExecutorService timer;
    private final IntConsumer room;

    // under the lock of this object
    private int steps;
    private boolean writing;
    private boolean closed;

    /** How often the store failed in a row; touched by the one thread that writes. */
    private int failures;

    /** Why the store failed the last time; null when it did not. */
    private volatile String problem;

    /** @param room is told how many events are behind the cursor for good */
    CursorWriter(Cursor cursor, CursorStore store, Executor workers, ScheduledExecutorService timer, IntConsumer room) {
        this.cursor = cursor;
        this.store = store;
        this.workers = workers;
        this.timer = timer;
        this.room = room;
    }

    /** The cursor has moved past so many events. */
    void moved(int moreSteps) {
        if (moreSteps == 0) {
            return;
        }
        if (!store.keeps()) {
            room.accept(moreSteps);
            return;
        }
        synchronized (this) {
            steps += moreSteps;
            if (writing || closed) {
                return;
            }
            writing = true;
        }
        go();
    }

    private void go() {
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
                if (taken == 0 || closed) {
                    writing = false;
                    notifyAll();
                    return;
                }
            }
            try {
                store.save(cursor.position());
            } catch (RuntimeException e) {
                retryLater(e);
                return;
            }
            failures = 0;
            problem = null;
            synchronized (this) {
                steps -= taken;
            }
            room.accept(taken);
        }
    }

    private void retryLater(RuntimeException failure) {
        failures++;
        problem = "the cursor cannot be written: " + failure;
        LOG.warn("The cursor cannot be written, trying again: {}", failure.toString());
        try {
            timer.schedule(this::go, PAUSES.pause(failures).toMillis(), TimeUnit.MILLISECONDS);
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

    /** Returns how many steps are not written yet. */
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
