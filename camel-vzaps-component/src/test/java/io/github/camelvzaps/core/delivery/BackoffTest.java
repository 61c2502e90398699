package io.github.camelvzaps.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    @ParameterizedTest
    @CsvSource({
        "100, 1000, 0, 100",
        "100, 1000, 1, 100",
        "100, 1000, 2, 200",
        "100, 1000, 4, 800",
        "100, 1000, 5, 1000",
        "100, 1000, 1000000, 1000",
        "100, 10, 1, 10",
        "0, 1000, 3, 4",
        "1, 100000000000, 31, 1073741824",
        "1, 100000000000, 99, 1073741824"
    })
    void aPauseDoublesUpToTheLongestAndIsShortenedByHalfAtMost(long first, long longest, int failures, long whole) {
        Backoff backoff = new Backoff(Duration.ofMillis(first), Duration.ofMillis(longest));
        LongStream pauses = LongStream.generate(() -> backoff.pause(failures).toMillis());
        long[] sorted = pauses.limit(2000).sorted().toArray();
        assertThat(sorted[0]).isBetween(whole / 2, whole);
        assertThat(sorted[sorted.length - 1]).isBetween(whole / 2, whole);
        assertThat(sorted[sorted.length - 1] - sorted[0])
                .as("consumers do not come back at the same moment")
                .isGreaterThanOrEqualTo(whole / 2 - Math.max(1, whole / 20));
    }
}
