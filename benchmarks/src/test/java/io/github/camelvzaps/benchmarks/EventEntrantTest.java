package io.github.camelvzaps.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventEntrantTest {
    private static final int EVENTS = 100;

    @ParameterizedTest
    @EnumSource
    void takesEventsAndConfirmsThem(EventEntrant entrant) throws Exception {
        LongAdder seen = new LongAdder();
        try (EventSource source = new EventSource(EventSource.CHATS, EventSource.ENDLESS);
                AutoCloseable consumer = entrant.start(source.port(), seen)) {
            assertThat(consumer).isNotNull();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (seen.sum() < EVENTS || source.confirmed() < EVENTS) {
                if (System.nanoTime() > end) {
                    fail(seen + " seen, " + source.confirmed() + " confirmed");
                }
                Thread.onSpinWait();
            }
            assertThat(source.refused()).isZero();
        }
    }
}
