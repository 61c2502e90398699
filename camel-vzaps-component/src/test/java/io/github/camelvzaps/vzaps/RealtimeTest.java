package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.api.EventBody;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.api.SimulatedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatorExtension.class)
class RealtimeTest {
    private static final String URI = "vzaps:events/subscribe?events=Message";

    private VzapsSimulator simulator;

    @BeforeEach
    void addInstance(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
    }

    private List<SimulatedEvent> messages() {
        return simulator.events(Contract.INSTANCE).stream()
                .filter(event -> event.type().equals("Message"))
                .toList();
    }

    @Test
    void aTextReachesTheRouteWithItsHeadersAndIsAcknowledgedAfterIt() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (Listener listener = new Listener(simulator).start(URI, exchange -> release.await(10, TimeUnit.SECONDS))) {
            String id = simulator.customerSends(
                    Contract.INSTANCE, Map.of("from", "5511988887777", "text", "Oi", "name", "Ana"));
            await().until(() -> messages().get(0).deliveries().size() > 0);
            assertThat(messages().get(0).acked()).isFalse();
            release.countDown();
            await().until(() -> messages().get(0).acked());
            Listener.Seen seen = listener.seen.get(0);
            assertThat(seen.body()).isInstanceOf(EventBody.class);
            assertThat(seen.header("EventId")).isEqualTo(id);
            assertThat(seen.header("EventType")).isEqualTo("Message");
            assertThat(seen.header("Text")).isEqualTo("Oi");
            assertThat(seen.header("PushName")).isEqualTo("Ana");
            assertThat(seen.header("SenderPhone")).isEqualTo("5511988887777");
            assertThat(seen.header("InstanceId")).isEqualTo(Contract.INSTANCE);
            assertThat(seen.header("FromMe")).isEqualTo(false);
            assertThat(seen.header("Timestamp")).isInstanceOf(Instant.class);
        }
    }

    @Test
    void aFailedEventComesAgainUntilTheRouteHasFinishedIt() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        try (Listener listener = new Listener(simulator).start(URI, exchange -> {
            if (tries.incrementAndGet() < 4) {
                throw new IllegalStateException("not yet");
            }
        })) {
            simulator.customerSays(Contract.INSTANCE, "5511988887777", "Oi");
            await().until(() -> listener.seen.size() == 1);
            assertThat(listener.seen.get(0).header("Redeliveries")).isEqualTo(3);
            await().until(() -> messages().get(0).acked());
        }
    }

    @Test
    void aRestartGoesOnBehindTheCursor() throws Exception {
        MemoryStateRepository cursors = new MemoryStateRepository();
        try (Listener listener = new Listener(simulator)
                .options(options -> options.setCursorRepository(cursors))
                .start(URI)) {
            simulator.customerSays(Contract.INSTANCE, "5511988887777", "one");
            String id = simulator.customerSays(Contract.INSTANCE, "5511988887777", "two");
            await().until(() -> listener.seen.size() == 2);
            await().until(() -> cursors.getState("vzaps/" + Contract.INSTANCE).contains(id));
        }
        simulator.customerSays(Contract.INSTANCE, "5511988887777", "three");
        try (Listener listener = new Listener(simulator)
                .options(options -> options.setCursorRepository(cursors))
                .start(URI)) {
            await().until(() -> !listener.seen.isEmpty());
            assertThat(listener.seen).extracting(seen -> seen.header("Text")).containsExactly("three");
        }
    }

    @Test
    void whileSuspendedNothingIsTakenAndAfterItEverything() throws Exception {
        try (Listener listener = new Listener(simulator).start(URI)) {
            simulator.customerSays(Contract.INSTANCE, "5511988887777", "one");
            await().until(() -> listener.seen.size() == 1);
            listener.context.getRouteController().suspendRoute(Listener.ROUTE);
            simulator.customerSays(Contract.INSTANCE, "5511988887777", "two");
            await().during(300, TimeUnit.MILLISECONDS).until(() -> listener.seen.size() == 1);
            listener.context.getRouteController().resumeRoute(Listener.ROUTE);
            await().until(() -> listener.seen.size() == 2);
            await().untilAsserted(() ->
                    assertThat(messages()).extracting(SimulatedEvent::acked).containsOnly(true));
        }
    }

    @Test
    void theConnectionComesBackAfterAReset() throws Exception {
        try (Listener listener = new Listener(simulator).start(URI)) {
            await().until(() -> simulator.realtimeConnections(Contract.INSTANCE) == 1);
            simulator.resetRealtime(Contract.INSTANCE);
            simulator.customerSays(Contract.INSTANCE, "5511988887777", "Oi");
            await().until(() -> listener.seen.size() == 1);
        }
    }

    @Test
    void acknowledgementsThatWereLostAreRepeatedOverTheNextConnection() throws Exception {
        // more than the cursor leaves out: the first of them are not sent again
        int count = 250;
        simulator.fault(FaultRule.onOperation("events/ack"));
        try (Listener listener = new Listener(simulator).start(URI)) {
            simulator.customersSay(
                    Contract.INSTANCE, count, i -> CustomerMessage.text("551190000000" + i % 10, "text " + i));
            await().until(() -> listener.seen.size() == count);
            assertThat(messages()).noneMatch(SimulatedEvent::acked);
            simulator.clearFaults();
            simulator.resetRealtime(Contract.INSTANCE);
            await().until(() -> messages().stream().allMatch(SimulatedEvent::acked));
            assertThat(messages().get(0).deliveries()).hasSize(1);
            assertThat(listener.seen).hasSize(count);
        }
    }

    @Test
    void anIdThatIsNoTextInUtf8DoesNotEndTheConnection() throws Exception {
        try (Listener listener = new Listener(simulator).start(URI)) {
            await().until(() -> simulator.realtimeConnections(Contract.INSTANCE) == 1);
            simulator.fault(FaultRule.onOperation("events/frame")
                    .times(1)
                    .body("{\"id\":\"evt_\\ud800\",\"type\":\"Message\",\"data\":{\"type\":\"Message\","
                            + "\"event\":{\"info\":{\"id\":\"M1\"},\"message\":{\"conversation\":\"odd\"}}}}"));
            simulator.customerSays(Contract.INSTANCE, "5511988887777", "one");
            simulator.customerSays(Contract.INSTANCE, "5511988887777", "two");
            await().until(() -> listener.seen.size() == 2);
            await().until(() -> messages().get(1).acked());
            assertThat(listener.seen).extracting(seen -> seen.header("Text")).containsExactlyInAnyOrder("odd", "two");
            assertThat(simulator.eventCounts(Contract.INSTANCE).deliveries()).isEqualTo(2);
        }
    }
}
