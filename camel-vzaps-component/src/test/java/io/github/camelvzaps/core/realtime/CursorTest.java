package io.github.camelvzaps.core.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.core.realtime.Cursor.Arrival;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CursorTest {
    private static final Instant NOW = Instant.parse("2026-04-13T10:00:00Z");

    private Instant now = NOW;
    private final Clock clock = new Clock() {
        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    private Cursor cursor = new Cursor(CursorState.BEGINNING, clock);

    private static Instant at(int second) {
        return NOW.plusSeconds(second);
    }

    private Cursor afterAnHour() {
        return new Cursor(cursor.state(), Clock.offset(clock, java.time.Duration.ofHours(1)));
    }

    private void pass(int from, int to) {
        for (int i = from; i <= to; i++) {
            assertThat(cursor.arrive("evt_" + i, at(i))).isEqualTo(Arrival.NEW);
            cursor.finish("evt_" + i);
        }
    }

    @Test
    void anOldRepetitionThatIsForgottenDoesNotMoveTheCursorBack() {
        pass(1, 10_300);
        String position = cursor.position();

        assertThat(cursor.arrive("evt_1", at(1))).isEqualTo(Arrival.LATE);
        assertThat(cursor.finish("evt_1")).isOne();

        assertThat(cursor.position()).isEqualTo(position);
        assertThat(cursor.frontier()).isEqualTo("evt_10300");
        assertThat(cursor.span()).isZero();
    }

    @Test
    void anUnfinishedEventThatWasCreatedEarlierHoldsThePositionBackAlthoughItCameLater() {
        pass(1, 1);
        cursor.settle(true);
        cursor.arrive("evt_5", at(5));
        cursor.arrive("evt_3", at(3));
        cursor.finish("evt_5");
        for (int i = 6; i < 6 + 3 * Cursor.SETTLING_EVENTS; i++) {
            cursor.arrive("evt_" + i, at(i));
            cursor.finish("evt_" + i);
        }

        assertThat(List.of("evt_5", "evt_6")).doesNotContain(String.valueOf(cursor.position()));
        assertThat(cursor.state().open()).containsExactly("evt_3");
        assertThat(cursor.state().done()).contains("evt_6");

        cursor.finish("evt_3");
        assertThat(cursor.span()).isZero();
        assertThat(cursor.position()).isEqualTo("evt_" + (5 + 2 * Cursor.SETTLING_EVENTS));
    }

    @Test
    void whatIsFinishedAfterThePositionIsKnownAfterARestart() {
        pass(1, 10);
        cursor.arrive("evt_11", at(11));

        Cursor restarted = new Cursor(CursorState.parse(cursor.state().toText()), clock);

        assertThat(restarted.position()).isNull();
        assertThat(restarted.arrive("evt_7", at(7))).isEqualTo(Arrival.FINISHED);
        assertThat(restarted.missing()).containsExactly("evt_11");
        assertThat(restarted.arrive("evt_11", at(11))).isEqualTo(Arrival.NEW);
        assertThat(restarted.missing()).isEmpty();
    }

    @Test
    void theFormOfTheFirstVersionsIsReadAsThePosition() {
        Cursor old = new Cursor(CursorState.parse("evt_\u00e9 1"), clock);

        assertThat(old.position()).isEqualTo("evt_\u00e9 1");
        assertThat(old.arrive("evt_\u00e9 1", null)).isEqualTo(Arrival.FINISHED);
        assertThat(old.arrive("evt_2", at(2))).isEqualTo(Arrival.NEW);
    }

    @Test
    void halvesOfCharactersAndQuotesInIdsOutliveTheStore() {
        cursor.arrive("evt_\ud800\"\n", at(1));
        cursor.finish("evt_\ud800\"\n");

        String text = cursor.state().toText();

        assertThat(text).isPrintable().isASCII();
        assertThat(CursorState.parse(text)).isEqualTo(cursor.state());
    }

    @Test
    void aTimeFarInTheFutureMakesNothingAfterItLate() {
        cursor.arrive("evt_odd", NOW.plusSeconds(10_000_000));
        cursor.finish("evt_odd");
        cursor = afterAnHour();
        for (int i = 1; i <= 2 * Cursor.SETTLING_EVENTS + 2; i++) {
            assertThat(cursor.arrive("evt_" + i, at(i))).isEqualTo(Arrival.NEW);
            cursor.finish("evt_" + i);
        }
        assertThat(cursor.position()).isEqualTo("evt_" + (Cursor.SETTLING_EVENTS + 2));
    }

    @Test
    void withoutTimesTheOrderOfArrivalIsAllThereIs() {
        for (int i = 1; i <= 150; i++) {
            assertThat(cursor.arrive("evt_" + i, null)).isEqualTo(Arrival.NEW);
            cursor.finish("evt_" + i);
        }
        assertThat(cursor.position()).isEqualTo("evt_50");
    }

    @ParameterizedTest
    @CsvSource({"true, evt_10", "false, "})
    void onlyAQuietConnectionLetsThePositionCatchUp(boolean quiet, String expected) {
        pass(1, 10);
        cursor.settle(quiet);
        assertThat(cursor.position()).isNull();

        // what was passed an hour ago
        cursor = new Cursor(CursorState.BEGINNING, new Clock() {
            private int asked;

            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return NOW.plusSeconds(asked++);
            }
        });
        pass(1, 10);
        for (int i = 0; i < 20; i++) {
            cursor.settle(quiet);
        }
        assertThat(cursor.position()).isEqualTo(expected);
    }

    @Test
    void anEventTakesOnePlaceWhateverHappensToIt() {
        cursor.arrive("evt_1", at(1));
        cursor.arrive("evt_2", at(2));
        assertThat(cursor.arrive("evt_1", at(1))).isEqualTo(Arrival.UNDER_WAY);
        assertThat(cursor.span()).isEqualTo(2);
        assertThat(cursor.finish("evt_2")).isZero();
        assertThat(cursor.arrive("evt_2", at(2))).isEqualTo(Arrival.FINISHED);
        assertThat(cursor.span()).isEqualTo(2);
        assertThat(cursor.finish("evt_1")).isEqualTo(2);
        assertThat(cursor.finish("evt_1")).isZero();
        assertThat(cursor.finish("never came")).isZero();
        assertThat(cursor.span()).isZero();
    }

    /** All of it was created in the seconds that the ids name. */
    private void passInThisOrder(int... seconds) {
        for (int second : seconds) {
            cursor.arrive("evt_" + second, at(second));
            cursor.finish("evt_" + second);
        }
    }

    private void letAnHourPass() {
        now = now.plusSeconds(3600);
    }

    @Test
    void aQuietConnectionMovesThePositionOnlyUpToTheOldestUnfinishedEvent() {
        passInThisOrder(10, 20, 30, 40, 50);
        cursor.arrive("evt_open", at(35));
        cursor.arrive("evt_newer", at(60));
        cursor.arrive("evt_untimed", null);
        cursor.arrive("evt_33", at(33));
        cursor.finish("evt_33");
        letAnHourPass();

        assertThat(cursor.settle(true)).isTrue();
        assertThat(cursor.settle(true)).as("it may go no further").isFalse();

        assertThat(cursor.position()).isEqualTo("evt_30");
        assertThat(cursor.state().done()).containsExactly("evt_40", "evt_50", "evt_33");
        assertThat(cursor.state().open()).containsExactly("evt_open", "evt_newer", "evt_untimed");

        assertThat(cursor.finish("evt_open")).isOne();
        letAnHourPass();
        assertThat(cursor.settle(true)).isTrue();
        assertThat(cursor.position()).isEqualTo("evt_50");
        assertThat(cursor.isSettling()).as("what is out of order stays known").isTrue();
        assertThat(cursor.state().done()).containsExactly("evt_open", "evt_33");
    }

    @Test
    void whatCameEarlierAndWasCreatedAfterThePositionStaysPartOfTheState() {
        passInThisOrder(70, 60, 10, 20, 30, 40);
        cursor.arrive("evt_open", at(25));
        letAnHourPass();

        assertThat(cursor.settle(true)).isTrue();

        assertThat(cursor.position()).isEqualTo("evt_20");
        assertThat(cursor.state().done()).containsExactly("evt_70", "evt_60", "evt_30", "evt_40");
        Cursor restarted = new Cursor(cursor.state(), clock);
        assertThat(restarted.arrive("evt_70", at(70))).isEqualTo(Arrival.FINISHED);
        assertThat(restarted.arrive("evt_20", at(20))).isEqualTo(Arrival.FINISHED);
    }

    @Test
    void thePositionNeverGoesBackInTime() {
        passInThisOrder(10, 50, 20, 50);
        letAnHourPass();
        assertThat(cursor.settle(true)).isTrue();
        assertThat(cursor.position()).isEqualTo("evt_50");
        passInThisOrder(51);
        cursor.arrive("evt_also_51", at(51));
        cursor.finish("evt_also_51");
        letAnHourPass();
        cursor.settle(true);
        assertThat(cursor.position()).as("of the same time").isEqualTo("evt_also_51");
        assertThat(cursor.isSettling()).isFalse();
        assertThat(cursor.settle(true)).isFalse();
    }

    @Test
    void anEventIsQuietForTheWholeSettlingTime() {
        passInThisOrder(1);
        now = now.plus(Cursor.SETTLING_TIME).minusMillis(1);
        assertThat(cursor.settle(true)).isFalse();
        now = now.plusMillis(1);
        assertThat(cursor.settle(true)).isTrue();
    }

    @Test
    void eventsWithoutATimeAreBelievedOnceThereAreManyOfThem() {
        passInThisOrder(10);
        letAnHourPass();
        cursor.settle(true);
        for (int i = 1; i <= 1000; i++) {
            cursor.arrive("evt_untimed" + i, null);
            cursor.finish("evt_untimed" + i);
        }
        assertThat(cursor.position()).isEqualTo("evt_10");
        cursor.arrive("evt_untimed1001", null);
        cursor.finish("evt_untimed1001");
        assertThat(cursor.position()).isEqualTo("evt_untimed901");
    }

    @Test
    void aLateEventTakesAPlaceAndMovesNothing() {
        passInThisOrder(10, 50);
        letAnHourPass();
        cursor.settle(true);
        assertThat(cursor.arrive("evt_same", at(50)))
                .as("created with the position")
                .isEqualTo(Arrival.NEW);
        assertThat(cursor.arrive("evt_49", at(49))).isEqualTo(Arrival.LATE);
        assertThat(cursor.arrive("evt_49", at(49))).isEqualTo(Arrival.UNDER_WAY);
        cursor.keepLate("evt_8");
        assertThat(cursor.arrive("evt_8", at(8))).isEqualTo(Arrival.UNDER_WAY);
        assertThat(cursor.span()).isEqualTo(3);
        assertThat(cursor.finish("evt_49")).isOne();
        assertThat(cursor.arrive("evt_49", at(49))).isEqualTo(Arrival.FINISHED);
        assertThat(cursor.span()).isEqualTo(2);
        assertThat(cursor.position()).isEqualTo("evt_50");
    }

    @Test
    void theStateNamesFiftyUnfinishedEventsAtMost() {
        cursor = new Cursor(new CursorState(null, null, List.of("evt_done"), List.of("evt_0")), clock);
        for (int i = 1; i <= 60; i++) {
            cursor.arrive("evt_" + i, at(i));
        }
        cursor.finish("evt_60");
        assertThat(cursor.state().open())
                .hasSize(50)
                .startsWith("evt_0", "evt_1")
                .endsWith("evt_49");
        assertThat(cursor.state().done()).containsExactly("evt_done", "evt_60");
        cursor.giveUpMissing();
        assertThat(cursor.missing()).isEmpty();
        cursor.keepLate("evt_done");
        assertThat(cursor.frontier()).isNull();
    }
}
