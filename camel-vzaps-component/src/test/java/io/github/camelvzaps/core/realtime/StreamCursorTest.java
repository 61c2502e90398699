package io.github.camelvzaps.core.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.delivery.Events;
import io.github.camelvzaps.core.delivery.ManualTimer;
import io.github.camelvzaps.core.realtime.Cursor.Arrival;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamCursorTest {
    private static final Instant BEGIN = Instant.parse("2026-04-13T10:00:00Z");

    private Instant now = BEGIN;
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    private final ManualTimer timer = new ManualTimer();
    private final MemoryStateRepository repository = new MemoryStateRepository();
    private boolean quiet;
    private int connects;
    private int room;

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    private StreamCursor cursor(MemoryStateRepository store) {
        return new StreamCursor(
                "VZ1",
                new CursorStore(store, "VZ1"),
                clock,
                Runnable::run,
                timer,
                () -> quiet,
                () -> connects++,
                () -> room++);
    }

    private Arrival arrive(StreamCursor cursor, String messageId, int second) {
        VzapsEvent event = Events.message(messageId, "5511");
        return cursor.arrive(event, BEGIN.plusSeconds(second), "frame of " + messageId, true);
    }

    private void finish(StreamCursor cursor, String id) {
        cursor.write(cursor.finish(id));
    }

    @Test
    void aLateEventIsInTheStoreBeforeItIsFinishedAndNotAfterIt() {
        repository.setState("VZ1", new CursorState("evt_5", BEGIN.plusSeconds(5), List.of(), List.of()).toText());
        StreamCursor cursor = cursor(repository);
        assertThat(arrive(cursor, "6", 6)).isEqualTo(Arrival.NEW);
        assertThat(repository.getState("VZ1/late")).isNull();
        assertThat(arrive(cursor, "3", 3)).isEqualTo(Arrival.LATE);
        assertThat(repository.getState("VZ1/late")).contains("evt_3", "frame of 3");
        assertThat(cursor.taken()).isEqualTo(2);

        StreamCursor restarted = cursor(repository);
        assertThat(restarted.takeLate()).extracting(LateEvents.Kept::id).containsExactly("evt_3");
        assertThat(restarted.taken()).isOne();
        assertThat(arrive(restarted, "3", 3)).isEqualTo(Arrival.UNDER_WAY);
        finish(restarted, "evt_3");
        assertThat(repository.getState("VZ1/late")).isEmpty();
        assertThat(restarted.taken()).isZero();
        assertThat(room).isPositive();
    }

    @Test
    void thePositionCatchesUpOnceTheConnectionIsQuietAndIsWrittenThen() {
        StreamCursor cursor = cursor(repository);
        cursor.connected();
        assertThat(timer.pauses()).as("there is nothing to settle").isEmpty();
        arrive(cursor, "1", 1);
        arrive(cursor, "2", 2);
        finish(cursor, "evt_1");
        finish(cursor, "evt_2");
        assertThat(timer.pauses()).as("one plan for all").containsExactly(5000L);
        assertThat(cursor.frontier()).isEqualTo("evt_2");
        assertThat(cursor.takePosition()).isNull();

        now = now.plusSeconds(5);
        timer.pass();
        assertThat(cursor.takePosition()).as("while events may still come").isNull();
        assertThat(timer.pauses()).as("it looks again").containsExactly(5000L);

        quiet = true;
        timer.pass();
        assertThat(CursorState.parse(repository.getState("VZ1")).position()).isEqualTo("evt_2");
        assertThat(cursor.takePosition()).isEqualTo("evt_2");
        assertThat(timer.pauses()).as("there is nothing left to settle").isEmpty();
    }

    @Test
    void nothingIsPlannedOrWrittenAfterTheClose() throws Exception {
        StreamCursor cursor = cursor(repository);
        arrive(cursor, "1", 1);
        finish(cursor, "evt_1");
        String written = repository.getState("VZ1");
        cursor.close(1000);
        quiet = true;
        now = now.plusSeconds(60);
        timer.pass();
        arrive(cursor, "2", 2);
        finish(cursor, "evt_2");
        cursor.connected();
        assertThat(timer.pauses()).isEmpty();
        assertThat(repository.getState("VZ1")).isEqualTo(written);
    }

    @Test
    void aStoppedTimerOrAStoreThatKeepsNothingPlansNothing() {
        StreamCursor withoutStore = cursor(null);
        arrive(withoutStore, "1", 1);
        finish(withoutStore, "evt_1");
        assertThat(timer.pauses()).isEmpty();
        assertThat(room).isOne();
        timer.shutdownNow();
        StreamCursor cursor = cursor(repository);
        arrive(cursor, "1", 1);
        finish(cursor, "evt_1");
        assertThat(repository.getState("VZ1")).contains("evt_1");
        assertThat(timer.pauses()).isEmpty();
    }

    @Test
    void whatWasUnfinishedBeforeTheRestartIsAskedForWithoutAPosition() {
        repository.setState("VZ1", new CursorState("evt_0", BEGIN, List.of(), List.of("evt_1")).toText());
        StreamCursor cursor = cursor(repository);
        assertThat(cursor.problems()).singleElement().asString().startsWith("1 events that were unfinished");
        assertThat(cursor.takePosition()).isEqualTo("evt_0");
        cursor.connected();
        timer.pass();
        assertThat(connects).isOne();
        assertThat(cursor.takePosition()).isNull();
        assertThat(cursor.takePosition()).isEqualTo("evt_0");
        cursor.connected();
        timer.pass();
        assertThat(cursor.problems()).isEmpty();
        assertThat(CursorState.parse(repository.getState("VZ1")).open()).isEmpty();
    }

    @Test
    void whatIsWrongWithTheStoreIsToldWithTheOptionThatNamesIt() {
        MemoryStateRepository full = new MemoryStateRepository() {
            @Override
            public void setState(String key, String value) {
                throw new IllegalStateException("disk full");
            }

            @Override
            public String getState(String key) {
                return null;
            }
        };
        StreamCursor cursor = cursor(full);
        assertThat(cursor.problems()).isEmpty();
        arrive(cursor, "1", 1);
        finish(cursor, "evt_1");
        assertThat(cursor.problems()).singleElement().asString().contains("disk full");
        assertThat(cursor.taken()).as("what is not written takes its place").isOne();

        repository.setState("VZ1/late", "{");
        assertThatThrownBy(() -> cursor(repository))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cursorRepository");
    }

    @Test
    void lateEventsThatTheStoreCannotHoldAreAProblem() {
        repository.setState("VZ1", new CursorState("evt_5", BEGIN.plusSeconds(5), List.of(), List.of()).toText());
        StreamCursor cursor = cursor(repository);
        cursor.arrive(Events.message("3", "5511"), BEGIN, "x".repeat(17 * 1024 * 1024), true);
        assertThat(cursor.problems()).singleElement().asString().startsWith("1 late events are too large");
        finish(cursor, "evt_3");
        assertThat(cursor.problems()).isEmpty();
    }
}
