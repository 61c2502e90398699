package io.github.camelvzaps.core.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.core.delivery.ManualTimer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CursorWriterTest {
    private static final String LATE = "VZ1/late";

    /** Keeps what is written, in its order, and fails when it is told to. */
    private static final class Store extends ServiceSupport implements StateRepository<String, String> {
        private final Map<String, String> states = new HashMap<>();
        private final List<String> written = new ArrayList<>();
        private String failing;
        private Runnable meanwhile = () -> {};

        @Override
        public void setState(String key, String state) {
            if (key.equals(failing)) {
                throw new IllegalStateException("disk full");
            }
            states.put(key, state);
            written.add(key);
            meanwhile.run();
        }

        @Override
        public String getState(String key) {
            return states.get(key);
        }
    }

    private final Store store = new Store();
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final ManualTimer timer = new ManualTimer();
    private final Cursor cursor = new Cursor(CursorState.BEGINNING, Clock.systemUTC());
    private final LateEvents late = new LateEvents();
    private int room;

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    private CursorWriter writer(Executor workers) {
        return new CursorWriter(cursor, late, new CursorStore(store, "VZ1"), workers, timer, () -> room++);
    }

    private void work() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    private void finish(String id) {
        cursor.arrive(id, Instant.EPOCH);
        cursor.finish(id);
    }

    @Test
    void aPlaceIsFreeOnceItsEndIsWritten() {
        CursorWriter writer = writer(work::add);
        finish("evt_1");
        writer.changed(2);
        writer.changed(3);
        assertThat(writer.unwritten()).isEqualTo(5);
        assertThat(store.written).isEmpty();
        assertThat(room).isZero();
        assertThat(work).as("one write for both").hasSize(1);

        work();

        assertThat(store.written).containsExactly("VZ1");
        assertThat(store.states.get("VZ1")).contains("evt_1");
        assertThat(writer.unwritten()).isZero();
        assertThat(room).isOne();
    }

    @Test
    void whatChangesWhileItIsWrittenIsWrittenByTheNextWrite() {
        CursorWriter writer = writer(work::add);
        List<Integer> unwritten = new ArrayList<>();
        store.meanwhile = () -> {
            store.meanwhile = () -> unwritten.add(writer.unwritten());
            finish("evt_2");
            writer.changed(3);
            assertThat(work).as("one thread writes").isEmpty();
        };
        finish("evt_1");
        writer.changed(2);
        work();
        assertThat(store.written).hasSize(2);
        assertThat(store.states.get("VZ1")).contains("evt_1", "evt_2");
        assertThat(unwritten).as("after the first write").containsExactly(3);
        assertThat(writer.unwritten()).isZero();
        assertThat(room).isEqualTo(2);

        writer.changed(1);
        work();
        assertThat(store.written).as("it begins again after a pause").hasSize(3);
    }

    @Test
    void withoutAStoreThereIsRoomAtOnce() {
        CursorWriter writer =
                new CursorWriter(cursor, late, new CursorStore(null, "VZ1"), work::add, timer, () -> room++);
        writer.changed(2);
        assertThat(room).isOne();
        assertThat(work).isEmpty();
        assertThat(writer.unwritten()).isZero();
    }

    @Test
    void thePositionIsNotWrittenBeforeTheLateEvents() {
        CursorWriter writer = writer(work::add);
        late.keep(new LateEvents.Kept("evt_1", "frame", true));
        store.failing = LATE;
        writer.changed(0);
        work();
        assertThat(store.written).isEmpty();

        store.failing = null;
        timer.pass();
        work();
        assertThat(store.written).containsExactly(LATE, "VZ1");
        assertThat(store.states.get(LATE)).contains("evt_1");

        writer.changed(0);
        work();
        assertThat(store.written).as("no late event has changed").containsExactly(LATE, "VZ1", "VZ1");
    }

    @Test
    void aStoreThatFailsIsTriedAgainInGrowingPausesAndNoPlaceIsFreeMeanwhile() {
        CursorWriter writer = writer(work::add);
        store.failing = "VZ1";
        finish("evt_1");
        writer.changed(4);
        long[] longest = {200, 400, 800, 1600, 2_000, 2_000};
        for (long pause : longest) {
            work();
            assertThat(timer.pauses())
                    .singleElement()
                    .satisfies(millis -> assertThat(millis).isBetween(pause / 2, pause));
            assertThat(writer.problem()).contains("the cursor cannot be written", "disk full");
            assertThat(writer.unwritten()).isEqualTo(4);
            assertThat(room).isZero();
            writer.changed(0);
            assertThat(work).as("who retries already is not disturbed").isEmpty();
            timer.pass();
        }
        store.failing = null;
        work();
        assertThat(writer.problem()).isNull();
        assertThat(writer.unwritten()).isZero();
        assertThat(room).isOne();
        assertThat(store.states.get("VZ1")).contains("evt_1");

        store.failing = "VZ1";
        writer.changed(1);
        work();
        assertThat(timer.pauses()).as("the pauses begin again").allMatch(millis -> millis <= 200);
    }

    @Test
    void nothingIsWrittenAfterTheCloseSinceSomebodyElseMayKeepTheCursor() throws Exception {
        CursorWriter writer = writer(work::add);
        finish("evt_1");
        writer.changed(1);
        writer.close();
        work();
        assertThat(store.written).isEmpty();
        writer.changed(1);
        assertThat(work).isEmpty();
        writer.await(TimeUnit.DAYS.toMillis(1));
    }

    @Test
    void aRetryThatComesAfterTheCloseWritesNothing() throws Exception {
        CursorWriter writer = writer(work::add);
        store.failing = "VZ1";
        writer.changed(1);
        work();
        store.failing = null;
        writer.close();
        timer.pass();
        work();
        assertThat(store.written).isEmpty();
        writer.await(TimeUnit.DAYS.toMillis(1));
    }

    @Test
    void withoutThreadsItIsWrittenOnTheThreadOfTheCaller() {
        CursorWriter writer = writer(refused -> {
            throw new RejectedExecutionException();
        });
        finish("evt_1");
        writer.changed(1);
        assertThat(store.written).containsExactly("VZ1");
        assertThat(writer.unwritten()).isZero();
    }

    @Test
    void withoutATimerAFailedWriteIsGivenUpAndNobodyWaitsForIt() throws Exception {
        timer.shutdownNow();
        CursorWriter writer = writer(work::add);
        store.failing = "VZ1";
        writer.changed(1);
        work();
        writer.await(TimeUnit.DAYS.toMillis(1));
        store.failing = null;
        writer.changed(0);
        work();
        assertThat(store.written).containsExactly("VZ1");
    }

    @Test
    void whoAwaitsTheWriteWaitsForItsEndAndNoLongerThanItsTime() throws Exception {
        CursorWriter writer = writer(work::add);
        writer.await(TimeUnit.DAYS.toMillis(1));
        writer.changed(1);
        long begin = System.nanoTime();
        writer.await(50);
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)).isGreaterThanOrEqualTo(49);
        assertThat(store.written).isEmpty();

        CountDownLatch over = new CountDownLatch(1);
        Thread waiting = new Thread(() -> {
            try {
                writer.await(TimeUnit.DAYS.toMillis(1));
                over.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        waiting.start();
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        assertThat(over.getCount()).isOne();
        work();
        assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(store.written).containsExactly("VZ1");
    }
}
