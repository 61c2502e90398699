package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.api.SimulatedEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An event that comes long after later ones: a gateway that goes by the cursor never sends it again. */
@ExtendWith(SimulatorExtension.class)
class LateEventTest {
    private static final String URI = "vzaps:events/subscribe?events=Message";

    /** Enough for the cursor to be far beyond the first of them. */
    private static final int BEFORE = 250;

    private static final String LATE = "evt_late";

    private VzapsSimulator simulator;
    private final AtomicBoolean failing = new AtomicBoolean(true);
    private final MemoryStateRepository cursors = new MemoryStateRepository();

    @BeforeEach
    void addInstance(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
    }

    private Listener listening(StateRepository<String, String> repository) throws Exception {
        return new Listener(simulator)
                .options(options -> {
                    options.setMaxInFlight(50);
                    options.setCursorRepository(repository);
                })
                .start(URI, this::failOnTheLateOne);
    }

    private void failOnTheLateOne(Exchange exchange) {
        if (failing.get() && LATE.equals(exchange.getMessage().getHeader("CamelVzapsEventId"))) {
            throw new IllegalStateException("not yet");
        }
    }

    private void say(int count) {
        simulator.customersSay(
                Contract.INSTANCE, count, i -> CustomerMessage.text("551190000000" + i % 10, "text " + i));
    }

    private void awaitSeen(Listener listener, int count) {
        await().atMost(RealtimeStage.LONG).until(() -> listener.seen.size() >= count);
    }

    /** Sends an event of yesterday in the place of the next one. */
    private void lateEventComes(Listener listener) {
        simulator.fault(FaultRule.onOperation("events/frame")
                .times(1)
                .body("{\"id\":\"" + LATE + "\",\"type\":\"Message\",\"instance_id\":\"" + Contract.INSTANCE
                        + "\",\"created_at\":\"2026-01-01T00:00:00.000Z\",\"data\":{\"type\":\"Message\",\"event\":{"
                        + "\"info\":{\"id\":\"M1\",\"chat\":\"5511977776666@s.whatsapp.net\","
                        + "\"sender\":\"5511977776666@s.whatsapp.net\"},\"message\":{\"conversation\":\"late\"}}}}"));
        simulator.customerSays(Contract.INSTANCE, "5511988887777", "in its place");
        await().until(() ->
                listener.component.consumers().iterator().next().statistics().getFailed() > 0);
    }

    private static List<Object> ids(Listener listener) {
        return listener.seen.stream().map(seen -> seen.header("EventId")).toList();
    }

    @Test
    void whileItFailsEverythingElseGoesOnAndAfterAResumeItComesToTheRouteAgain() throws Exception {
        try (Listener listener = listening(cursors)) {
            say(BEFORE);
            awaitSeen(listener, BEFORE);
            lateEventComes(listener);
            listener.context.getRouteController().suspendRoute(Listener.ROUTE);
            listener.context.getRouteController().resumeRoute(Listener.ROUTE);
            // more than the window has room for
            say(120);
            awaitSeen(listener, BEFORE + 120);
            failing.set(false);
            await().until(() -> ids(listener).contains(LATE));
            assertThat(ids(listener)).containsOnlyOnce(LATE);
        }
    }

    @Test
    void itOutlivesAKillAlthoughTheGatewayDoesNotSendItAgain() throws Exception {
        MemoryStateRepository asOfTheKill = new MemoryStateRepository();
        try (Listener listener = listening(cursors)) {
            say(BEFORE);
            awaitSeen(listener, BEFORE);
            lateEventComes(listener);
            String key = "vzaps/" + Contract.INSTANCE;
            await().until(() -> cursors.getState(key + "/late") != null);
            asOfTheKill.setState(key, cursors.getState(key));
            asOfTheKill.setState(key + "/late", cursors.getState(key + "/late"));
        }
        failing.set(false);
        try (Listener listener = listening(asOfTheKill)) {
            await().until(() -> ids(listener).contains(LATE));
            await().until(() ->
                    asOfTheKill.getState("vzaps/" + Contract.INSTANCE + "/late").isEmpty());
            // what it stood in the place of was never delivered
            await().until(() -> simulator.events(Contract.INSTANCE).stream()
                    .filter(event -> event.type().equals("Message"))
                    .allMatch(SimulatedEvent::acked));
        }
    }

    @Test
    void finishedItDoesNotMoveTheCursorBack() throws Exception {
        failing.set(false);
        try (Listener listener = listening(cursors)) {
            say(BEFORE);
            awaitSeen(listener, BEFORE);
            simulator.fault(FaultRule.onOperation("events/frame")
                    .times(1)
                    .body("{\"id\":\"" + LATE + "\",\"type\":\"Message\",\"created_at\":\"2026-01-01T00:00:00.000Z\","
                            + "\"data\":{\"type\":\"Message\",\"event\":{\"info\":{\"id\":\"M1\"}}}}"));
            say(1);
            await().until(() -> ids(listener).contains(LATE));
            say(BEFORE);
            awaitSeen(listener, 2 * BEFORE + 1);
        }
        assertThat(cursors.getState("vzaps/" + Contract.INSTANCE)).doesNotContain(LATE);
    }
}
