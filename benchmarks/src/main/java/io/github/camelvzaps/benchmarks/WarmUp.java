package io.github.camelvzaps.benchmarks;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** What passes before something is measured. By time alone the one with more code would be measured half compiled. */
final class WarmUp {
    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();

    private WarmUp() {}

    /** Waits as long as planned, then until so many are done and the compiler is at rest, within a bound. */
    static void of(Plan plan, LongSupplier done, long atLeast) throws InterruptedException {
        if (plan.atOnce()) {
            return;
        }
        TimeUnit.SECONDS.sleep(plan.warmUpSeconds());
        long start = System.nanoTime();
        boolean working = true;
        while (working && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(Plan.WARM_UP_AT_MOST_SECONDS)) {
            working = !compilerRests() || done.getAsLong() < atLeast;
        }
    }

    /** Waits until something new is compiled as well, up to twice the usual time: its CPU would be counted too. */
    static void settle(Plan plan) throws InterruptedException {
        if (plan.atOnce()) {
            return;
        }
        TimeUnit.SECONDS.sleep(Plan.SETTLING_SECONDS);
        int more = Plan.SETTLING_SECONDS;
        while (more > 0 && !compilerRests()) {
            more--;
        }
    }

    /** Looks for a second how much the compiler works. */
    static boolean compilerRests() throws InterruptedException {
        long before = COMPILER.getTotalCompilationTime();
        TimeUnit.SECONDS.sleep(1);
        return COMPILER.getTotalCompilationTime() - before <= Plan.COMPILER_AT_REST_MILLIS;
    }
}
