package io.github.camelvzaps.core.gateway;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes at most so many threads of another executor at once; further work waits in a queue, without a thread. Thread-safe. */
final class LimitedExecutor implements Executor {
    private final Executor executor;
    private final int most;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger running = new AtomicInteger();

    LimitedExecutor(Executor executor, int most) {
        this.executor = executor;
        this.most = most;
    }

    @Override
    public void execute(Runnable work) {
        waiting.add(work);
        takeThread();
    }

    private void takeThread() {
        if (running.getAndUpdate(count -> Math.min(count + 1, most)) == most) {
            return;
        }
        try {
            executor.execute(this::runAll);
        } catch (RejectedExecutionException stopping) {
            running.decrementAndGet();
            throw stopping;
        }
    }

    private void runAll() {
        try {
            for (Runnable work = waiting.poll(); work != null; work = waiting.poll()) {
                work.run();
            }
        } finally {
            running.decrementAndGet();
            // work that was added since the last look, or left when some of it threw
            if (!waiting.isEmpty()) {
                takeThread();
            }
        }
    }
}
