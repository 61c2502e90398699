package io.github.camelvzaps.core;

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

    private final EventConsumer consumer;

    /** Whether a run after a recovery is planned. */
    private final AtomicBoolean planned = new AtomicBoolean();

    /** Null without an interval. */
    private final ScheduledFuture<?> periodically;

    private ReconciliationPlan(EventConsumer consumer, long interval) {
        this.consumer = consumer;
        consumer.statistics().onRecovery(this::recovered);
        this.periodically = interval == 0
                ? null
                : consumer.getEndpoint()
                        .getComponent()
                        .timer()
                        .scheduleWithFixedDelay(this::run, interval, interval, TimeUnit.MILLISECONDS);
    }

    /** Begins; returns null when the consumer does not want it. */
    static ReconciliationPlan of(EventConsumer consumer) {
        GatewayConfiguration configuration = consumer.getEndpoint().getConfiguration();
        return configuration.isReconcile()
                ? new ReconciliationPlan(consumer, configuration.getReconcileInterval())
                : null;
    }

    private void recovered() {
        if (planned.compareAndSet(false, true)) {
            consumer.getEndpoint()
                    .getComponent()
                    .timer()
                    .schedule(
                            () -> {
                                planned.set(false);
                                run();
                            },
                            AFTER_RECOVERY_MILLIS,
                            TimeUnit.MILLISECONDS);
        }
    }

    private void run() {
        if (consumer.isRunAllowed() && !consumer.isSuspended()) {
            consumer.instances().forEach(instance -> consumer.getEndpoint().reconcile(instance, consumer));
        }
    }

    void stop() {
        consumer.statistics().onRecovery(() -> {});
        if (periodically != null) {
            periodically.cancel(false);
        }
    }
}
