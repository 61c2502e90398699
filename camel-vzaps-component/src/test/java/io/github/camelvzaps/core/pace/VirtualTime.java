package io.github.camelvzaps.core.pace;

import io.github.bucket4j.TimeMeter;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes when a test says so, and what is planned in it. For one thread. */
final class VirtualTime implements TimeMeter {
    private final PriorityQueue<Step> steps =
            new PriorityQueue<>(Comparator.comparingLong(Step::atNanos).thenComparingLong(Step::number));
    private long nanos;
    private long number;

    private record Step(long atNanos, long number, Runnable task) {}

    @Override
    public long currentTimeNanos() {
        return nanos;
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }

    /** Plans a step; returns what calls it off. */
    Runnable after(long delayNanos, Runnable task) {
        Step step = new Step(nanos + delayNanos, number++, task);
        steps.add(step);
        return () -> steps.remove(step);
    }

    /** Runs all that is planned, in its time. */
    void runAll() {
        while (!steps.isEmpty()) {
            Step step = steps.remove();
            nanos = step.atNanos();
            step.task().run();
        }
    }
}
