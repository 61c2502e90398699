package io.github.camelvzaps.core.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.core.delivery.ManualTimer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MissingEventsTest {
    private final ManualTimer timer = new ManualTimer();
    private int connects;
    private int changes;

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    private static Cursor leftOpen(String... ids) {
        return new Cursor(new CursorState("evt_0", null, List.of(), List.of(ids)), Clock.systemUTC());
    }

    private MissingEvents missing(Cursor cursor) {
        return new MissingEvents("VZ1", cursor, timer, () -> connects++, () -> changes++);
    }

    @Test
    void whatDoesNotComeAgainIsAskedForOnceAndThenGivenUp() {
        Cursor cursor = leftOpen("evt_1", "evt_2");
        MissingEvents missing = missing(cursor);
        assertThat(missing.takeAsking()).isFalse();
        missing.connected();
        assertThat(timer.pauses()).containsExactly(10_000L);
        assertThat(missing.problem()).startsWith("2 events");

        timer.pass();
        assertThat(connects).isOne();
        assertThat(changes).isZero();
        assertThat(missing.takeAsking()).isTrue();
        assertThat(missing.takeAsking()).as("one connection names no event").isFalse();
        assertThat(cursor.missing()).hasSize(2);

        missing.connected();
        timer.pass();
        assertThat(connects).isOne();
        assertThat(changes).isOne();
        assertThat(missing.takeAsking()).isFalse();
        assertThat(cursor.missing()).isEmpty();
        assertThat(missing.problem()).isNull();
    }

    @Test
    void whatComesAgainInTimeIsNotAskedFor() {
        Cursor cursor = leftOpen("evt_1");
        MissingEvents missing = missing(cursor);
        missing.connected();
        cursor.arrive("evt_1", Instant.EPOCH);
        timer.pass();
        assertThat(connects).isZero();
        assertThat(changes).isZero();
        assertThat(missing.takeAsking()).isFalse();
        assertThat(missing.problem()).isNull();
    }

    @Test
    void nothingIsPlannedWhereNothingIsMissingOrTheTimerIsStopped() {
        missing(leftOpen()).connected();
        assertThat(timer.pauses()).isEmpty();
        timer.shutdownNow();
        missing(leftOpen("evt_1")).connected();
        assertThat(timer.pauses()).isEmpty();
    }
}
