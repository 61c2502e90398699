package io.github.camelvzaps.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FailedEventsTest {
    private static final int REMEMBERED = 10_000;
    private static final Instant BEGIN = Instant.parse("2026-04-13T10:00:00Z");

    private final FailedEvents events = new FailedEvents();

    private void fail(String mark, int failures, int second) {
        Instant now = BEGIN.plusSeconds(second);
        EventUnderWay event =
                EventUnderWay.of(Events.message("M1", "5511"), now, failures, new IllegalStateException("no"));
        events.failed(mark, event, now);
    }

    @Test
    void anEventKeepsItsCountAndItsFirstFailureUntilItEnds() {
        assertThat(events.failures("event")).isZero();
        assertThat(events.oldest(BEGIN)).isEmpty();
        events.ended("event");
        fail("other", 1, 2);
        fail("event", 1, 1);
        fail("event", 2, 3);
        fail(null, 7, 0);
        assertThat(events.failures("event")).isEqualTo(2);
        assertThat(events.failures(null)).isZero();
        assertThat(events.oldest(BEGIN)).hasValueSatisfying(event -> {
            assertThat(event.since()).isEqualTo(BEGIN.plusSeconds(1));
            assertThat(event.failures()).isEqualTo(2);
        });
        assertThat(events.oldest(BEGIN.plusSeconds(2)))
                .map(EventUnderWay::failures)
                .hasValue(2);
        assertThat(events.oldest(BEGIN.plusSeconds(3)))
                .as("nothing failed after that")
                .isEmpty();
        events.ended(null);
        events.ended("event");
        assertThat(events.failures("event")).isZero();
        assertThat(events.failures("other")).isOne();
    }

    @Test
    void theOneThatFailedLongestAgoIsForgottenFirst() {
        for (int i = 0; i < REMEMBERED; i++) {
            fail("event " + i, 1, 0);
        }
        fail("event 0", 2, 1);
        fail("one more", 1, 1);
        assertThat(events.failures("event 0")).isEqualTo(2);
        assertThat(events.failures("event 1")).isZero();
        assertThat(events.failures("event 2")).isOne();
    }
}
