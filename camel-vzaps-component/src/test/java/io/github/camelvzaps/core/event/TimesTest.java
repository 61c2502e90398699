package io.github.camelvzaps.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T10:02:03Z, 2026-11-21T10:02:03Z",
        "2024-02-29T23:59:59Z, 2024-02-29T23:59:59Z",
        "2026-11-21T10:02:03.456Z, 2026-11-21T10:02:03.456Z",
        "2026-11-21T10:02:03-03:00, 2026-11-21T13:02:03Z",
        "1763719323, 2025-11-21T10:02:03Z",
        "1763719323000, 2025-11-21T10:02:03Z",
        "1763719323456789, 2025-11-21T10:02:03.456789Z",
        "1763719323456789012, 2025-11-21T10:02:03.456789012Z"
    })
    void everyFormOfATimeIsRead(String text, Instant instant) {
        assertThat(Times.parse(text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "2026-13-21T10:00:00Z",
                "2025-02-29T10:00:00Z",
                "2026-11-21 10:00:00Z",
                "0001-01-01T00:00:00Z",
                "0001-01-01T00:00:00.000Z",
                "99999999999999999999",
                "+999999999-12-31T23:59:59Z",
                "-1"
            })
    void whatIsNoTimeIsNone(String text) {
        assertThat(Times.parse(text)).isNull();
    }

    @Test
    void numbersAreSecondsOrSmallerUnits() {
        assertThat(Times.parse(1_763_719_323))
                .isEqualTo(Times.parse(1_763_719_323_000L))
                .isEqualTo(Times.parse(1_763_719_323_000_000L))
                .isEqualTo(Times.parse(1_763_719_323_000_000_000L));
        assertThat(Times.parse(Long.MAX_VALUE)).isNotNull();
        assertThat(Times.parse(0)).isNull();
    }
}
