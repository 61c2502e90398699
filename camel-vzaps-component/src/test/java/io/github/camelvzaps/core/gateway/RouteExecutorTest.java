package io.github.camelvzaps.core.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RouteExecutorTest {
    private static final int PIECES = 200;

    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final RouteExecutor handover = new RouteExecutor(workers, timer);

    @AfterEach
    void stop() {
        workers.shutdownNow();
        timer.shutdownNow();
    }

    @Test
    void workThatWaitsForLaterWorkDoesNotHoldItUp() throws Exception {
        CountDownLatch all = new CountDownLatch(PIECES);
        for (int i = 0; i < PIECES; i++) {
            // each piece waits until every other one has begun
            handover.execute(() -> {
                all.countDown();
                await(all);
            });
        }

        assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void everyPieceIsDoneThoughManyThreadsBringThem() throws Exception {
        CountDownLatch done = new CountDownLatch(8 * 10_000);
        for (int thread = 0; thread < 8; thread++) {
            workers.execute(() -> {
                for (int i = 0; i < 10_000; i++) {
                    handover.execute(done::countDown);
                }
            });
        }

        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aPieceThatThrowsLeavesTheOthersTheirTurn() throws Exception {
        CountDownLatch done = new CountDownLatch(PIECES);
        for (int i = 0; i < PIECES; i++) {
            handover.execute(() -> {
                done.countDown();
                throw new IllegalStateException("one of many");
            });
        }

        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void afterTheWorkersAreGoneWorkIsStillDone() throws Exception {
        workers.shutdown();
        timer.shutdown();
        CountDownLatch done = new CountDownLatch(PIECES);
        for (int i = 0; i < PIECES; i++) {
            handover.execute(done::countDown);
        }

        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
