package io.github.camelvzaps.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureCountsTest {
    private static final int REMEMBERED = 10_000;

    private final FailureCounts counts = new FailureCounts();

    @Test
    void anEventKeepsItsCountUntilItEnds() {
        assertThat(counts.of("event")).isZero();
        counts.failed("event", 2);
        counts.failed("other", 1);
        counts.failed(null, 7);
        assertThat(counts.of("event")).isEqualTo(2);
        assertThat(counts.of(null)).isZero();
        counts.ended(null);
        counts.ended("event");
        assertThat(counts.of("event")).isZero();
        assertThat(counts.of("other")).isOne();
    }

    @Test
    void theOneThatFailedLongestAgoIsForgottenFirst() {
        for (int i = 0; i < REMEMBERED; i++) {
            counts.failed("event " + i, 1);
        }
        counts.failed("event 0", 2);
        counts.failed("one more", 1);
        assertThat(counts.of("event 0")).isEqualTo(2);
        assertThat(counts.of("event 1")).isZero();
        assertThat(counts.of("event 2")).isOne();
    }
}
