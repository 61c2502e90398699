package io.github.camelvzaps.core.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.api.EventType;
import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.client.Credentials;
import io.github.camelvzaps.core.client.SecretMask;
import io.github.camelvzaps.core.delivery.Backoff;
import io.github.camelvzaps.core.delivery.DeliverySettings;
import io.github.camelvzaps.core.delivery.DeliveryStatistics;
import io.github.camelvzaps.core.delivery.EndlessRedelivery;
import io.github.camelvzaps.core.delivery.EventPipeline;
import io.github.camelvzaps.core.delivery.EventReader;
import io.github.camelvzaps.core.delivery.ManualTimer;
import io.github.camelvzaps.core.delivery.PipelineThreads;
import io.github.camelvzaps.core.delivery.SettableClock;
import io.github.camelvzaps.core.event.EventDraft;
import io.github.camelvzaps.core.event.EventFilter;
import io.github.camelvzaps.core.event.Jid;
import io.github.camelvzaps.core.operation.Access;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The events of one number, from the WebSocket to the routes and back to the acknowledgement; no Camel in between. */
class RealtimeStreamTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));
    private static final int WINDOW = 3;

    private final ScriptedGateway gateway = new ScriptedGateway();
    private final ManualTimer timer = new ManualTimer();
    private final SettableClock clock = new SettableClock();
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final MemoryStateRepository repository = new MemoryStateRepository();
    private final RealtimeStream stream = stream();

    @AfterEach
    void close() {
        timer.shutdownNow();
        stream.close();
        workers.shutdownNow();
        gateway.close();
    }

    private RealtimeStream stream() {
        repository.start();
        RealtimeSettings settings =
                new RealtimeSettings(gateway.url(), "VZ 1", "tok", LONG, Duration.ZERO, PAUSES, 2000, WINDOW);
        return new RealtimeStream(
                settings,
                new RealtimeAccess(HttpClient.newHttpClient(), new Open(), new SecretMask(), Runnable::run),
                new EventReader(new ObjectMapper(), RealtimeStreamTest::parse, "VZ 1"),
                new CursorStore(repository, "VZ 1"),
                workers,
                timer,
                clock);
    }

    private static VzapsEvent parse(Map<String, Object> frame, String instanceId) {
        String type = (String) frame.getOrDefault("type", EventType.MESSAGE);
        EventDraft draft = new EventDraft(type, (String) frame.get("event_id"), instanceId);
        Object chat = frame.get("chat");
        return draft.messageId((String) frame.get("mid"))
                .chat(chat == null ? null : Jid.parse(chat + "@s.whatsapp.net"))
                .toEvent(frame);
    }

    /** Everybody may come in. */
    private static final class Open implements Credentials {
        @Override
        public CompletableFuture<Map<String, String>> headers(Access access, String instanceToken) {
            return CompletableFuture.completedFuture(Map.of());
        }

        @Override
        public Set<String> headerNames() {
            return Set.of();
        }

        @Override
        public boolean refused(Map<String, String> headers) {
            return true;
        }

        @Override
        public String advice(int status) {
            return "";
        }
    }

    /** A route that ends when the test says so. */
    private final class Route {
        private final List<String> came = new CopyOnWriteArrayList<>();
        private final Map<String, Consumer<Throwable>> inside = new ConcurrentHashMap<>();
        private final List<String> troubles = new CopyOnWriteArrayList<>();
        private final AtomicInteger connected = new AtomicInteger();
        private final DeliveryStatistics statistics = new DeliveryStatistics(Clock.systemUTC());
        private final EventPipeline pipeline;
        private final Subscription subscription;

        private Route(String name, String... types) {
            DeliverySettings settings = new DeliverySettings(
                    new EventFilter(
                            Set.of(EventType.MESSAGE), EventFilter.ALL.kinds(), EventFilter.ALL.audiences(), true),
                    true,
                    100,
                    EndlessRedelivery.in(PAUSES));
            pipeline = new EventPipeline(
                    (delivery, failures, finished) -> {
                        inside.put(delivery.event().messageId(), finished);
                        came.add(delivery.event().messageId());
                    },
                    null,
                    settings,
                    null,
                    new PipelineThreads(Runnable::run, Runnable::run, timer),
                    statistics);
            subscription = new Subscription(
                    name, List.of(types), pipeline, settings, statistics, troubles::add, connected::incrementAndGet);
        }

        private void finish(String... ids) {
            for (String id : ids) {
                inside.remove(id).accept(null);
            }
        }

        private void awaitAll(String... ids) {
            await().atMost(LONG).untilAsserted(() -> assertThat(came).containsExactly(ids));
        }
    }

    private static String frame(String id, String chat) {
        return "{\"event_id\":\"evt_" + id + "\",\"mid\":\"" + id + "\",\"type\":\"Message\",\"chat\":\"55" + chat
                + "\",\"event\":{}}";
    }

    private static String ack(String id) {
        return "{\"type\":\"ack\",\"event_id\":\"evt_" + id + "\",\"id\":\"evt_" + id + "\"}";
    }

    /** Begins to listen, and returns the other end. */
    private ScriptedGateway.Connection open() throws InterruptedException {
        stream.open();
        timer.pass();
        return gateway.next();
    }

    @Test
    void whatComesGoesIntoTheRouteAndIsAcknowledgedWithBothKeysAfterIt() throws Exception {
        Route route = new Route("route");
        stream.join(route.subscription);
        ScriptedGateway.Connection end = open();
        assertThat(end.uri()).isEqualTo("/events?instance_id=VZ+1");
        end.say(frame("a", "1"));
        route.awaitAll("a");
        assertThat(stream.unfinished()).isEqualTo(1);
        assertThat(stream.oldestUnfinishedSince()).isEqualTo(clock.instant());
        assertThat(end.heardMore()).isFalse();
        route.finish("a");
        assertThat(end.heard()).isEqualTo(ack("a"));
        assertThat(stream.unfinished()).isZero();
        assertThat(stream.oldestUnfinishedSince()).isNull();
        assertThat(stream.position()).isEqualTo("evt_a");
        assertThat(stream.state().isOpen()).isTrue();
        assertThat(route.connected).hasValue(1);
        assertThat(route.statistics.getConnects()).isEqualTo(1);
        assertThat(stream.problems(Duration.ZERO)).isEmpty();
    }

    @Test
    void noMoreComesThanTheWindowTakesUntilSomethingIsFinished() throws Exception {
        Route route = new Route("route");
        stream.join(route.subscription);
        ScriptedGateway.Connection end = open();
        for (int i = 0; i < 9; i++) {
            end.say(frame("m" + i, "" + i));
        }
        route.awaitAll("m0", "m1", "m2");
        route.finish("m0");
        route.awaitAll("m0", "m1", "m2", "m3");
        route.finish("m1", "m2");
        route.awaitAll("m0", "m1", "m2", "m3", "m4", "m5");
        for (int i = 3; i < 9; i++) {
            String id = "m" + i;
            await().atMost(LONG).until(() -> route.inside.containsKey(id));
            route.finish(id);
        }
        for (int i = 0; i < 9; i++) {
            assertThat(end.heard()).isEqualTo(ack("m" + i));
        }
        await().atMost(LONG).until(() -> stream.unfinished() == 0);
    }

    @Test
    void whatWasFinishedBeforeIsAcknowledgedAgainAndWhatIsUnderWayIsNot() throws Exception {
        Route route = new Route("route");
        stream.join(route.subscription);
        ScriptedGateway.Connection end = open();
        end.say(frame("a", "1"));
        end.say(frame("b", "2"));
        route.awaitAll("a", "b");
        route.finish("a");
        assertThat(end.heard()).isEqualTo(ack("a"));
        end.say(frame("b", "2"));
        end.say(frame("a", "1"));
        assertThat(end.heard()).as("b is not finished").isEqualTo(ack("a"));
        route.finish("b");
        assertThat(end.heard()).isEqualTo(ack("b"));
        assertThat(route.came).containsExactly("a", "b");
    }

    @Test
    void framesThatNameOnlyATypeTakeNoPlace() throws Exception {
        Route route = new Route("route");
        stream.join(route.subscription);
        ScriptedGateway.Connection end = open();
        for (int i = 0; i < 2 * WINDOW; i++) {
            end.say("{\"type\":\"connected\"}");
        }
        for (int i = 0; i < WINDOW; i++) {
            end.say(frame("m" + i, "" + i));
        }
        route.awaitAll("m0", "m1", "m2");
        assertThat(stream.unfinished()).isEqualTo(WINDOW);
    }

    @Test
    void anEventWithoutAnIdTakesAPlaceUntilItIsFinishedAndIsNotAcknowledged() throws Exception {
        Route route = new Route("route");
        stream.join(route.subscription);
        ScriptedGateway.Connection end = open();
        String nameless = "{\"mid\":\"%s\",\"type\":\"Message\",\"chat\":\"55%s\",\"event\":{}}";
        for (String id : List.of("1", "2", "3", "4")) {
            end.say(String.format(nameless, id, id));
        }
        route.awaitAll("1", "2", "3");
        route.finish("2");
        route.awaitAll("1", "2", "3", "4");
        end.say(frame("a", "1"));
        route.finish("1", "3", "4");
        route.awaitAll("1", "2", "3", "4", "a");
        route.finish("a");
        assertThat(end.heard()).isEqualTo(ack("a"));
    }

    @Test
    void anIdThatIsNoTextInUtf8IsAcknowledgedInPlainLetters() throws Exception {
        Route route = new Route("route");
        stream.join(route.subscription);
        ScriptedGateway.Connection end = open();
        end.say("{\"event_id\":\"a\\ud800\\\"\\u00e7~\\u007f\",\"mid\":\"a\",\"type\":\"Message\",\"event\":{}}");
        route.awaitAll("a");
        route.finish("a");
        String id = "\"a\\ud800\\\"\\u00e7~\\u007f\"";
        assertThat(end.heard()).isEqualTo("{\"type\":\"ack\",\"event_id\":" + id + ",\"id\":" + id + "}");
    }

    @Test
    void anEventIsFinishedWhenEachRouteHasFinishedIt() throws Exception {
        Route first = new Route("first");
        Route second = new Route("second");
        stream.join(first.subscription);
        stream.join(second.subscription);
        ScriptedGateway.Connection end = open();
        end.say(frame("a", "1"));
        first.awaitAll("a");
        second.awaitAll("a");
        first.finish("a");
        assertThat(stream.unfinished()).isEqualTo(1);
        assertThat(end.heardMore()).isFalse();
        clock.pass(Duration.ofSeconds(61));
        assertThat(stream.problems(Duration.ofSeconds(60)))
                .singleElement()
                .asString()
                .contains("unfinished since 2026-01-01T00:00:00Z, by second (")
                .contains("1 of 3 places taken");
        assertThat(stream.problems(Duration.ofSeconds(61))).as("not yet").isEmpty();
        assertThat(stream.problems(Duration.ZERO)).as("any time is allowed").isEmpty();
        second.finish("a");
        assertThat(end.heard()).isEqualTo(ack("a"));
        assertThat(stream.problems(Duration.ofSeconds(60))).isEmpty();
    }

    @Test
    void anotherConnectionBeginsBehindWhatIsFinishedAndSaysTheAcknowledgementsAgain() throws Exception {
        Route route = new Route("route");
        stream.join(route.subscription);
        ScriptedGateway.Connection end = open();
        for (String id : List.of("a", "b", "c")) {
            end.say(frame(id, id.equals("a") ? "1" : "2"));
        }
        route.awaitAll("a", "b");
        route.finish("a");
        assertThat(end.heard()).isEqualTo(ack("a"));
        end.close(1011, null);
        await().atMost(LONG)
                .untilAsserted(() ->
                        assertThat(route.troubles).singleElement().asString().contains("1011"));
        assertThat(stream.problems(Duration.ZERO)).singleElement().asString().contains("1011");
        route.finish("b");
        await().atMost(LONG).until(() -> timer.pauses().stream().anyMatch(millis -> millis <= 1000));
        timer.pass();
        ScriptedGateway.Connection second = gateway.next();
        assertThat(second.heard()).isEqualTo(ack("a"));
        assertThat(second.heard()).isEqualTo(ack("b"));
        second.say(frame("c", "2"));
        await().atMost(LONG).until(() -> route.inside.containsKey("c"));
        route.finish("c");
        assertThat(second.heard()).isEqualTo(ack("c"));
        await().atMost(LONG).until(() -> route.connected.get() == 2);
        assertThat(route.came).as("kept while the connection was away").containsExactly("a", "b", "c");
    }

    @Test
    void theTypesThatAllRoutesWantAreAskedForAndFurtherOnesOverANewConnection() throws Exception {
        Route messages = new Route("messages", "Message");
        stream.join(messages.subscription);
        ScriptedGateway.Connection end = open();
        assertThat(end.uri()).endsWith("&events=Message");
        await().atMost(LONG).until(() -> messages.connected.get() == 1);
        Route same = new Route("same", "Message");
        stream.join(same.subscription);
        assertThat(timer.pauses()).as("the connection brings them").isEmpty();
        assertThat(same.statistics.getConnects()).as("there is a connection").isEqualTo(1);
        Route receipts = new Route("receipts", "ReadReceipt");
        stream.join(receipts.subscription);
        assertThat(timer.pauses()).containsExactly(0L);
        timer.pass();
        assertThat(gateway.next().uri()).endsWith("&events=Message%2CReadReceipt");
        assertThat(end.end()).isEqualTo(1000);
    }

    @Test
    void itListensOnlyWhileARouteTakesEvents() throws Exception {
        Route route = new Route("route");
        StreamSubscriber subscriber = stream.join(route.subscription);
        subscriber.suspend();
        stream.open();
        assertThat(timer.pauses()).as("the only route is suspended").isEmpty();
        subscriber.resume();
        timer.pass();
        ScriptedGateway.Connection end = gateway.next();
        end.say(frame("a", "1"));
        route.awaitAll("a");
        subscriber.suspend();
        assertThat(stream.state().getProblem()).isEqualTo("paused");
        for (int i = 0; i < WINDOW; i++) {
            end.say(frame("m" + i, "2" + i));
        }
        route.finish("a");
        assertThat(end.heard()).as("what is finished meanwhile is acknowledged").isEqualTo(ack("a"));
        assertThat(route.came).containsExactly("a");
        subscriber.resume();
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(route.came).containsExactlyInAnyOrder("a", "m0", "m1", "m2"));
        assertThat(stream.state().isOpen()).isTrue();
        assertThat(gateway.hasMore()).isFalse();
    }

    @Test
    void whileOneRouteTakesEventsASuspendedOneDoesNotEndTheConnection() throws Exception {
        Route one = new Route("one");
        Route other = new Route("other");
        StreamSubscriber suspended = stream.join(one.subscription);
        stream.join(other.subscription);
        ScriptedGateway.Connection end = open();
        suspended.suspend();
        assertThat(stream.leave(suspended)).isFalse();
        suspended = stream.join(new Route("one").subscription);
        suspended.suspend();
        for (int i = 0; i < WINDOW; i++) {
            end.say(frame("m" + i, "" + i));
        }
        other.awaitAll("m0", "m1", "m2");
        other.finish("m0", "m1", "m2");
        assertThat(stream.problems(Duration.ZERO))
                .as("the window is full of what the suspended one has not finished")
                .singleElement()
                .asString()
                .contains("one (suspended: resume it")
                .contains("; the window is full (3 unfinished events, 3 of 3 places taken");
    }

    @Test
    void placesThatOnlyStoppedRoutesHoldAreFreedWhenNothingElseIsAndCounted() throws Exception {
        Route gone = new Route("gone");
        Route other = new Route("other");
        StreamSubscriber stopped = stream.join(gone.subscription);
        stream.join(other.subscription);
        ScriptedGateway.Connection end = open();
        end.say(frame("m0", "0"));
        gone.awaitAll("m0");
        stream.leave(stopped);
        for (int i = 1; i < 5; i++) {
            end.say(frame("m" + i, "" + i));
        }
        other.awaitAll("m0", "m1", "m2");
        other.finish("m0", "m1", "m2");
        await().atMost(LONG).untilAsserted(() -> assertThat(other.came).hasSizeGreaterThanOrEqualTo(4));
        // acknowledged by workers, in any order among those that were dropped
        await().atMost(LONG).until(() -> end.heard().equals(ack("m0")));
        assertThat(stream.problems(Duration.ZERO))
                .anyMatch(problem -> problem.matches("[1-3] events came while a consumer was stopped, .*"));
        assertThat(gone.came).containsExactly("m0");
    }

    @Test
    void closingAcknowledgesAndWritesWhatIsFinishedAndTakesNothingMore() throws Exception {
        Route route = new Route("route");
        StreamSubscriber subscriber = stream.join(route.subscription);
        ScriptedGateway.Connection end = open();
        end.say(frame("a", "1"));
        route.awaitAll("a");
        route.finish("a");
        assertThat(stream.leave(subscriber)).as("the last one").isTrue();
        stream.close();
        assertThat(end.heard()).isEqualTo(ack("a"));
        assertThat(end.end()).isEqualTo(1000);
        assertThat(repository.getState("VZ 1")).contains("evt_a");
        stream.open();
        assertThat(gateway.hasMore()).isFalse();
        assertThat(stream.state().isOpen()).isFalse();
    }

    @Test
    void aClosedStreamDoesNotListenAlthoughARouteIsThere() throws Exception {
        stream.join(new Route("route").subscription);
        stream.close();
        stream.open();
        timer.pass();
        assertThat(gateway.hasMore()).isFalse();
        assertThat(stream.state().isOpen()).isFalse();
    }

    @Test
    void aStoreThatCannotBeReadIsSaidAndTriedAgain() throws Exception {
        repository.setState("VZ 1", "{\"no cursor");
        Route route = new Route("route");
        stream.join(route.subscription);
        stream.open();
        timer.pass();
        await().atMost(LONG)
                .untilAsserted(() ->
                        assertThat(route.troubles).singleElement().asString().contains("cursorRepository"));
        assertThat(stream.position()).isNull();
        assertThat(stream.problems(Duration.ZERO)).hasSize(1);
    }

    @Test
    void aFrameWithoutATypeIsAnEvent() throws Exception {
        Route route = new Route("route");
        stream.join(route.subscription);
        open().say("{\"mid\":\"a\",\"chat\":\"551\"}");
        route.awaitAll("a");
    }

    @Test
    void anEventFromBeforeThePositionIsKeptBesideTheCursorUntilItIsFinished() throws Exception {
        repository.setState("VZ 1", new CursorState("evt_p", clock.instant(), List.of(), List.of()).toText());
        Route route = new Route("route");
        stream.join(route.subscription);
        ScriptedGateway.Connection end = open();
        assertThat(end.uri()).endsWith("&last_event_id=evt_p");
        String late = frame("late", "1")
                .replace("{\"event_id", "{\"created_at\":\"" + clock.instant().minusSeconds(60) + "\",\"event_id");
        end.say(late);
        route.awaitAll("late");
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(repository.getState("VZ 1/late")).contains("evt_late"));

        Route again = new Route("again");
        RealtimeStream second = stream();
        second.join(again.subscription);
        second.open();
        timer.pass();
        gateway.next();
        again.awaitAll("late");
        second.close();

        route.finish("late");
        assertThat(end.heard()).isEqualTo(ack("late"));
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(repository.getState("VZ 1/late")).doesNotContain("evt_late"));
    }

    @Test
    void whatNobodyWantsIsAcknowledgedAtOnceAndTakesNoPlace() throws Exception {
        Route suspended = new Route("suspended");
        StreamSubscriber subscriber = stream.join(suspended.subscription);
        ScriptedGateway.Connection end = open();
        await().atMost(LONG).until(() -> stream.state().isOpen());
        subscriber.suspend();
        end.say(frame("a", "1").replace("Message", "Presence"));
        assertThat(end.heard()).isEqualTo(ack("a"));
        assertThat(stream.unfinished()).isZero();
        end.say(frame("b", "1"));
        await().atMost(LONG).until(() -> stream.unfinished() == 1);
        assertThat(end.heardMore()).isFalse();
    }

    @Test
    void thePositionMovesToTheNewestEventOnceTheConnectionHasBeenQuiet() throws Exception {
        clock.now = Instant.now();
        Route route = new Route("route");
        stream.join(route.subscription);
        ScriptedGateway.Connection end = open();
        end.say(frame("a", "1"));
        route.awaitAll("a");
        route.finish("a");
        assertThat(end.heard()).isEqualTo(ack("a"));
        await().atMost(LONG).until(() -> repository.getState("VZ 1") != null);
        await().atMost(LONG).until(() -> timer.pauses().contains(5000L));
        timer.pass();
        assertThat(positionIn(repository.getState("VZ 1")))
                .as("the connection is too young")
                .isNull();
        clock.pass(Duration.ofSeconds(30));
        await().atMost(LONG).untilAsserted(() -> {
            timer.pass();
            assertThat(positionIn(repository.getState("VZ 1"))).isEqualTo("evt_a");
        });
    }

    private static String positionIn(String state) {
        return CursorState.parse(state).position();
    }

    @Test
    void withAFullWindowSilenceSaysNothing() throws Exception {
        clock.now = Instant.now();
        Route route = new Route("route");
        stream.join(route.subscription);
        ScriptedGateway.Connection end = open();
        for (int i = 0; i < WINDOW + 1; i++) {
            end.say(frame("m" + i, "" + i));
        }
        route.awaitAll("m0", "m1", "m2");
        route.finish("m0");
        route.awaitAll("m0", "m1", "m2", "m3");
        await().atMost(LONG).until(() -> repository.getState("VZ 1") != null);
        clock.pass(Duration.ofSeconds(30));
        await().atMost(LONG).until(() -> timer.pauses().contains(5000L));
        timer.pass();
        assertThat(positionIn(repository.getState("VZ 1"))).isNull();
    }

    @Test
    void afterItsEndNothingIsWrittenThatAnotherProcessMayKeepByNow() throws Exception {
        Route route = new Route("route");
        stream.join(route.subscription);
        ScriptedGateway.Connection end = open();
        end.say(frame("a", "1"));
        route.awaitAll("a");
        stream.close();
        repository.setState("VZ 1", "of the other process");
        route.finish("a");
        assertThat(end.heardMore()).isFalse();
        assertThat(repository.getState("VZ 1")).isEqualTo("of the other process");
    }

    @Test
    void anInterruptedCloseKeepsTheInterruption() throws Exception {
        stream.join(new Route("route").subscription);
        open();
        await().atMost(LONG).until(() -> stream.state().isOpen());
        Thread.currentThread().interrupt();
        stream.close();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whenTheLastRouteThatTakesEventsLeavesTheNumberPauses() throws Exception {
        Route one = new Route("one");
        StreamSubscriber suspended = stream.join(one.subscription);
        StreamSubscriber leaving = stream.join(new Route("other").subscription);
        ScriptedGateway.Connection end = open();
        await().atMost(LONG).until(() -> stream.state().isOpen());
        suspended.suspend();
        assertThat(stream.state().isOpen()).isTrue();
        assertThat(stream.leave(leaving)).isFalse();
        assertThat(stream.state().getProblem()).isEqualTo("paused");
        assertThat(end.hasEnded()).isFalse();
    }

    @Test
    void anEventAfterFailuresMakesTheNextPauseAShortOne() throws Exception {
        Route route = new Route("route");
        stream.join(route.subscription);
        gateway.refuse(503, Map.of());
        stream.open();
        for (int failures = 1; failures <= 3; failures++) {
            timer.pass();
            int expected = failures;
            await().atMost(LONG)
                    .until(() ->
                            route.troubles.size() == expected && !timer.pauses().isEmpty());
        }
        gateway.letIn();
        timer.pass();
        ScriptedGateway.Connection end = gateway.next();
        end.say(frame("a", "1"));
        route.awaitAll("a");
        end.close(1011, null);
        await().atMost(LONG).until(() -> route.troubles.size() == 4);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(timer.pauses()).anyMatch(millis -> millis > 0 && millis <= 1000));
    }

    @Test
    void theStepThatWasPlannedRunsLaterAndNoneWhenTheTimerIsGone() {
        AtomicInteger ran = new AtomicInteger();
        stream.later(ran::incrementAndGet);
        assertThat(timer.pauses()).containsExactly(100L);
        assertThat(ran).hasValue(0);
        timer.pass();
        assertThat(ran).hasValue(1);
        timer.shutdownNow();
        stream.later(ran::incrementAndGet);
        timer.pass();
        assertThat(ran).hasValue(1);
    }

    @Test
    void anotherTokenMakesAnotherConnectionAndTheSameOneNone() throws Exception {
        Route route = new Route("route");
        stream.join(route.subscription);
        ScriptedGateway.Connection end = open();
        await().atMost(LONG).until(() -> route.connected.get() == 1);
        stream.useToken("tok");
        assertThat(timer.pauses()).isEmpty();
        stream.useToken("another");
        timer.pass();
        gateway.next();
        assertThat(end.end()).isEqualTo(1000);
        assertThat(stream.settings().instanceToken()).isEqualTo("another");
    }

    @Test
    void whoWaitsForTheEndOfARouteIsAskedAfterItsLastEvent() throws Exception {
        Route route = new Route("route");
        StreamSubscriber subscriber = stream.join(route.subscription);
        ScriptedGateway.Connection end = open();
        AtomicInteger idle = new AtomicInteger();
        stream.whenIdle(subscriber, idle::incrementAndGet);
        assertThat(idle).as("there is nothing in the route").hasValue(1);
        end.say(frame("a", "1"));
        end.say(frame("b", "2"));
        route.awaitAll("a", "b");
        subscriber.suspend();
        stream.whenIdle(subscriber, idle::incrementAndGet);
        route.finish("a");
        assertThat(idle).hasValue(1);
        route.finish("b");
        assertThat(idle).hasValue(2);
        assertThat(end.heard()).isEqualTo(ack("a"));
        assertThat(end.heard()).isEqualTo(ack("b"));
    }

    @Test
    void whatWasDroppedForAStoppedRouteDoesNotComeWhenItIsBack() throws Exception {
        Route other = new Route("other");
        StreamSubscriber stopped = stream.join(new Route("gone").subscription);
        stream.join(other.subscription);
        ScriptedGateway.Connection end = open();
        end.say(frame("m0", "0"));
        other.awaitAll("m0");
        stream.leave(stopped);
        for (int i = 1; i < 5; i++) {
            end.say(frame("m" + i, "" + i));
        }
        other.awaitAll("m0", "m1", "m2");
        other.finish("m0", "m1", "m2");
        await().atMost(LONG).until(() -> other.came.contains("m3"));
        // acknowledged by workers, in any order among those that were dropped
        await().atMost(LONG).until(() -> end.heard().equals(ack("m0")));
        Route back = new Route("gone");
        // what a stopped route left behind comes to it as it joins
        stream.join(back.subscription);
        assertThat(back.came).isNotEmpty().doesNotContain("m0");
    }
}
