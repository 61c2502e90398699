package io.github.camelvzaps.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Work that goes on as it is.
 *
 * @param done how many messages or events are done
 * @param end ends it
 */
record SteadyWork(LongSupplier done, AutoCloseable end) implements Work {

    @Override
    public ScalePoint measure(Plan plan) throws InterruptedException {
        while (done.getAsLong() == 0) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        WarmUp.of(plan, done, Plan.WARM_UP_ITEMS);
        long before = done.getAsLong();
        Meter meter = new Meter();
        TimeUnit.SECONDS.sleep(plan.seconds());
        return ScalePoint.now(meter.read(done.getAsLong() - before));
    }

    @Override
    public void close() throws Exception {
        end.close();
    }
}
