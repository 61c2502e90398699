package io.github.camelvzaps.core.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.core.delivery.Backoff;
import io.github.camelvzaps.core.delivery.DeliverySettings;
import io.github.camelvzaps.core.delivery.DeliveryStatistics;
import io.github.camelvzaps.core.delivery.EndlessRedelivery;
import io.github.camelvzaps.core.delivery.EventPipeline;
import io.github.camelvzaps.core.delivery.ManualTimer;
import io.github.camelvzaps.core.delivery.PipelineThreads;
import io.github.camelvzaps.core.event.EventFilter;
import io.github.camelvzaps.core.gateway.ConsumedInstance;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a consumer listens to while numbers come and go; nothing connects here, a connection is only planned. */
class InstanceConnectionsTest {
    private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(9));
    private static final ConsumedInstance ONE = new ConsumedInstance("one", "VZ1", "tok");
    private static final ConsumedInstance TWO = new ConsumedInstance("two", "VZ2", "tok");

    private final ManualTimer timer = new ManualTimer();
    private final RealtimeStreams streams = new RealtimeStreams();
    private final DeliverySettings settings =
            new DeliverySettings(EventFilter.ALL, true, 10, EndlessRedelivery.in(PAUSES));

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    private InstanceConnections connections(String consumer) {
        return new InstanceConnections(streams, instance -> join(consumer, instance), Runnable::run);
    }

    private RealtimeStreams.Joined join(String consumer, ConsumedInstance instance) {
        RealtimeSettings listening = new RealtimeSettings(
                URI.create("ws://localhost"),
                instance.id(),
                instance.token(),
                Duration.ofSeconds(2),
                Duration.ZERO,
                PAUSES,
                1000,
                10);
        CursorStore nowhere = new CursorStore(null, instance.id());
        Subscription subscription = new Subscription(
                consumer,
                List.of(),
                pipeline(),
                settings,
                new DeliveryStatistics(Clock.systemUTC()),
                why -> {},
                () -> {});
        return streams.join(
                listening,
                nowhere,
                () -> new RealtimeStream(listening, null, null, nowhere, Runnable::run, timer, Clock.systemUTC()),
                subscription);
    }

    private EventPipeline pipeline() {
        return new EventPipeline(
                (entry, failures, finished) -> finished.accept(null),
                null,
                settings,
                null,
                new PipelineThreads(Runnable::run, Runnable::run, timer),
                new DeliveryStatistics(Clock.systemUTC()));
    }

    @Test
    void aNumberThatIsAddedIsJoinedByAllBeforeAnybodyConnects() {
        InstanceConnections first = connections("first");
        InstanceConnections second = connections("second");
        first.start(List.of(ONE), pipeline());
        second.start(List.of(ONE), pipeline());
        first.open();
        second.open();
        assertThat(timer.pauses()).as("one connection for both").hasSize(1);

        first.align(List.of(ONE, TWO));
        assertThat(timer.pauses()).as("the second one has not joined").hasSize(1);
        second.align(List.of(ONE, TWO));
        first.openJoined();
        assertThat(timer.pauses()).hasSize(2);
        second.openJoined();
        assertThat(timer.pauses()).as("it is open").hasSize(2);
        assertThat(second.streams()).isEqualTo(first.streams()).hasSize(2);
    }

    @Test
    void beforeTheApplicationHasStartedNothingIsOpened() {
        InstanceConnections connections = connections("first");
        connections.start(List.of(ONE), pipeline());
        connections.align(List.of(ONE, TWO));
        connections.openJoined();
        assertThat(timer.pauses()).isEmpty();
        connections.open();
        assertThat(timer.pauses()).hasSize(2);
        connections.stop();
        connections.open();
        assertThat(connections.streams()).isEmpty();
    }

    @Test
    void whatIsAddedWhileSuspendedConnectsWithTheResume() {
        InstanceConnections connections = connections("first");
        connections.start(List.of(ONE), pipeline());
        connections.open();
        connections.suspend();
        connections.align(List.of(ONE, TWO));
        connections.openJoined();
        assertThat(timer.pauses())
                .as("that of the first number was planned before")
                .hasSize(1);
        connections.resume();
        assertThat(timer.pauses()).hasSize(3);
    }

    @Test
    void aNumberThatIsRemovedIsLeftAndOneThatComesBackIsJoinedAgain() {
        InstanceConnections connections = connections("first");
        connections.start(List.of(ONE, TWO), pipeline());
        connections.open();
        RealtimeStream two = connections.streams().get(1);
        connections.align(List.of(ONE));
        assertThat(connections.streams()).hasSize(1).doesNotContain(two);
        connections.align(List.of(ONE, TWO));
        connections.openJoined();
        assertThat(connections.streams()).hasSize(2).doesNotContain(two);
        assertThat(connections.problems()).isEmpty();
    }
}
