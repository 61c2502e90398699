package io.github.camelvzaps.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.event.EventFilter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/** Whatever the route and the repository do: each delivery ends exactly once, and none is left open. */
class EventPipelinePropertyTest {
    private static final int MESSAGES = 12;
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(4);
    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor();

    /** What a route does with one try. */
    private enum Outcome {
        SUCCEEDS,
        SUCCEEDS_ELSEWHERE,
        FAILS,
        FAILS_ELSEWHERE,
        THROWS,
        THROWS_ERROR,
        SUCCEEDS_TWICE,
        FAILS_AND_SUCCEEDS,
        SUCCEEDS_AND_THROWS
    }

    @AfterContainer
    static void stopThreads() {
        THREADS.shutdownNow();
        TIMER.shutdownNow();
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void eachDeliveryEndsOnceAndWithoutFailureWhenItIsTriedAgain(@ForAll long seed, @ForAll boolean inOrder) {
        Run run = new Run(seed, inOrder, new Backoff(Duration.ofMillis(1), Duration.ofMillis(2)));

        run.bringAll();

        assertThat(run.ends.values()).allSatisfy(ends -> assertThat(ends).containsExactly("done"));
        assertThat(run.handled).containsAll(run.messages);
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void eachDeliveryEndsOnceWhenTheSenderRepeats(@ForAll long seed, @ForAll boolean inOrder) {
        Run run = new Run(seed, inOrder, null);

        run.bringAll();

        assertThat(run.ends.values()).allSatisfy(ends -> assertThat(ends).hasSize(1));
    }

    /** Some messages in three chats, some of them brought twice, and what became of them. */
    private static final class Run {
        private final Random random;
        private final EventPipeline pipeline;
        private final Set<String> messages = ConcurrentHashMap.newKeySet();
        private final Set<String> handled = ConcurrentHashMap.newKeySet();
        private final Map<Integer, Queue<String>> ends = new ConcurrentHashMap<>();
        private final AtomicInteger open = new AtomicInteger();

        private Run(long seed, boolean inOrder, Backoff redelivery) {
            random = new Random(seed);
            pipeline = new EventPipeline(
                    this::route,
                    null,
                    new DeliverySettings(EventFilter.ALL, inOrder, 1000, EndlessRedelivery.in(redelivery)),
                    new Deduplication(
                            "route",
                            new FlakyRepository(seed),
                            new Claims(),
                            null,
                            Duration.ofMinutes(1),
                            Runnable::run,
                            TIMER),
                    new PipelineThreads(THREADS, THREADS, TIMER),
                    new DeliveryStatistics(Clock.systemUTC()));
        }

        private void bringAll() {
            List<VzapsEvent> events = new ArrayList<>();
            for (int i = 0; i < MESSAGES; i++) {
                VzapsEvent event = Events.message("M" + i, "55119000" + i % 3);
                messages.add(event.messageId());
                events.add(event);
                if (next(3) == 0) {
                    events.add(events.get(next(events.size())));
                }
            }
            for (int i = 0; i < events.size(); i++) {
                int number = i;
                boolean refuses = next(4) == 0;
                ends.put(number, new ConcurrentLinkedQueue<>());
                open.incrementAndGet();
                pipeline.submit(new Delivery(events.get(i), failure -> ended(number, failure, refuses)));
            }
            await().pollInterval(Duration.ofMillis(1)).until(() -> open.get() <= 0 && pipeline.pending() <= 0);
            assertThat(pipeline.pending()).isZero();
        }

        private void ended(int number, Throwable failure, boolean refuses) {
            ends.get(number).add(failure == null ? "done" : "failed");
            open.decrementAndGet();
            if (refuses) {
                throw new StackOverflowError("the caller that waits for the end has gone");
            }
        }

        private synchronized int next(int bound) {
            return random.nextInt(bound);
        }

        private void route(RouteEntry delivery, int tries, Consumer<Throwable> finished) {
            Outcome[] all = Outcome.values();
            Outcome outcome = tries > 4 ? Outcome.SUCCEEDS : all[next(all.length)];
            if (outcome.name().startsWith("SUCCEEDS")) {
                handled.add(delivery.event().messageId());
            }
            switch (outcome) {
                case SUCCEEDS -> finished.accept(null);
                case SUCCEEDS_ELSEWHERE -> THREADS.execute(() -> finished.accept(null));
                case FAILS -> finished.accept(new IllegalStateException("no"));
                case FAILS_ELSEWHERE -> THREADS.execute(() -> finished.accept(new IllegalStateException("no")));
                case THROWS -> throw new IllegalStateException("thrown");
                case THROWS_ERROR -> throw new NoSuchMethodError("planted");
                case SUCCEEDS_TWICE -> {
                    finished.accept(null);
                    finished.accept(null);
                }
                case FAILS_AND_SUCCEEDS -> {
                    finished.accept(new IllegalStateException("no"));
                    finished.accept(null);
                }
                case SUCCEEDS_AND_THROWS -> {
                    finished.accept(null);
                    throw new NoSuchMethodError("planted, too late");
                }
            }
        }
    }

    /** Fails now and then, as a database does. */
    private static final class FlakyRepository extends MemoryIdempotentRepository {
        private final Random random;

        private FlakyRepository(long seed) {
            random = new Random(~seed);
            setCacheSize(1000);
            start();
        }

        private synchronized void stumble() {
            int chance = random.nextInt(12);
            if (chance == 0) {
                throw new IllegalStateException("no connection to the database");
            }
            if (chance == 1) {
                throw new NoClassDefFoundError("planted");
            }
        }

        @Override
        public boolean contains(String key) {
            stumble();
            return super.contains(key);
        }

        @Override
        public boolean add(String key) {
            stumble();
            return super.add(key);
        }
    }
}
