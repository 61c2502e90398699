package io.github.camelvzaps.core.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelvzaps.core.realtime.LateEvents.Kept;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LateEventsTest {
    private static final int MOST = 16 * 1024 * 1024;

    private final LateEvents late = new LateEvents();

    private static Kept kept(String id, int length) {
        return new Kept(id, "x".repeat(length), true);
    }

    @Test
    void whatIsKeptOutlivesTheStoreWordByWordAndInItsOrder() {
        Kept whole = new Kept("evt_2", "{\"text\":\"\u00e9\ud800\"}", true);
        Kept beginning = new Kept("evt_1", "{\"tex", false);
        late.keep(whole);
        late.keep(beginning);

        String stored = late.takeChange();

        assertThat(stored).isPrintable().isASCII();
        LateEvents restarted = LateEvents.parse(stored);
        assertThat(restarted.all()).containsExactly(whole, beginning);
        assertThat(restarted.takeChange()).as("what was read needs no writing").isNull();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "[]"})
    void nothingStoredIsNoLateEvent(String stored) {
        assertThat(LateEvents.parse(stored).all()).isEmpty();
        assertThat(LateEvents.parse(stored).takeChange()).isNull();
    }

    @Test
    void whatCannotBeReadIsNotTakenForNothing() {
        assertThatThrownBy(() -> LateEvents.parse("[{\"id\":"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("restore them from a backup");
    }

    @Test
    void aChangeIsTakenOnceAndAgainAfterItCouldNotBeWritten() {
        assertThat(late.takeChange()).isNull();
        late.keep(kept("evt_1", 1));
        assertThat(late.takeChange()).contains("evt_1");
        assertThat(late.takeChange()).isNull();
        late.changeFailed();
        assertThat(late.takeChange()).contains("evt_1");
        late.forget("never kept");
        assertThat(late.takeChange()).isNull();
        late.keep(kept("evt_1", 1));
        assertThat(late.takeChange()).as("a repetition changes nothing").isNull();
        late.forget("evt_1");
        assertThat(late.takeChange())
                .as("an empty store says that nothing is left")
                .isEmpty();
    }

    @Test
    void whatIsTooLargeForTheStoreIsCountedUntilItIsFinished() {
        late.keep(kept("evt_1", MOST - 10));
        late.keep(kept("evt_2", 10));
        assertThat(late.overflow()).as("it fits exactly").isZero();
        late.takeChange();

        late.keep(kept("evt_3", 1));
        assertThat(late.overflow()).isOne();
        assertThat(late.takeChange()).isNull();
        assertThat(late.all()).extracting(Kept::id).containsExactly("evt_1", "evt_2");

        late.forget("evt_2");
        late.keep(kept("evt_4", 10));
        assertThat(late.overflow()).as("what is finished makes room").isOne();
        assertThat(late.all()).extracting(Kept::id).containsExactly("evt_1", "evt_4");
        late.forget("evt_3");
        assertThat(late.overflow()).isZero();
    }
}
