package io.github.camelvzaps.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.api.EventType;
import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.event.EventDraft;
import io.github.camelvzaps.core.event.EventFilter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pipeline does with one event after the other, on the thread that brings them. */
class EventPipelineTest {
    private static final Backoff SOON = new Backoff(Duration.ofMillis(1), Duration.ofMillis(2));
    private static final Backoff NEVER = new Backoff(Duration.ofDays(1), Duration.ofDays(1));
    private static final Backoff SLOWLY = new Backoff(Duration.ofMillis(100), Duration.ofMillis(500));
    private static final Backoff BY_SENDER = null;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final SharedRepository repository = new SharedRepository();
    private final Claims claims = new Claims();
    private final SettableClock clock = new SettableClock();
    private final DeliveryStatistics statistics = new DeliveryStatistics(clock);

    /** How the route ended so far: by whom it was asked, and how often that had failed before. */
    private final List<String> routed = new CopyOnWriteArrayList<>();

    /** How the route is to end the next times; success when it is empty. */
    private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();

    /** Set to keep what enters the route in it. */
    private volatile boolean keeping;

    private final Map<String, Consumer<Throwable>> kept = new HashMap<>();
    private final List<String> deadLetters = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Throwable> deadLetterFailures = new ConcurrentLinkedQueue<>();
    private final List<String> ends = new CopyOnWriteArrayList<>();

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    private EventPipeline pipeline(Redelivery redelivery) {
        return pipeline(redelivery, null);
    }

    private EventPipeline pipeline(Redelivery redelivery, SharedClaims shared) {
        return new EventPipeline(
                this::route,
                this::deadLetter,
                new DeliverySettings(
                        new EventFilter(
                                Set.of(EventType.MESSAGE), EventFilter.ALL.kinds(), EventFilter.ALL.audiences(), true),
                        true,
                        3,
                        redelivery),
                new Deduplication("route", repository, claims, shared, Duration.ofMinutes(1), Runnable::run, timer),
                new PipelineThreads(Runnable::run, Runnable::run, timer),
                statistics);
    }

    private void route(RouteEntry delivery, int failuresBefore, Consumer<Throwable> finished) {
        String id = delivery.event().messageId();
        routed.add(id + " " + failuresBefore);
        if (keeping) {
            kept.put(id, finished);
        } else {
            finished.accept(failures.poll());
        }
    }

    private void deadLetter(RouteEntry delivery, int failuresBefore, Throwable last, Consumer<Throwable> finished) {
        deadLetters.add(delivery.event().messageId() + " " + failuresBefore + " " + last.getMessage());
        finished.accept(deadLetterFailures.poll());
    }

    private void bring(EventPipeline pipeline, String... ids) {
        for (String id : ids) {
            pipeline.submit(delivery(id));
        }
    }

    /** Events of the same chat when the ids have the same first letter. */
    private Delivery delivery(String id) {
        VzapsEvent event = Events.message(id, "5511" + (int) id.charAt(0));
        return new Delivery(event, failure -> ends.add(id + (failure == null ? "" : " " + failure.getMessage())));
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            failures.add(new IllegalStateException("failure " + i));
        }
    }

    private void assertIdle(EventPipeline pipeline) {
        assertNothingHere(pipeline);
        assertThat(pipeline.events().oldestFailing()).isEmpty();
        assertThat(pipeline.events().oldestUnfinished()).isEmpty();
    }

    private void assertNothingHere(EventPipeline pipeline) {
        assertThat(pipeline.pending()).isZero();
        assertThat(statistics.getInFlight()).isZero();
        assertThat(pipeline.events().oldestInRoute()).isEmpty();
    }

    @Test
    void whatIsNotWantedEndsWithoutTheRoute() {
        EventPipeline pipeline = pipeline(EndlessRedelivery.in(SOON));
        VzapsEvent presence = new EventDraft(EventType.PRESENCE, "evt_1", "VZ1").toEvent(Map.of());
        pipeline.submit(new Delivery(presence, failure -> ends.add("ended " + failure)));
        assertThat(ends).containsExactly("ended null");
        assertThat(routed).isEmpty();
        assertThat(statistics.getSkipped()).isOne();
        assertThat(statistics.getReceived()).isOne();
        assertIdle(pipeline);
    }

    @Test
    void whatIsFinishedIsMarkedAndItsRepetitionKeptFromTheRoute() {
        EventPipeline pipeline = pipeline(EndlessRedelivery.in(SOON));
        bring(pipeline, "a1", "a1", "b1");
        assertThat(routed).containsExactly("a1 0", "b1 0");
        assertThat(ends).containsExactly("a1", "a1", "b1");
        assertThat(repository.keys).hasSize(2);
        assertThat(statistics.getFinished()).isEqualTo(2);
        assertThat(statistics.getDuplicates()).isOne();
        assertThat(statistics.getLastEventAt()).isEqualTo(clock.now);
        assertIdle(pipeline);
    }

    @Test
    void withoutDeduplicationARepetitionReachesTheRoute() {
        EventPipeline pipeline = new EventPipeline(
                this::route,
                null,
                new DeliverySettings(EventFilter.ALL, true, 3, EndlessRedelivery.in(BY_SENDER)),
                null,
                new PipelineThreads(Runnable::run, Runnable::run, timer),
                statistics);
        fail(1);
        bring(pipeline, "a1", "a1", "a1");
        assertThat(ends).containsExactly("a1 failure 0", "a1", "a1");
        pipeline.close();
        pipeline.abandon();
        assertIdle(pipeline);
    }

    @Test
    void nothingIsWrittenBeforeTheRouteHasFinished() {
        keeping = true;
        EventPipeline pipeline = pipeline(EndlessRedelivery.in(SOON));
        bring(pipeline, "a1");
        assertThat(repository.keys).isEmpty();
        kept.get("a1").accept(null);
        assertThat(repository.keys).hasSize(1);
        assertThat(ends).containsExactly("a1");
    }

    @Test
    void anEventTooManyIsRefusedAndTakenOnceThereIsRoom() {
        keeping = true;
        EventPipeline pipeline = pipeline(EndlessRedelivery.in(BY_SENDER));
        assertThat(pipeline.offer(delivery("a1"))).isTrue();
        assertThat(pipeline.offer(delivery("b1"))).isTrue();
        assertThat(pipeline.offer(delivery("c1"))).isTrue();
        assertThat(pipeline.offer(delivery("d1"))).isFalse();
        assertThat(pipeline.pending()).isEqualTo(3);
        assertThat(routed).hasSize(3);
        kept.get("a1").accept(null);
        assertThat(pipeline.offer(delivery("d1"))).isTrue();
        assertThat(statistics.getInFlight()).isEqualTo(3);
    }

    @Test
    void aFailedEventIsTriedAgainAndTheRouteLearnsHowOftenItFailed() {
        fail(3);
        EventPipeline pipeline = pipeline(EndlessRedelivery.in(SOON));
        bring(pipeline, "a1", "a2", "b1");
        await().until(() -> ends.size() == 3);
        assertThat(routed).filteredOn(line -> line.startsWith("a1")).startsWith("a1 0", "a1 1");
        assertThat(ends).contains("a1", "a2", "b1");
        assertThat(ends.indexOf("a1")).isLessThan(ends.indexOf("a2"));
        assertThat(statistics.getFailed()).isEqualTo(3);
        assertThat(statistics.getRedelivered()).isEqualTo(3);
        assertThat(statistics.getFinished()).isEqualTo(3);
        await().untilAsserted(() -> assertIdle(pipeline));
    }

    @Test
    void ofASenderThatRepeatsTheFailuresOfAllDeliveriesCountUntilOneSucceeds() {
        EventPipeline pipeline = pipeline(EndlessRedelivery.in(BY_SENDER));
        fail(2);
        bring(pipeline, "a1", "a1", "a1", "a2");
        assertThat(ends).containsExactly("a1 failure 0", "a1 failure 1", "a1", "a2");
        assertThat(routed).containsExactly("a1 0", "a1 1", "a1 2", "a2 0");
        repository.clear();
        bring(pipeline, "a1");
        assertThat(routed).endsWith("a1 0");
        assertThat(statistics.getRedelivered()).isZero();
    }

    @Test
    void whatWaitsBehindAFailedEventOfASenderThatRepeatsGoesOn() {
        keeping = true;
        EventPipeline pipeline = pipeline(EndlessRedelivery.in(BY_SENDER));
        bring(pipeline, "a1", "a2");
        kept.get("a1").accept(new IllegalStateException("no"));
        kept.get("a2").accept(null);
        assertThat(ends).containsExactly("a1 no", "a2");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "2, 3"})
    void afterTheLastTryItIsSkippedAndCountsAsDone(int maximum, int tries) {
        fail(10);
        EventPipeline pipeline = pipeline(new Redelivery(SOON, maximum, OnExhausted.SKIP));
        bring(pipeline, "a1");
        await().until(() -> !ends.isEmpty());
        assertThat(ends).containsExactly("a1");
        assertThat(routed).hasSize(tries);
        assertThat(statistics.getGivenUp()).isOne();
        assertThat(statistics.getFinished()).isZero();
        failures.clear();
        bring(pipeline, "a1");
        assertThat(statistics.getDuplicates()).isOne();
        assertIdle(pipeline);
    }

    @Test
    void heldEventsAreTriedBeyondTheMaximum() {
        fail(8);
        EventPipeline pipeline = pipeline(new Redelivery(SOON, 2, OnExhausted.HOLD));
        bring(pipeline, "a1");
        await().until(() -> !ends.isEmpty());
        assertThat(routed).hasSize(9);
        assertThat(statistics.getGivenUp()).isZero();
    }

    @Test
    void withoutAMaximumNothingIsGivenUp() {
        fail(8);
        EventPipeline pipeline = pipeline(new Redelivery(SOON, -1, OnExhausted.SKIP));
        bring(pipeline, "a1");
        await().until(() -> !ends.isEmpty());
        assertThat(routed).hasSize(9);
    }

    @Test
    void aDeadLetterThatIsRefusedIsSentAgainWithoutTheRoute() {
        fail(2);
        deadLetterFailures.add(new IllegalStateException("queue full"));
        EventPipeline pipeline = pipeline(new Redelivery(SOON, 1, OnExhausted.DEAD_LETTER));
        bring(pipeline, "a1", "a2");
        await().until(() -> ends.size() == 2);
        assertThat(deadLetters).containsExactly("a1 2 failure 1", "a1 2 failure 1");
        assertThat(routed).containsExactly("a1 0", "a1 1", "a2 0");
        assertThat(statistics.getGivenUp()).isOne();
        assertThat(statistics.getFailed()).isEqualTo(2);
        await().untilAsserted(() -> assertIdle(pipeline));
    }

    @Test
    void ofASenderThatRepeatsTheDeadLetterIsSentWithTheNextDelivery() {
        fail(1);
        deadLetterFailures.add(new IllegalStateException("queue full"));
        EventPipeline pipeline = pipeline(new Redelivery(BY_SENDER, 0, OnExhausted.DEAD_LETTER));
        bring(pipeline, "a1", "a1", "a1");
        assertThat(ends).containsExactly("a1 queue full", "a1", "a1");
        assertThat(routed).containsExactly("a1 0");
        assertThat(deadLetters)
                .containsExactly("a1 1 failure 0", "a1 1 the route failed 1 times in earlier deliveries");
    }

    /** A database that is away for a while, in one of its methods. */
    private static final class Away extends SharedRepository {
        private int times;

        private void fail() {
            if (times-- > 0) {
                throw new NoClassDefFoundError("planted");
            }
        }

        @Override
        public boolean contains(String key) {
            fail();
            return super.contains(key);
        }
    }

    @Test
    void aRepositoryThatFailsIsNoFailureOfTheRoute() {
        Away away = new Away();
        away.times = 3;
        EventPipeline pipeline = new EventPipeline(
                this::route,
                this::deadLetter,
                new DeliverySettings(EventFilter.ALL, true, 3, new Redelivery(SOON, 0, OnExhausted.SKIP)),
                new Deduplication("route", away, claims, null, Duration.ofMinutes(1), Runnable::run, timer),
                new PipelineThreads(Runnable::run, Runnable::run, timer),
                statistics);
        bring(pipeline, "a1");
        await().until(() -> !ends.isEmpty());
        assertThat(routed).containsExactly("a1 0");
        assertThat(statistics.getFailed()).isZero();
        assertThat(statistics.getRedelivered()).isZero();
        assertThat(statistics.getGivenUp()).isZero();
    }

    private SharedClaims sharedClaims() {
        return new SharedClaims(repository, Duration.ofMinutes(1), Clock.systemUTC(), statistics::claimLost);
    }

    @Test
    void whatAnotherProcessIsAtWaitsAndCountsAsNoFailure() {
        SharedClaims elsewhere = sharedClaims();
        String key =
                DedupeKeys.within("route", DedupeKeys.of(delivery("a1").event()).mark());
        elsewhere.take(key);
        EventPipeline pipeline = pipeline(new Redelivery(SOON, 0, OnExhausted.SKIP), sharedClaims());
        bring(pipeline, "a1", "b1");
        assertThat(ends).containsExactly("b1");
        assertThat(pipeline.events().oldestFailing())
                .hasValueSatisfying(
                        event -> assertThat(event.lastFailure()).isEqualTo(ClaimedElsewhereException.class.getName()));
        elsewhere.release(key);
        await().until(() -> ends.size() == 2);
        assertThat(routed).containsExactly("b1 0", "a1 0");
        assertThat(statistics.getFailed()).isZero();
        await().untilAsserted(() -> assertThat(repository.keys).hasSize(2));
    }

    @Test
    void theClaimOfAnotherProcessIsAskedForInGrowingPauses() {
        SharedClaims elsewhere = sharedClaims();
        elsewhere.take(
                DedupeKeys.within("route", DedupeKeys.of(delivery("a1").event()).mark()));
        ManualTimer manual = new ManualTimer();
        EventPipeline pipeline = new EventPipeline(
                this::route,
                this::deadLetter,
                new DeliverySettings(EventFilter.ALL, true, 3, EndlessRedelivery.in(NEVER)),
                new Deduplication(
                        "route", repository, claims, sharedClaims(), Duration.ofMinutes(1), Runnable::run, timer),
                new PipelineThreads(Runnable::run, Runnable::run, manual),
                statistics);
        bring(pipeline, "a1");
        for (long pause : new long[] {50, 100, 200, 400, 800, 1600, 2000, 2000}) {
            assertThat(manual.pauses())
                    .singleElement()
                    .satisfies(millis -> assertThat(millis).isBetween(pause / 2, pause));
            manual.pass();
        }
        assertThat(routed).isEmpty();
        pipeline.close();
        assertThat(ends).singleElement().asString().contains("another process");
        manual.pass();
        assertThat(ends).as("given up once").hasSize(1);
        manual.shutdownNow();
    }

    @Test
    void ofASenderThatRepeatsItIsBroughtAgain() {
        SharedClaims elsewhere = sharedClaims();
        String key =
                DedupeKeys.within("route", DedupeKeys.of(delivery("a1").event()).mark());
        elsewhere.take(key);
        EventPipeline pipeline = pipeline(EndlessRedelivery.in(BY_SENDER), sharedClaims());
        bring(pipeline, "a1");
        assertThat(ends).singleElement().asString().contains("another process");
        assertThat(routed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoComesSecondInThisProcessSharesTheEndOfTheFirst(boolean succeeds) {
        keeping = true;
        EventPipeline first = pipeline(EndlessRedelivery.in(BY_SENDER));
        EventPipeline second = pipeline(EndlessRedelivery.in(BY_SENDER));
        bring(first, "a1");
        bring(second, "a1");
        assertThat(routed).hasSize(1);
        assertThat(ends).isEmpty();
        kept.get("a1").accept(succeeds ? null : new IllegalStateException("no"));
        assertThat(ends).hasSize(2).containsOnly(succeeds ? "a1" : "a1 no");
        assertThat(statistics.getDuplicates()).isEqualTo(succeeds ? 1 : 0);
        assertNothingHere(first);
        // its sender is about to bring it again
        assertThat(first.events().oldestFailing().isEmpty()).isEqualTo(succeeds);
        assertIdle(second);
    }

    @Test
    void whoStopsTryingGivesUpWhatWaitsAndWhatIsBehindIt() {
        fail(1);
        EventPipeline pipeline = pipeline(EndlessRedelivery.in(NEVER));
        bring(pipeline, "a1", "a2", "b1");
        assertThat(ends).containsExactly("b1");
        pipeline.stopRetries();
        assertThat(ends).containsExactly("b1", "a1 failure 0", "a2 failure 0");
        assertIdle(pipeline);
        fail(1);
        bring(pipeline, "c1");
        assertThat(ends).endsWith("c1 failure 0");
        pipeline.resumeRetries();
        fail(1);
        bring(pipeline, "d1");
        assertThat(ends).doesNotContain("d1 failure 0");
        assertThat(pipeline.pending()).isOne();
    }

    @Test
    void aClosedPipelineLetsNothingInAndWhatIsInTheRouteMayEnd() {
        keeping = true;
        EventPipeline pipeline = pipeline(EndlessRedelivery.in(SOON));
        bring(pipeline, "a1", "a2", "b1");
        pipeline.close();
        String stopped = new ConsumerStoppedException().getMessage();
        assertThat(ends).containsExactly("a2 " + stopped);
        bring(pipeline, "c1");
        assertThat(ends).endsWith("c1 " + stopped);
        kept.get("a1").accept(null);
        kept.get("b1").accept(new IllegalStateException("no"));
        assertThat(ends).endsWith("a1", "b1 no");
        assertThat(routed).hasSize(2);
        assertIdle(pipeline);
    }

    @Test
    void anAbandonedEventEndsAtOnceAndIsMarkedWhenTheRouteEndsAfterAll() {
        keeping = true;
        EventPipeline pipeline = pipeline(EndlessRedelivery.in(SOON));
        bring(pipeline, "a1");
        pipeline.close();
        pipeline.abandon();
        assertThat(ends).containsExactly("a1 " + new ConsumerStoppedException().getMessage());
        kept.get("a1").accept(null);
        assertThat(ends).hasSize(1);
        assertThat(repository.keys).hasSize(1);
        keeping = false;
        bring(pipeline(EndlessRedelivery.in(SOON)), "a1");
        assertThat(statistics.getDuplicates()).isOne();
    }

    @Test
    void theOldestInTheRouteAndTheOldestFailingCanBeSeen() {
        keeping = true;
        EventPipeline pipeline = pipeline(EndlessRedelivery.in(NEVER));
        Instant begin = clock.now;
        bring(pipeline, "a1");
        clock.now = begin.plusSeconds(10);
        bring(pipeline, "b1");
        assertThat(pipeline.events().oldestInRoute()).hasValueSatisfying(event -> {
            assertThat(event.event()).contains("evt_a1");
            assertThat(event.since()).isEqualTo(begin);
            assertThat(event.failures()).isZero();
            assertThat(event).asString().contains("evt_a1", begin.toString()).doesNotContain("5511");
        });
        clock.now = begin.plusSeconds(20);
        kept.get("b1").accept(new IllegalStateException("no"));
        clock.now = begin.plusSeconds(30);
        kept.get("a1").accept(new IllegalStateException("no"));
        assertThat(pipeline.events().oldestInRoute()).isEmpty();
        assertThat(pipeline.events().oldestFailing()).hasValueSatisfying(event -> {
            assertThat(event.event()).contains("evt_b1");
            assertThat(event.since()).isEqualTo(begin.plusSeconds(20));
            assertThat(event.failures()).isOne();
            assertThat(event).asString().contains("IllegalStateException").doesNotContain("5511");
        });
    }

    private EventPipeline through(RouteStep step, ManualTimer manual) {
        return new EventPipeline(
                step,
                null,
                new DeliverySettings(
                        EventFilter.ALL, true, 3, EndlessRedelivery.in(manual == null ? BY_SENDER : SLOWLY)),
                new Deduplication("route", repository, claims, null, Duration.ofMinutes(1), Runnable::run, timer),
                new PipelineThreads(Runnable::run, Runnable::run, manual == null ? timer : manual),
                statistics);
    }

    @Test
    void anEventEndsOnceHoweverOftenTheRouteSaysSo() {
        Error thrown = new StackOverflowError("planted");
        bring(
                through(
                        (delivery, failures, finished) -> {
                            throw thrown;
                        },
                        null),
                "a1",
                "a2");
        assertThat(ends).containsExactly("a1 planted", "a2 planted");
        ends.clear();
        bring(
                through(
                        (delivery, failures, finished) -> {
                            finished.accept(null);
                            finished.accept(thrown);
                            throw thrown;
                        },
                        null),
                "b1",
                "b2");
        assertThat(ends).containsExactly("b1", "b2");
        assertThat(statistics.getFailed()).isEqualTo(2);
        assertThat(statistics.getFinished()).isEqualTo(2);
        assertThat(repository.keys).hasSize(2);
    }

    @Test
    void theRouteIsTriedAgainInGrowingPauses() {
        ManualTimer manual = new ManualTimer();
        EventPipeline pipeline =
                through((delivery, failures, finished) -> finished.accept(new IllegalStateException("no")), manual);
        bring(pipeline, "a1");
        for (long pause : new long[] {100, 200, 400, 500, 500}) {
            assertThat(manual.pauses())
                    .singleElement()
                    .satisfies(millis -> assertThat(millis).isBetween(pause / 2, pause));
            manual.pass();
        }
        assertThat(statistics.getRedelivered()).isEqualTo(5);
        manual.shutdownNow();
        manual.pass();
        assertThat(ends).as("nobody will try it again").containsExactly("a1 no");
        assertIdle(pipeline);
    }

    @Test
    void whatItsSenderDoesNotBringAgainIsNotFailingForEver() {
        fail(3);
        EventPipeline pipeline = pipeline(EndlessRedelivery.in(BY_SENDER));
        Instant begin = clock.now;
        bring(pipeline, "a1");
        clock.now = begin.plusSeconds(60);
        bring(pipeline, "a1");
        assertThat(pipeline.events().failingProblems()).isEmpty();
        bring(pipeline, "a1");
        assertThat(pipeline.events().failingProblems())
                .singleElement()
                .asString()
                .contains("evt_a1", "since " + begin, "failed 3 times")
                .doesNotContain("5511");
        clock.now = begin.plusSeconds(60 + 15 * 60);
        assertThat(pipeline.events().failingProblems()).isEmpty();
        assertIdle(pipeline);
    }

    @Test
    void aTryForWhichThereIsNoThreadEndsTheEvent() {
        ManualTimer manual = new ManualTimer();
        EventPipeline pipeline = new EventPipeline(
                (delivery, failures, finished) -> finished.accept(new IllegalStateException("no")),
                null,
                new DeliverySettings(EventFilter.ALL, true, 3, EndlessRedelivery.in(SLOWLY)),
                null,
                new PipelineThreads(
                        Runnable::run,
                        refused -> {
                            throw new IllegalStateException("stopped");
                        },
                        manual),
                statistics);
        bring(pipeline, "a1");
        assertThat(ends).isEmpty();
        manual.pass();
        assertThat(ends).containsExactly("a1 stopped");
        assertIdle(pipeline);
        manual.shutdownNow();
    }

    /** What happens when an event's own end throws. */
    @Test
    void anEndThatThrowsLeavesTheChatFree() {
        EventPipeline pipeline = pipeline(EndlessRedelivery.in(SOON));
        pipeline.submit(new Delivery(delivery("a1").event(), failure -> {
            throw new StackOverflowError("planted");
        }));
        bring(pipeline, "a2");
        assertThat(ends).containsExactly("a2");
        assertIdle(pipeline);
    }

    @ParameterizedTest
    @CsvSource({"hold, HOLD", "deadLetter, DEAD_LETTER", "skip, SKIP"})
    void eachValueOfTheOptionIsReadInAnyCase(String option, OnExhausted value) {
        assertThat(OnExhausted.of(option)).isEqualTo(value);
        assertThat(OnExhausted.of(option.toUpperCase(Locale.ROOT))).isEqualTo(value);
    }
}
