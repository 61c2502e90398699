package io.github.camelvzaps.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.api.Failure;
import io.github.camelvzaps.api.FailureReason;
import io.github.camelvzaps.api.Outcome;
import io.github.camelvzaps.core.operation.Repeat;
import java.time.Duration;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryRuleTest {
    private static final RetryRule RULE = new RetryRule(3, Duration.ofMillis(100), Duration.ofMillis(1000));

    private static Failure failure(int status, Duration retryAfter) {
        return new Failure(
                status, "", "", null, null, retryAfter, Map.of(), null, retryAfter != null, FailureReason.OTHER);
    }

    private static boolean tries(Repeat repeat, Outcome outcome, int status) {
        return RULE.pause(1, repeat, outcome, failure(status, null)).isPresent();
    }

    /** Status 0 is no answer at all. */
    @ParameterizedTest
    @CsvSource({
        "NOT_SENT,  0, true,  true",
        "UNKNOWN,   0, true,  false",
        "REJECTED, 429, true, true",
        "REJECTED, 503, true, true",
        "UNKNOWN, 503, true,  false",
        "UNKNOWN, 500, true,  false",
        "UNKNOWN, 502, true,  false",
        "UNKNOWN, 504, true,  false",
        "UNKNOWN, 408, true,  false",
        "REJECTED, 425, true, false",
        "REJECTED, 400, false, false",
        "REJECTED, 401, false, false",
        "REJECTED, 404, false, false"
    })
    void whatMayHaveBeenDoneIsRepeatedOnlyWhereThatDoesNoHarm(
            Outcome outcome, int status, boolean always, boolean onlyIfNotDone) {
        assertThat(tries(Repeat.ALWAYS, outcome, status)).isEqualTo(always);
        assertThat(tries(Repeat.ONLY_IF_NOT_DONE, outcome, status)).isEqualTo(onlyIfNotDone);
        assertThat(tries(Repeat.NEVER, outcome, status)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1, 100", "2, 200", "3, 400"})
    void thePauseIsChosenBelowACeilingThatDoubles(int tries, long ceiling) {
        long[] sorted = LongStream.generate(() -> RULE.pause(tries, Repeat.ALWAYS, Outcome.NOT_SENT, Failure.NONE)
                        .orElseThrow()
                        .toMillis())
                .limit(5000)
                .sorted()
                .toArray();
        assertThat(sorted[0]).isBetween(0L, ceiling / 20);
        assertThat(sorted[sorted.length - 1]).isBetween(ceiling * 19 / 20, ceiling);
    }

    @Test
    void afterTheLastRetryAndWithRetriesOffThereIsNone() {
        assertThat(RULE.pause(4, Repeat.ALWAYS, Outcome.NOT_SENT, Failure.NONE)).isEmpty();
        RetryRule off = new RetryRule(0, Duration.ofMillis(100), Duration.ofMillis(1000));
        assertThat(off.pause(1, Repeat.ALWAYS, Outcome.NOT_SENT, Failure.NONE)).isEmpty();
    }

    @Test
    void noPauseIsLongerThanTheLongestHoweverManyTriesThereWere() {
        RetryRule patient = new RetryRule(1000, Duration.ofMillis(100), Duration.ofMillis(1000));
        for (int tries = 1; tries <= 100; tries++) {
            assertThat(patient.pause(tries, Repeat.ALWAYS, Outcome.NOT_SENT, Failure.NONE)
                            .orElseThrow())
                    .isBetween(Duration.ZERO, Duration.ofMillis(1000));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "999, 999", "1000, 1000", "1001, "})
    void aServerThatAsksForAPauseGetsItOrNoRepetition(long asked, Long given) {
        assertThat(RULE.pause(1, Repeat.ALWAYS, Outcome.REJECTED, failure(429, Duration.ofMillis(asked)))
                        .map(Duration::toMillis)
                        .orElse(null))
                .isEqualTo(given);
    }
}
