package io.github.camelvzaps.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

class LanesPropertyTest {
    private static final int PIECES = 200;
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(4);

    @AfterContainer
    static void stopThreads() {
        THREADS.shutdownNow();
    }

    @Property(tries = 200)
    void aLaneKeepsTheOrderAndRunsOnePieceAtATime(@ForAll long seed, @ForAll boolean callerRuns) throws Exception {
        Random random = new Random(seed);
        Lanes lanes = new Lanes(callerRuns ? Runnable::run : THREADS, THREADS);
        Map<String, Queue<Integer>> ran = new ConcurrentHashMap<>();
        Map<String, AtomicInteger> atOnce = new ConcurrentHashMap<>();
        Map<String, List<Integer>> brought = new HashMap<>();
        Queue<String> overlaps = new ConcurrentLinkedQueue<>();
        CountDownLatch left = new CountDownLatch(PIECES);
        for (int i = 0; i < PIECES; i++) {
            int piece = i;
            String key = random.nextInt(10) == 0 ? null : "chat" + random.nextInt(5);
            boolean endsElsewhere = random.nextBoolean();
            if (key != null) {
                brought.computeIfAbsent(key, k -> new ArrayList<>()).add(piece);
            }
            lanes.run(key, piece(() -> {
                if (key != null) {
                    if (atOnce.computeIfAbsent(key, k -> new AtomicInteger()).incrementAndGet() > 1) {
                        overlaps.add(key);
                    }
                    ran.computeIfAbsent(key, k -> new ConcurrentLinkedQueue<>()).add(piece);
                }
                Runnable end = () -> {
                    if (key != null) {
                        atOnce.get(key).decrementAndGet();
                    }
                    lanes.free(key);
                    left.countDown();
                };
                if (endsElsewhere) {
                    THREADS.execute(end);
                } else {
                    end.run();
                }
            }));
        }

        assertThat(left.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(overlaps).isEmpty();
        brought.forEach((key, pieces) -> assertThat(ran.get(key)).containsExactlyElementsOf(pieces));
    }

    private static Lanes.Work piece(Runnable step) {
        return new Lanes.Work() {
            @Override
            public void run() {
                step.run();
            }

            @Override
            public void givenUp(Throwable why) {
                throw new AssertionError("nothing is given up here", why);
            }
        };
    }
}
