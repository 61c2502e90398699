package io.github.camelvzaps.core.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A timer whose time passes when a test says so; after its shutdown it refuses everything, as any timer does. */
public final class ManualTimer extends ScheduledThreadPoolExecutor {
    private final List<Runnable> planned = new CopyOnWriteArrayList<>();
    private final List<Long> pauses = new CopyOnWriteArrayList<>();
    private final List<Repeated> repeated = new CopyOnWriteArrayList<>();

    /** What runs again and again, until its future is cancelled. */
    private record Repeated(Runnable step, ScheduledFuture<?> future) {}

    public ManualTimer() {
        super(0);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable step, long delay, TimeUnit unit) {
        // refuses after the shutdown, and never runs by itself
        ScheduledFuture<?> future = super.schedule(() -> {}, 1, TimeUnit.DAYS);
        planned.add(step);
        pauses.add(unit.toMillis(delay));
        return future;
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable step, long first, long delay, TimeUnit unit) {
        ScheduledFuture<?> future = super.scheduleWithFixedDelay(() -> {}, 1, 1, TimeUnit.DAYS);
        repeated.add(new Repeated(step, future));
        return future;
    }

    /** Runs once more what is to run again and again; returns how much that was. */
    public int repeat() {
        List<Repeated> living =
                repeated.stream().filter(one -> !one.future.isCancelled()).toList();
        living.forEach(one -> one.step.run());
        return living.size();
    }

    /** Returns for how long the steps wait that were not run, in milliseconds. */
    public List<Long> pauses() {
        return List.copyOf(pauses);
    }

    /** Runs what has been planned so far; what is planned meanwhile waits for the next call. */
    public void pass() {
        List<Runnable> due = new ArrayList<>(planned);
        planned.clear();
        pauses.clear();
        due.forEach(Runnable::run);
    }
}
