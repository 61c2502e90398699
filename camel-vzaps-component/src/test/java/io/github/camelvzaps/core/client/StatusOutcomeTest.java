package io.github.camelvzaps.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.api.Failure;
import io.github.camelvzaps.api.FailureReason;
import io.github.camelvzaps.api.Outcome;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusOutcomeTest {
    private static Failure failure(int status, String code, boolean ownShape, boolean retryAfter) {
        Duration wait = retryAfter ? Duration.ofSeconds(1) : null;
        return new Failure(status, code, "", null, null, wait, Map.of(), null, ownShape, FailureReason.OTHER);
    }

    @ParameterizedTest
    @CsvSource({
        "299, UNKNOWN",
        "300, REJECTED",
        "302, REJECTED",
        "303, UNKNOWN",
        "304, REJECTED",
        "399, REJECTED",
        "400, REJECTED",
        "407, REJECTED",
        "408, UNKNOWN",
        "409, REJECTED",
        "429, REJECTED",
        "451, REJECTED",
        "452, UNKNOWN",
        "499, UNKNOWN",
        "500, UNKNOWN",
        "502, UNKNOWN",
        "503, UNKNOWN",
        "599, UNKNOWN"
    })
    void onlyAStatusThatMeansNotDoneIsARefusal(int status, Outcome outcome) {
        assertThat(StatusOutcome.of(failure(status, "", false, false))).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "503, true, true, REJECTED",
        "503, true, false, UNKNOWN",
        "503, false, true, UNKNOWN",
        "502, true, true, UNKNOWN"
    })
    void a503IsARefusalOnlyInTheWordsOfTheGatewayAndWithATimeToComeBack(
            int status, boolean ownShape, boolean retryAfter, Outcome outcome) {
        assertThat(StatusOutcome.of(failure(status, "", ownShape, retryAfter))).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "399, REJECTED",
        "400, REJECTED",
        "408, UNKNOWN",
        "500, UNKNOWN",
        "599, UNKNOWN",
        "600, REJECTED",
        "INVALID_NUMBER, REJECTED"
    })
    void aRefusalWithinASuccessIsJudgedByTheStatusThatItNames(String code, Outcome outcome) {
        assertThat(StatusOutcome.ofRefusalWithin(failure(200, code, true, false)))
                .isEqualTo(outcome);
    }
}
