package io.github.camelvzaps.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.api.EventType;
import io.github.camelvzaps.api.Kind;
import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.event.EventDraft;
import io.github.camelvzaps.core.event.EventFilter;
import io.github.camelvzaps.core.event.Jid;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which messages of a chat become one exchange, by a clock that the test moves. Quiet 6 s, at most 4, longest 30 s. */
class GroupingTest {
    private static final Backoff SOON = new Backoff(Duration.ofMillis(1), Duration.ofMillis(2));
    private static final Backoff BY_SENDER = null;

    private final ManualTimer timer = new ManualTimer();
    private final SharedRepository repository = new SharedRepository();
    private final DeliveryStatistics statistics = new DeliveryStatistics(Clock.systemUTC());
    private long now = Long.MAX_VALUE - Duration.ofSeconds(10).toNanos();

    /** What entered the route, as the ids of an exchange and how often it had failed before. */
    private final List<String> routed = new ArrayList<>();

    private final List<String> deadLetters = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();

    /** How the route is to end the next times; success when it is empty. */
    private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();

    /** What is kept in the route, by the ids of the exchange. */
    private final Map<String, Consumer<Throwable>> kept = new HashMap<>();

    private boolean keeping;
    private int maxInFlight = 1_000;
    private int max = 4;

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    private EventPipeline pipeline(Redelivery redelivery) {
        return new EventPipeline(
                this::route,
                (entry, failed, last, finished) -> {
                    deadLetters.add(ids(entry));
                    finished.accept(null);
                },
                new DeliverySettings(
                        new EventFilter(Set.of(), EventFilter.ALL.kinds(), EventFilter.ALL.audiences(), true),
                        true,
                        maxInFlight,
                        redelivery,
                        new Grouping(Duration.ofSeconds(6), max, Duration.ofSeconds(30))),
                new Deduplication("route", repository, new Claims(), null, Duration.ofMinutes(1), Runnable::run, timer),
                new PipelineThreads(Runnable::run, Runnable::run, timer),
                statistics,
                () -> now);
    }

    private void route(RouteEntry entry, int failuresBefore, Consumer<Throwable> finished) {
        String ids = ids(entry);
        routed.add(ids + (failuresBefore == 0 ? "" : " after " + failuresBefore));
        if (keeping) {
            kept.put(ids, finished);
        } else {
            finished.accept(failures.poll());
        }
    }

    private static String ids(RouteEntry entry) {
        String ids = entry.events().stream().map(GroupingTest::idOf).collect(Collectors.joining(" "));
        return entry.isBurst() ? "[" + ids + "]" : ids;
    }

    private static String idOf(VzapsEvent event) {
        return event.id().substring("evt_".length());
    }

    /** The first letter is the chat; r, e, o and t after the number make it a receipt, an edit, an own one, typing. */
    private static VzapsEvent event(String id) {
        Jid chat = Jid.parse("5511" + (int) id.charAt(0) + "@s.whatsapp.net");
        char sort = id.charAt(id.length() - 1);
        String type = switch (sort) {
            case 'r' -> EventType.READ_RECEIPT;
            case 't' -> EventType.CHAT_PRESENCE;
            default -> EventType.MESSAGE;
        };
        return new EventDraft(type, "evt_" + id, "VZ1")
                .messageId(sort == 't' ? null : id)
                .kind(type.equals(EventType.MESSAGE) ? (sort == 'e' ? Kind.EDIT : Kind.TEXT) : null)
                .fromMe(sort == 'o')
                .chat(chat)
                .sender(chat, null)
                .text("text of " + id)
                .toEvent(Map.of("type", type));
    }

    private Delivery delivery(String id) {
        return new Delivery(event(id), failure -> ends.add(id + (failure == null ? "" : " not")));
    }

    /** Plays a sequence such as {@code a1 +3 a2}: messages, and seconds that pass. */
    private void play(EventPipeline pipeline, String sequence) {
        for (String step : sequence.split(" ", -1)) {
            if (step.startsWith("+")) {
                pass(Integer.parseInt(step.substring(1)));
            } else {
                pipeline.submit(delivery(step));
            }
        }
    }

    private void pass(int seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
        timer.pass();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "a message alone is a list of one, a1 +6, [a1]",
        "quiet ends it, a1 +5 a2 +5 a3 +6, [a1 a2 a3]",
        "what comes later is the next one, a1 +6 a2 +6, [a1] | [a2]",
        "not before it is quiet, a1 +5 a2 +5, ''",
        "as many as may be, a1 a2 a3 a4 a5 +6, [a1 a2 a3 a4] | [a5]",
        "each chat for itself, a1 b1 +3 a2 +3 +3, [b1] | [a1 a2]",
        "a receipt waits for nobody, a1 a1r a2 +6, a1r | [a1 a2]",
        "typing does not part what is written, a1 at a2 at a3 +6, at | [a1 a2 a3]",
        "an edit stays behind what it edits, a1 a2 a2e a3 +6, [a1 a2] | a2e | [a3]",
        "an own message is none of theirs, a1 a2o a3 +6, [a1] | a2o | [a3]",
        "the same again is in it once, a1 a2 a1 +6, [a1 a2]",
        "the same again holds up nothing behind it, a1 a1 a2 +6, [a1 a2]",
        "the same again after the end, a1 +6 a1 +6, [a1]",
    })
    void aChatIsGroupedByTheClock(String what, String sequence, String expected) {
        EventPipeline pipeline = pipeline(EndlessRedelivery.in(SOON));
        play(pipeline, sequence);
        assertThat(String.join(" | ", routed)).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void aChatThatNeverIsQuietIsTakenAfterTheLongestTime() {
        max = 100;
        EventPipeline pipeline = pipeline(EndlessRedelivery.in(SOON));
        play(pipeline, "a1 +5 a2 +5 a3 +5 a4 +5 a5 +5 a6 +5 a7 +5");
        assertThat(routed).containsExactly("[a1 a2 a3 a4 a5 a6]");
    }

    @Test
    void aMessageThatComesWhileTheRouteIsAtTheBurstOpensTheNextOneAndThatWaitsForIt() {
        EventPipeline pipeline = pipeline(EndlessRedelivery.in(SOON));
        keeping = true;
        play(pipeline, "a1 a2 +6 a3 +7 a4 b1 +6");
        assertThat(routed).containsExactly("[a1 a2]", "[b1]");
        assertThat(ends).isEmpty();
        kept.get("[a1 a2]").accept(null);
        assertThat(ends).containsExactly("a1", "a2");
        assertThat(routed).containsExactly("[a1 a2]", "[b1]", "[a3 a4]");
    }

    @Test
    void noMessageEndsBeforeTheRouteHasFinishedTheBurst() {
        EventPipeline pipeline = pipeline(EndlessRedelivery.in(SOON));
        keeping = true;
        play(pipeline, "a1 a2 +6 a1");
        assertThat(ends).isEmpty();
        assertThat(pipeline.events().oldestInRoute()).isPresent();
        assertThat(repository.keys).isEmpty();
        kept.get("[a1 a2]").accept(null);
        assertThat(ends).containsExactlyInAnyOrder("a1", "a2", "a1");
        assertThat(repository.keys).hasSize(2);
        assertThat(statistics.getFinished()).isEqualTo(2);
        assertThat(statistics.getDuplicates()).isOne();
        assertThat(pipeline.pending()).isZero();
        assertThat(pipeline.events().oldestInRoute()).isEmpty();
    }

    @Test
    void aFailedBurstIsTriedAgainAsAWholeAndTheNextOneWaits() {
        EventPipeline pipeline = pipeline(EndlessRedelivery.in(SOON));
        failures.add(new IllegalStateException("once"));
        failures.add(new IllegalStateException("twice"));
        play(pipeline, "a1 a2 +6 a3 +1");
        assertThat(routed).containsExactly("[a1 a2]", "[a1 a2] after 1");
        assertThat(ends).isEmpty();
        pass(6);
        assertThat(routed).containsExactly("[a1 a2]", "[a1 a2] after 1", "[a1 a2] after 2", "[a3]");
        assertThat(ends).containsExactly("a1", "a2", "a3");
        assertThat(statistics.getFailed()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"DEAD_LETTER, true", "SKIP, false"})
    void anExhaustedBurstLeavesTheChatAsAWhole(OnExhausted onExhausted, boolean toDeadLetters) {
        EventPipeline pipeline = pipeline(new Redelivery(SOON, 1, onExhausted));
        for (int i = 0; i < 2; i++) {
            failures.add(new IllegalStateException());
        }
        play(pipeline, "a1 a2 +6 +1 a3 +6");
        assertThat(routed).containsExactly("[a1 a2]", "[a1 a2] after 1", "[a3]");
        assertThat(deadLetters).isEqualTo(toDeadLetters ? List.of("[a1 a2]") : List.of());
        assertThat(ends).containsExactly("a1", "a2", "a3");
        assertThat(statistics.getGivenUp()).isEqualTo(2);
    }

    @Test
    void whatTheSenderBringsAgainIsGroupedApartFromNewMessagesAndKeepsItsCount() {
        EventPipeline pipeline = pipeline(new Redelivery(BY_SENDER, 1, OnExhausted.DEAD_LETTER));
        failures.add(new IllegalStateException());
        play(pipeline, "a1 a2 +6");
        assertThat(ends).containsExactly("a1 not", "a2 not");
        failures.add(new IllegalStateException());
        play(pipeline, "a1 a2 a3 +6");
        assertThat(routed).containsExactly("[a1 a2]", "[a1 a2] after 1", "[a3]");
        assertThat(deadLetters).containsExactly("[a1 a2]");
        assertThat(ends).containsExactly("a1 not", "a2 not", "a1", "a2", "a3");
    }

    @Test
    void aFullWindowClosesTheOldestBurstSinceWhatItWaitsForCannotCome() {
        maxInFlight = 3;
        EventPipeline pipeline = pipeline(EndlessRedelivery.in(SOON));
        keeping = true;
        assertThat(List.of("a1", "b1", "b2", "b3").stream()
                        .map(id -> pipeline.offer(delivery(id)))
                        .toList())
                .containsExactly(true, true, true, false);
        // the third filled it, the fourth found it full
        assertThat(routed).containsExactly("[a1]", "[b1 b2]");
        kept.get("[a1]").accept(null);
        assertThat(pipeline.offer(delivery("c1"))).isTrue();
        assertThat(routed).containsExactly("[a1]", "[b1 b2]", "[c1]");
        kept.get("[b1 b2]").accept(null);
        assertThat(pipeline.offer(delivery("d1"))).isTrue();
        assertThat(routed).hasSize(3);
        assertThat(pipeline.openBursts()).isOne();
    }

    @Test
    void aStopTakesOpenBurstsIntoTheRouteAtOnceAndAStartCollectsAgain() {
        EventPipeline pipeline = pipeline(EndlessRedelivery.in(SOON));
        play(pipeline, "a1 a2 b1");
        pipeline.stopRetries();
        assertThat(routed).containsExactly("[a1 a2]", "[b1]");
        play(pipeline, "a3");
        assertThat(routed).containsExactly("[a1 a2]", "[b1]", "[a3]");
        pipeline.resumeRetries();
        play(pipeline, "a4 a5");
        assertThat(routed).hasSize(3);
        pipeline.close();
        assertThat(routed).hasSize(3);
        assertThat(ends).containsExactly("a1", "a2", "b1", "a3", "a4 not", "a5 not");
        assertThat(pipeline.pending()).isZero();
    }

    @Test
    void whatIsBehindAGivenUpBurstIsGivenUpTooAndBroughtAgainInOrder() {
        EventPipeline pipeline = pipeline(EndlessRedelivery.in(SOON));
        failures.add(new IllegalStateException());
        play(pipeline, "a1 a2 +6 a3 b1");
        pipeline.stopRetries();
        assertThat(ends).containsExactlyInAnyOrder("a1 not", "a2 not", "a3 not", "b1");
        assertThat(routed).containsExactly("[a1 a2]", "[b1]");
        assertThat(pipeline.pending()).isZero();
        pipeline.resumeRetries();
        play(pipeline, "a1 a2 a3 +6");
        assertThat(routed).containsExactly("[a1 a2]", "[b1]", "[a1 a2] after 1", "[a3]");
    }

    @Test
    void aHundredThousandChatsLeaveNothingBehind() {
        int chats = 100_000;
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1);
        AtomicInteger exchanges = new AtomicInteger();
        EventPipeline pipeline = new EventPipeline(
                (entry, failed, finished) -> {
                    exchanges.incrementAndGet();
                    finished.accept(null);
                },
                null,
                new DeliverySettings(
                        EventFilter.ALL,
                        true,
                        Integer.MAX_VALUE,
                        EndlessRedelivery.in(SOON),
                        new Grouping(Duration.ofSeconds(2), 2, Duration.ofSeconds(2))),
                null,
                new PipelineThreads(Runnable::run, Runnable::run, clock),
                statistics);
        clock.setRemoveOnCancelPolicy(true);
        try {
            for (int chat = 0; chat < chats; chat++) {
                pipeline.submit(new Delivery(Events.text("m" + chat, "55119" + chat), failure -> {}));
            }
            // half of the chats get a second message, which makes their bursts full
            for (int chat = 0; chat < chats; chat += 2) {
                pipeline.submit(new Delivery(Events.text("n" + chat, "55119" + chat), failure -> {}));
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> pipeline.pending() == 0);
            assertThat(exchanges.get()).isBetween(chats, chats + chats / 2);
            assertThat(pipeline.openBursts()).isZero();
            await().until(() -> clock.getQueue().isEmpty());
        } finally {
            clock.shutdownNow();
        }
    }
}
