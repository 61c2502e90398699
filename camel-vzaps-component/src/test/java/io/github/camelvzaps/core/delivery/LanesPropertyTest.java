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
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
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

    /** One thread, a chat with many pieces, and others that write now and then: none of them waits for the many. */
    @Property(tries = 20)
    void aBusyLaneTakesTurnsWithTheOthers(@ForAll @IntRange(min = 1, max = 20) int others) throws Exception {
        Queue<String> ran = new ConcurrentLinkedQueue<>();
        ExecutorService one = Executors.newSingleThreadExecutor();
        try {
            Lanes lanes = new Lanes(one, one);
            CountDownLatch all = new CountDownLatch(PIECES + others);
            CountDownLatch begin = new CountDownLatch(1);
            one.execute(() -> awaitLatch(begin));
            for (int i = 0; i < PIECES; i++) {
                lanes.run("busy", piece(() -> {
                    ran.add("busy");
                    lanes.free("busy");
                    all.countDown();
                }));
            }
            for (int i = 0; i < others; i++) {
                String key = "chat" + i;
                lanes.run(key, piece(() -> {
                    ran.add(key);
                    lanes.free(key);
                    all.countDown();
                }));
            }
            begin.countDown();
            assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            one.shutdownNow();
        }
        assertThat(List.copyOf(ran).subList(0, others + 2))
                .filteredOn(key -> !key.equals("busy"))
                .hasSize(others);
    }

    @Property(tries = 50)
    void whatIsGivenUpIsToldOnceAndTheLaneIsFreeAgain(@ForAll boolean all) {
        Lanes lanes = new Lanes(Runnable::run, Runnable::run);
        List<String> told = new ArrayList<>();
        lanes.run("chat", piece(() -> told.add("runs")));
        for (int i = 0; i < 3; i++) {
            lanes.run("chat", new Lanes.Work() {
                @Override
                public void run() {
                    told.add("runs");
                }

                @Override
                public void givenUp(Throwable why) {
                    told.add(why.getMessage());
                }
            });
        }
        if (all) {
            lanes.giveUpAll(new IllegalStateException("stopped"));
            lanes.free("chat");
        } else {
            lanes.giveUp("chat", new IllegalStateException("stopped"));
        }
        assertThat(told).containsExactly("runs", "stopped", "stopped", "stopped");
        lanes.run("chat", piece(() -> told.add("runs again")));
        assertThat(told).endsWith("runs again");
    }

    @Property(tries = 10)
    void withoutAThreadTheWorkIsGivenUp(@ForAll boolean error) {
        Lanes lanes = new Lanes(
                work -> {
                    if (error) {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                    throw new RejectedExecutionException();
                },
                Runnable::run);
        List<Throwable> told = new ArrayList<>();
        lanes.run("chat", new Lanes.Work() {
            @Override
            public void run() {
                throw new AssertionError("there is no thread");
            }

            @Override
            public void givenUp(Throwable why) {
                told.add(why);
            }
        });
        assertThat(told).hasSize(1);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
