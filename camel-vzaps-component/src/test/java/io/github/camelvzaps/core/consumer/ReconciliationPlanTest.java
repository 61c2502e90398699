package io.github.camelvzaps.core.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.core.delivery.Delivery;
import io.github.camelvzaps.core.delivery.DeliverySettings;
import io.github.camelvzaps.core.delivery.DeliveryStatistics;
import io.github.camelvzaps.core.delivery.EndlessRedelivery;
import io.github.camelvzaps.core.delivery.EventPipeline;
import io.github.camelvzaps.core.delivery.Events;
import io.github.camelvzaps.core.delivery.ManualTimer;
import io.github.camelvzaps.core.delivery.PipelineThreads;
import io.github.camelvzaps.core.event.EventFilter;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReconciliationPlanTest {
    private final ManualTimer timer = new ManualTimer();
    private final DeliveryStatistics statistics = new DeliveryStatistics(Clock.systemUTC());
    private final AtomicInteger runs = new AtomicInteger();

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    private ReconciliationPlan plan(long interval) {
        return new ReconciliationPlan(statistics, timer, interval, runs::incrementAndGet);
    }

    /** Sends an event through a route that ends like this. */
    private void route(Throwable end) {
        EventPipeline pipeline = new EventPipeline(
                (entry, failures, finished) -> finished.accept(end),
                null,
                new DeliverySettings(EventFilter.ALL, true, 10, EndlessRedelivery.in(null)),
                null,
                new PipelineThreads(Runnable::run, Runnable::run, timer),
                statistics);
        pipeline.offer(new Delivery(Events.message("a", "5511988887777"), failure -> {}));
    }

    private void failAndRecover() {
        route(new IllegalStateException("no"));
        route(null);
    }

    @Test
    void itRunsOnceALittleAfterTheFirstSuccessBehindFailures() {
        plan(0);
        route(null);
        assertThat(timer.pauses()).as("nothing had failed").isEmpty();
        failAndRecover();
        failAndRecover();
        assertThat(timer.pauses()).containsExactly(200L);
        timer.pass();
        assertThat(runs).hasValue(1);
        failAndRecover();
        timer.pass();
        assertThat(runs).as("and again after the next recovery").hasValue(2);
        assertThat(timer.repeat()).as("without an interval").isZero();
    }

    @Test
    void withAnIntervalItRunsUntilItIsStopped() {
        ReconciliationPlan plan = plan(60_000);
        assertThat(timer.repeat()).isEqualTo(1);
        assertThat(timer.repeat()).isEqualTo(1);
        assertThat(runs).hasValue(2);
        plan.stop();
        assertThat(timer.repeat()).isZero();
        failAndRecover();
        assertThat(timer.pauses()).isEmpty();
    }
}
