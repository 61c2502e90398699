package io.github.camelvzaps.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The program of one point: one curve at one size, in a fresh JVM of its own. */
final class ScaleRun {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private ScaleRun() {}

    /**
     * Takes the curve, the size, the port, how much to do and for how many seconds to work before measuring, and the
     * seconds of measuring; prints one point.
     */
    public static void main(String[] args) throws Exception {
        LongSupplier done = ScaleCurve.valueOf(args[0]).start(Integer.parseInt(args[2]), Integer.parseInt(args[1]));
        while (done.getAsLong() == 0) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        long atLeast = Long.parseLong(args[3]);
        if (atLeast > 0) {
            Run.warmUp(Integer.parseInt(args[4]), done, atLeast);
        }
        long items = done.getAsLong();
        long cpu = SYSTEM.getProcessCpuTime();
        long wall = System.nanoTime();
        TimeUnit.SECONDS.sleep(Integer.parseInt(args[5]));
        Measurement measured = new Measurement(
                done.getAsLong() - items,
                Duration.ofNanos(SYSTEM.getProcessCpuTime() - cpu),
                Duration.ofNanos(System.nanoTime() - wall),
                0,
                true);
        System.out.println(ScalePoint.now(measured).toLine());
        // at once: the work would never end
        Runtime.getRuntime().halt(0);
    }
}
