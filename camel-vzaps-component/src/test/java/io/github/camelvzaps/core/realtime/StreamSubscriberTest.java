package io.github.camelvzaps.core.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.api.EventType;
import io.github.camelvzaps.core.delivery.Backoff;
import io.github.camelvzaps.core.delivery.DeliverySettings;
import io.github.camelvzaps.core.delivery.DeliveryStatistics;
import io.github.camelvzaps.core.delivery.EndlessRedelivery;
import io.github.camelvzaps.core.delivery.EventPipeline;
import io.github.camelvzaps.core.delivery.ManualTimer;
import io.github.camelvzaps.core.delivery.PipelineThreads;
import io.github.camelvzaps.core.event.EventDraft;
import io.github.camelvzaps.core.event.EventFilter;
import io.github.camelvzaps.core.event.Jid;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a stream keeps for one consumer, without a connection: the events have no id, so nothing is acknowledged. */
class StreamSubscriberTest {
    private static final Backoff NEVER = new Backoff(Duration.ofDays(1), Duration.ofDays(1));

    private final ManualTimer timer = new ManualTimer();
    private final RealtimeStream stream = new RealtimeStream(
            new RealtimeSettings(
                    URI.create("ws://localhost"), "VZ1", null, Duration.ZERO, Duration.ZERO, NEVER, 1000, 10),
            null,
            null,
            new CursorStore(null, "VZ1"),
            Runnable::run,
            timer,
            Clock.systemUTC());

    /** The message ids in the order in which the route got them. */
    private final List<String> routed = new ArrayList<>();

    private final Map<String, Consumer<Throwable>> inRoute = new HashMap<>();
    private final Map<String, StreamEvent> events = new HashMap<>();
    private EventPipeline pipeline;

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    private Subscription subscription(String name, List<String> types) {
        DeliverySettings settings = new DeliverySettings(
                new EventFilter(Set.of(EventType.MESSAGE), EventFilter.ALL.kinds(), EventFilter.ALL.audiences(), true),
                true,
                10,
                EndlessRedelivery.in(NEVER));
        DeliveryStatistics statistics = new DeliveryStatistics(Clock.systemUTC());
        pipeline = new EventPipeline(
                (delivery, failures, finished) -> {
                    routed.add(delivery.event().messageId());
                    inRoute.put(delivery.event().messageId(), finished);
                },
                null,
                settings,
                null,
                new PipelineThreads(Runnable::run, Runnable::run, timer),
                statistics);
        return new Subscription(name, types, pipeline, settings, statistics, why -> {}, () -> {});
    }

    private StreamSubscriber join() {
        return stream.join(subscription("route", List.of()));
    }

    private static StreamEvent event(String type, String messageId) {
        Jid chat = Jid.parse("5511" + (int) messageId.charAt(0) + "@s.whatsapp.net");
        return new StreamEvent(
                new EventDraft(type, null, "VZ1")
                        .messageId(messageId)
                        .chat(chat)
                        .toEvent(Map.of()),
                Instant.EPOCH);
    }

    /** Events of the same chat when the ids have the same first letter. */
    private void bring(StreamSubscriber subscriber, String... ids) {
        for (String id : ids) {
            StreamEvent event = event(EventType.MESSAGE, id);
            events.put(id, event);
            event.owing().add(subscriber);
            subscriber.take(event);
        }
    }

    private void finish(String id) {
        inRoute.remove(id).accept(null);
    }

    private void fail(String id) {
        inRoute.remove(id).accept(new IllegalStateException("no"));
    }

    @Test
    void whatIsFinishedIsOwedNoMoreAndWhatIsBehindItFollows() {
        StreamSubscriber subscriber = join();
        bring(subscriber, "a1", "a2", "b1");
        assertThat(routed).containsExactly("a1", "b1");
        finish("a1");
        finish("a2");
        finish("b1");
        assertThat(routed).containsExactly("a1", "b1", "a2");
        assertThat(events.values()).allMatch(event -> event.owing().isEmpty());
        bring(subscriber, "a3");
        assertThat(routed).endsWith("a3");
    }

    @Test
    void whatComesWhileItIsSuspendedWaitsInTheOrderOfItsChat() {
        StreamSubscriber subscriber = join();
        bring(subscriber, "a1");
        subscriber.suspend();
        bring(subscriber, "a2", "a3", "b1");
        assertThat(routed).containsExactly("a1");
        subscriber.resume();
        assertThat(routed).as("not before the end of the one in the route").containsExactly("a1", "b1");
        bring(subscriber, "a4");
        assertThat(routed).containsExactly("a1", "b1");
        finish("a1");
        finish("a2");
        finish("a3");
        finish("a4");
        assertThat(routed).containsExactly("a1", "b1", "a2", "a3", "a4");
    }

    @Test
    void whatEndsWhileItIsSuspendedIsFinishedAndBringsNothingElseIntoTheRoute() {
        StreamSubscriber subscriber = join();
        bring(subscriber, "a1");
        subscriber.suspend();
        bring(subscriber, "a2");
        finish("a1");
        assertThat(events.get("a1").owing()).isEmpty();
        assertThat(routed).containsExactly("a1");
        subscriber.resume();
        assertThat(routed).containsExactly("a1", "a2");
    }

    @Test
    void whatThePipelineGaveUpComesAgainWithWhatIsBehindItAfterTheResume() {
        StreamSubscriber subscriber = join();
        bring(subscriber, "a1", "a2");
        subscriber.suspend();
        pipeline.stopRetries();
        fail("a1");
        assertThat(timer.pauses()).as("nothing is tried while it is suspended").isEmpty();
        assertThat(events.get("a1").owing()).isNotEmpty();
        pipeline.resumeRetries();
        subscriber.resume();
        assertThat(routed).containsExactly("a1", "a1");
        finish("a1");
        finish("a2");
        assertThat(routed).containsExactly("a1", "a1", "a2");
        assertThat(events.values()).allMatch(event -> event.owing().isEmpty());
    }

    @Test
    void whatThePipelineGaveUpAroundASuspensionThatIsOverComesAgainAMomentLater() {
        StreamSubscriber subscriber = join();
        bring(subscriber, "a1", "a2");
        pipeline.stopRetries();
        fail("a1");
        pipeline.resumeRetries();
        assertThat(routed).containsExactly("a1");
        assertThat(timer.pauses()).isNotEmpty().allMatch(millis -> millis == 100);
        timer.pass();
        assertThat(routed).containsExactly("a1", "a1");
        finish("a1");
        finish("a2");
        assertThat(routed).containsExactly("a1", "a1", "a2");
    }

    @Test
    void aConsumerThatJoinsAgainGetsWhatItLeftAndWhatItsEarlierRunSaysOfFailuresDoesNotCount() {
        stream.join(subscription("other", List.of()));
        StreamSubscriber subscriber = join();
        bring(subscriber, "a1", "a2");
        Consumer<Throwable> earlier = inRoute.get("a1");
        subscriber.suspend();
        pipeline.close();
        assertThat(stream.leave(subscriber)).isFalse();
        assertThat(subscriber.isGone()).isTrue();

        StreamSubscriber again = stream.join(subscription("route", List.of()));
        assertThat(again).isSameAs(subscriber);
        assertThat(again.isTaking()).isTrue();
        assertThat(routed).containsExactly("a1", "a1");
        earlier.accept(new IllegalStateException("stopped"));
        timer.pass();
        assertThat(routed).as("it is with the new pipeline already").containsExactly("a1", "a1");
        finish("a1");
        finish("a2");
        assertThat(events.values()).allMatch(event -> event.owing().isEmpty());
        assertThat(routed).containsExactly("a1", "a1", "a2");
    }

    @Test
    void whatAnEarlierRunFinishesIsFinished() {
        stream.join(subscription("other", List.of()));
        StreamSubscriber subscriber = join();
        bring(subscriber, "a1", "a2");
        stream.leave(subscriber);
        finish("a1");
        assertThat(events.get("a1").owing()).isEmpty();
        stream.join(subscription("route", List.of()));
        assertThat(routed).containsExactly("a1", "a2", "a2");
    }

    @Test
    void whatIsLetGoLeavesItsChatToWhatIsBehindIt() {
        stream.join(subscription("other", List.of()));
        StreamSubscriber subscriber = join();
        bring(subscriber, "a1");
        stream.leave(subscriber);
        bring(subscriber, "a2", "b1");
        subscriber.drop(events.get("a1"));
        subscriber.drop(events.get("b1"));
        subscriber.drop(event(EventType.MESSAGE, "c1"));
        finish("a1");
        stream.join(subscription("route", List.of()));
        assertThat(routed).containsExactly("a1", "a2");
        bring(subscriber, "b2");
        assertThat(routed).endsWith("b2");
    }

    @Test
    void whatNobodyWantsIsKeptOnlyForAConsumerThatCountsIt() {
        StreamSubscriber subscriber = join();
        StreamEvent presence = event(EventType.PRESENCE, "a1");
        StreamEvent message = event(EventType.MESSAGE, "a2");
        assertThat(subscriber.wants(presence)).isTrue();
        assertThat(subscriber.isTaking()).isTrue();
        subscriber.suspend();
        assertThat(subscriber.isTaking()).isFalse();
        assertThat(subscriber.wants(presence)).isFalse();
        assertThat(subscriber.wants(message)).isTrue();
    }

    @Test
    void whereOrderDoesNotCountNothingWaits() {
        StreamSubscriber subscriber = join();
        for (String id : List.of("a1", "a2")) {
            StreamEvent event = new StreamEvent(
                    new EventDraft(EventType.MESSAGE, null, "VZ1").messageId(id).toEvent(Map.of()), Instant.EPOCH);
            event.owing().add(subscriber);
            subscriber.take(event);
        }
        assertThat(routed).containsExactly("a1", "a2");
    }

    @Test
    void peopleReadWhyAConsumerTakesNothing() {
        StreamSubscriber subscriber = join();
        assertThat(subscriber.description()).isEqualTo("route");
        subscriber.suspend();
        assertThat(subscriber.description()).startsWith("route (suspended").contains("resume it");
        assertThat(stream.leave(subscriber)).as("the last one").isTrue();
        assertThat(subscriber.description()).isEqualTo("route (stopped)");
        assertThat(subscriber.name()).isEqualTo("route");
    }
}
