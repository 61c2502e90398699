package io.github.camelvzaps.core.gateway;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes work from the I/O threads to the workers without waking a thread for each piece: a few runners go on as long as
 * there is work. When work waits although the runners are busy, they are held up by what they run, and more are started,
 * so that no piece waits endlessly behind one that waits for it. Thread-safe.
 */
final class RouteExecutor implements Executor {
    private static final long PATIENCE_MILLIS = 10;

    private final Executor workers;
    private final ScheduledExecutorService timer;
    private final int usualRunners = Runtime.getRuntime().availableProcessors();
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    /** How many runners there are; any thread changes it by compare-and-set. */
    private final AtomicInteger runners = new AtomicInteger();

    /** Whether a look at the waiting work is planned. */
    private final AtomicBoolean watching = new AtomicBoolean();

    /**
     * @param workers threads that may be held up; a bounded number of them would bring the wait back
     * @param timer plans the look at work that waits
     */
    RouteExecutor(Executor workers, ScheduledExecutorService timer) {
        this.workers = workers;
        this.timer = timer;
    }

    @Override
    public void execute(Runnable work) {
        waiting.add(work);
        if (!startRunner(usualRunners)) {
            watch();
        }
    }

    private boolean startRunner(int most) {
        int now = runners.get();
        while (now < most) {
            if (runners.compareAndSet(now, now + 1)) {
                try {
                    workers.execute(this::run);
                } catch (RejectedExecutionException stopping) {
                    // the workers are gone; what waits is still owed an end
                    run();
                }
                return true;
            }
            now = runners.get();
        }
        return false;
    }

    private void run() {
        try {
            for (Runnable work = waiting.poll(); work != null; work = waiting.poll()) {
                work.run();
            }
        } finally {
            runners.decrementAndGet();
            // work that came between the last look and the line above found a runner that was about to leave
            if (!waiting.isEmpty()) {
                startRunner(usualRunners);
            }
        }
    }

    private void watch() {
        if (watching.compareAndSet(false, true)) {
            try {
                timer.schedule(this::look, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException stopping) {
                startRunner(Integer.MAX_VALUE);
            }
        }
    }

    private void look() {
        watching.set(false);
        if (!waiting.isEmpty()) {
            // doubling: a thousand blocked steps need ten looks, not a thousand
            int more = Math.max(1, runners.get());
            for (int i = 0; i < more && !waiting.isEmpty(); i++) {
                startRunner(Integer.MAX_VALUE);
            }
            watch();
        }
    }
}
