package io.github.camelvzaps.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventEntrantTest {
    private static final int EVENTS = 500;

    @ParameterizedTest
    @EnumSource
    void takesEventsAndConfirmsThem(EventEntrant entrant) throws Exception {
        LongAdder seen = new LongAdder();
        try (EventSource source = new EventSource(EventSource.CHATS);
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

    @Test
    void theReportTellsMediansAndWhetherTheAimWasMet() {
        Map<EventEntrant, List<Measurement>> results = new EnumMap<>(EventEntrant.class);
        results.put(EventEntrant.REALTIME, List.of(measured(900), measured(2_000), measured(850)));
        results.put(EventEntrant.WEB_SOCKET, List.of(measured(1_000), measured(1_000), measured(1_000)));
        results.put(EventEntrant.WEBHOOK, List.of(measured(890)));
        results.put(EventEntrant.PLATFORM_HTTP, List.of(measured(1_000)));

        assertThat(new ConsumerReport(new Plan(3, 4, 1), results, -1).markdown())
                .contains("| vzaps:events/subscribe | 900 | 0.90 | at least 0.8, met | 111.1 | 50.0 to 117.6 | 1.11 |")
                .contains("| bare JDK WebSocket | 1,000 | 1.00 |  | 100.0 |")
                .contains("| vzaps:webhooks/receive | 890 | 0.89 | at least 0.9, missed |");
    }

    private static Measurement measured(int events) {
        return new Measurement(events, Duration.ofMillis(100), Duration.ofSeconds(1), 0, true);
    }
}
