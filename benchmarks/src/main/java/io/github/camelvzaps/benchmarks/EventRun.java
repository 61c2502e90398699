package io.github.camelvzaps.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** The program of one run: one consumer in a fresh JVM of its own, whose CPU time is its cost. */
final class EventRun {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private EventRun() {}

    /** Takes the consumer, the port of the source, and the seconds before and of measuring; prints one measurement. */
    public static void main(String[] args) throws Exception {
        LongAdder seen = new LongAdder();
        EventEntrant entrant = EventEntrant.valueOf(args[0]);
        AutoCloseable consumer = entrant.start(Integer.parseInt(args[1]), seen);
        // starting takes its time on a busy machine, and is not to be taken from the warm-up
        while (seen.sum() == 0) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        Run.warmUp(Integer.parseInt(args[2]), seen::sum, entrant.warmUpEvents());
        long events = seen.sum();
        long cpu = SYSTEM.getProcessCpuTime();
        long wall = System.nanoTime();
        TimeUnit.SECONDS.sleep(Integer.parseInt(args[3]));
        events = seen.sum() - events;
        cpu = SYSTEM.getProcessCpuTime() - cpu;
        wall = System.nanoTime() - wall;
        System.out.println(
                new Measurement(events, Duration.ofNanos(cpu), Duration.ofNanos(wall), 0, consumer != null).toLine());
        // at once: the source would never end
        Runtime.getRuntime().halt(0);
    }
}
