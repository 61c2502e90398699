package io.github.camelvzaps.core.consumer;

import io.github.camelvzaps.core.delivery.DeliveryStatistics;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * When failed deliveries are looked for besides the start and after a gap: when the route succeeds again after failures,
 * since the gateway may have given up meanwhile, and periodically. Thread-safe.
 */
final class ReconciliationPlan {
    /** After the first success; what the gateway is still trying itself gets through in the meantime. */
    private static final long AFTER_RECOVERY_MILLIS = 200;

    private final DeliveryStatistics statistics;
    private final ScheduledExecutorService timer;
    private final Runnable reconcile;

    /** Whether a run after a recovery is planned. */
    private final AtomicBoolean planned = new AtomicBoolean();

    /** Null without an interval. */
    private final ScheduledFuture<?> periodically;

    /**
     * Begins.
     *
     * @param interval in milliseconds; 0 for none
     * @param reconcile looks for failed deliveries, unless the consumer does not run
     */
    ReconciliationPlan(
            DeliveryStatistics statistics, ScheduledExecutorService timer, long interval, Runnable reconcile) {
        this.statistics = statistics;
        this.timer = timer;
        this.reconcile = reconcile;
        statistics.onRecovery(this::recovered);
        this.periodically = interval == 0
                ? null
                : timer.scheduleWithFixedDelay(reconcile, interval, interval, TimeUnit.MILLISECONDS);
    }

    private void recovered() {
        if (planned.compareAndSet(false, true)) {
            timer.schedule(
                    () -> {
                        planned.set(false);
                        reconcile.run();
                    },
                    AFTER_RECOVERY_MILLIS,
                    TimeUnit.MILLISECONDS);
        }
    }

    void stop() {
        statistics.onRecovery(() -> {});
        if (periodically != null) {
            periodically.cancel(false);
        }
    }
}
