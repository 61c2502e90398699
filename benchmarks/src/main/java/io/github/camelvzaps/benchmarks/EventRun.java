package io.github.camelvzaps.benchmarks;

import io.github.camelvzaps.benchmarks.figures.Printed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** The program of one run: one consumer in a fresh JVM of its own, whose CPU time is its cost. */
final class EventRun {
    private EventRun() {}

    /** Takes the consumer, the port of the source, and the seconds before and of measuring; prints one measurement. */
    public static void main(String[] args) throws Exception {
        EventEntrant entrant = EventEntrant.valueOf(args[0]);
        Plan plan = Plan.of(args[2], args[3]);
        LongAdder seen = new LongAdder();
        AutoCloseable consumer = entrant.start(Integer.parseInt(args[1]), seen);
        // starting takes its time on a busy machine, and is not to be taken from the warm-up
        while (seen.sum() == 0) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        WarmUp.of(plan, seen::sum, entrant.warmUpEvents());
        long before = seen.sum();
        Meter meter = new Meter();
        TimeUnit.SECONDS.sleep(plan.seconds());
        Measurement measured = meter.read(seen.sum() - before);
        if (consumer != null) {
            System.out.println(Printed.line(measured));
        }
        // without closing the consumer: the source would never end; a database of its own is stopped by its hook
        System.exit(0);
    }
}
