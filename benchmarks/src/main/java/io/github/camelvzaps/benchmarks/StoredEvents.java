package io.github.camelvzaps.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.impl.DefaultCamelContext;

/** A route that starts while the gateway has events for it from the time before, and reads them all. */
final class StoredEvents implements Work {
    /** What a run takes at least to read what it waits for. */
    private static final long LONGEST_REPLAY_SECONDS = 300;

    private final DefaultCamelContext context;
    private final LongAdder seen;
    private final int stored;

    /**
     * @param context with the route, which has not been started
     * @param stored how many events the source sends over each connection
     */
    StoredEvents(DefaultCamelContext context, LongAdder seen, int stored) {
        this.context = context;
        this.seen = seen;
        this.stored = stored;
    }

    /** Reads them once more and once more until the time is over, and looks at the process half way through one more. */
    @Override
    public ScalePoint measure(Plan plan) throws Exception {
        warmUp(plan);
        Measurement sum = replay();
        long end = TimeUnit.SECONDS.toNanos(plan.seconds());
        while (sum.wallNanos() < end) {
            Measurement next = replay();
            sum = new Measurement(
                    sum.messages() + next.messages(),
                    sum.cpuNanos() + next.cpuNanos(),
                    sum.wallNanos() + next.wallNanos(),
                    0,
                    true,
                    0);
        }
        long half = seen.sum() + stored / 2;
        startRoute();
        waitFor(half);
        return ScalePoint.now(sum);
    }

    private void warmUp(Plan plan) throws Exception {
        if (plan.atOnce()) {
            return;
        }
        long end = System.nanoTime()
                + TimeUnit.SECONDS.toNanos((long) plan.warmUpSeconds() + Plan.WARM_UP_AT_MOST_SECONDS);
        do {
            replay();
        } while (seen.sum() < Plan.WARM_UP_ITEMS && System.nanoTime() < end);
    }

    /** From the start of the route until the last event is read. */
    private Measurement replay() throws Exception {
        long last = seen.sum() + stored;
        Meter meter = new Meter();
        startRoute();
        waitFor(last);
        Measurement measured = meter.read(stored);
        context.getRouteController().stopRoute(ScaleCurve.ROUTE);
        return measured;
    }

    private void startRoute() throws Exception {
        context.getRouteController().startRoute(ScaleCurve.ROUTE);
    }

    private void waitFor(long events) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_REPLAY_SECONDS);
        while (seen.sum() < events) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(seen + " of " + events + " events were read");
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    @Override
    public void close() {
        context.stop();
    }
}
