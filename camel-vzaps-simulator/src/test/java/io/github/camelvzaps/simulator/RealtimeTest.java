package io.github.camelvzaps.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.api.RecordedRequest;
import io.github.camelvzaps.simulator.api.SimulatedEvent;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The realtime connection. */
@ExtendWith(SimulatorExtension.class)
class RealtimeTest {

    private VzapsSimulator simulator;

    @BeforeEach
    void pair(VzapsSimulator fresh) {
        simulator = fresh;
        simulator.addInstance("VZ1", "inst-1");
    }

    @Test
    void eventsComeInOrderAndAreAcknowledgedByEitherKey() {
        try (Listener listener = Listener.open(simulator, "&events=Message")) {
            String first = simulator.customerSays("VZ1", "5511999999999", "one");
            String second = simulator.customerSays("VZ1", "5511999999999", "two");
            await().until(() -> listener.ids().equals(List.of(first, second)));
            JsonObject frame = new JsonObject(listener.frames().get(0));
            assertThat(frame.fieldNames()).containsExactly("id", "type", "instance_id", "created_at", "data");
            assertThat(frame.getJsonObject("data")
                            .getJsonObject("event")
                            .getJsonObject("message")
                            .getString("conversation"))
                    .isEqualTo("one");
            listener.send("{\"type\":\"ack\",\"event_id\":\"" + first + "\"}");
            listener.send("{\"type\":\"ack\",\"id\":\"" + second + "\"}");
            await().until(() -> acked().equals(List.of(first, second)));
        }
    }

    private List<String> acked() {
        return simulator.events("VZ1").stream()
                .filter(event -> event.acked() && event.type().equals("Message"))
                .map(SimulatedEvent::id)
                .toList();
    }

    @Test
    void whatWasNotAcknowledgedComesAgain() {
        String first = simulator.customerSays("VZ1", "5511999999999", "one");
        String second = simulator.customerSays("VZ1", "5511999999999", "two");
        try (Listener listener = Listener.open(simulator, "&events=Message")) {
            await().until(() -> listener.ids().equals(List.of(first, second)));
            listener.send("{\"type\":\"ack\",\"event_id\":\"" + first + "\",\"id\":\"" + first + "\"}");
            await().until(() -> acked().equals(List.of(first)));
        }
        try (Listener again = Listener.open(simulator, "&events=Message")) {
            await().until(() -> again.ids().equals(List.of(second)));
        }
    }

    @Test
    void aNamedLastEventIsTheEventBeforeTheFirst() {
        List<String> ids = IntStream.range(0, 300)
                .mapToObj(i -> simulator.customerSays("VZ1", "5511999999999", "m" + i))
                .toList();
        assertThat(Listener.readOn(simulator, ids.get(99), 200)).isEqualTo(ids.subList(100, 300));
    }

    @Test
    void anUnacknowledgedEventComesAgainOnTheSameConnectionAfterATimeout() {
        simulator.setOptions(Map.of("ackTimeoutMs", 50));
        try (Listener listener = Listener.open(simulator, "&events=Message")) {
            String id = simulator.customerSays("VZ1", "5511999999999", "one");
            await().until(() -> listener.ids().size() >= 3);
            listener.send("{\"type\":\"ack\",\"event_id\":\"" + id + "\"}");
            await().until(() -> acked().contains(id));
        }
    }

    @Test
    void eventsNobodyPublishedABodyOfComeInTheInferredShape() {
        Map<String, String> keys = Map.of(
                "Presence", "last_seen",
                "ChatPresence", "state",
                "HistorySync", "data",
                "GroupParticipantsAdd", "join",
                "GroupParticipantsRemove", "leave");
        try (Listener listener = Listener.open(simulator, "&events=All&last_event_id=" + lastEvent())) {
            keys.forEach((type, key) -> {
                String id = simulator.emit("VZ1", type, Map.of());
                await().until(() -> listener.ids().contains(id));
                JsonObject frame =
                        new JsonObject(listener.frames().get(listener.ids().indexOf(id)));
                assertThat(frame.getString("type")).isEqualTo(type);
                assertThat(frame.getJsonObject("data").getJsonObject("event").containsKey(key))
                        .isTrue();
            });
        }
    }

    private String lastEvent() {
        return simulator.lastEvents("VZ1", 1).get(0).id();
    }

    @Test
    void twoConsumersGetEachEvent() {
        try (Listener one = Listener.open(simulator, "");
                Listener two = Listener.open(simulator, "&events=Message")) {
            String id = simulator.customerSays("VZ1", "5511999999999", "hi");
            await().until(() -> one.ids().contains(id) && two.ids().contains(id));
            await().until(() -> simulator.realtimeConnections("VZ1") == 2);
        }
    }

    @Test
    void credentialsInTheQueryAreEnough() {
        String query = "&access_token=" + new Caller(simulator).accessToken() + "&client_token="
                + VzapsSimulator.CLIENT_TOKEN + "&instance_token=inst-1";
        try (Listener listener = Listener.open(simulator, query, Map.of())) {
            assertThat(listener.closeCode()).isZero();
        }
    }

    @Test
    void aHandshakeWithoutCredentialsIsRefused() {
        assertThatThrownBy(() -> Listener.open(simulator, "", Map.of())).hasMessageContaining("401");
        assertThat(simulator.requests()).extracting(RecordedRequest::status).containsExactly(401);
    }

    @Test
    void theServerCanCloseWithAnyCodeAndReset() {
        try (Listener listener = Listener.open(simulator, "")) {
            await().until(() -> simulator.realtimeConnections("VZ1") == 1);
            simulator.closeRealtime("VZ1", 4001);
            await().until(() -> listener.closeCode() == 4001);
        }
        await().until(() -> simulator.realtimeConnections("VZ1") == 0);
        try (Listener listener = Listener.open(simulator, "")) {
            await().until(() -> simulator.realtimeConnections("VZ1") == 1);
            simulator.resetRealtime("VZ1");
            await().until(() -> listener.error() != null);
        }
    }

    @Test
    void frameFaultsComeAsOrdered() {
        simulator.setFaults(List.of(
                frame("duplicate", true),
                frame("reorder", true),
                FaultRule.onOperation("events/none"),
                frame("poison", true)));
        try (Listener listener = Listener.open(simulator, "&events=Message")) {
            List<String> ids = IntStream.range(0, 2)
                    .mapToObj(i -> simulator.customerSays("VZ1", "5511999999999", "m" + i))
                    .toList();
            await().until(() -> listener.frames().size() == 2);
            simulator.clearFaults();
            String third = simulator.customerSays("VZ1", "5511999999999", "m3");
            await().until(() -> listener.ids().equals(List.of(ids.get(0), ids.get(0), third, ids.get(1))));
            simulator.fault(frame("poison", true));
            simulator.customerSays("VZ1", "5511999999999", "m4");
            await().until(() -> listener.frames().size() == 6);
            assertThatThrownBy(() -> new JsonObject(listener.frames().get(4)));
            simulator.fault(frame("oversize", 100_000));
            simulator.customerSays("VZ1", "5511999999999", "m5");
            await().until(() ->
                    listener.frames().size() == 7 && listener.frames().get(6).length() > 100_000);
        }
    }

    private static FaultRule frame(String kind, Object value) {
        return FaultRule.onOperation("events/frame").times(1).with(kind, value);
    }

    @Test
    void badUtf8HalfFramesAndCloseCodesEndTheConnection() {
        for (FaultRule rule : List.of(
                frame("badUtf8", true),
                frame("truncateFrame", true),
                frame("closeCode", 1011),
                frame("reset", "before"))) {
            simulator.setFaults(List.of(rule));
            try (Listener listener = Listener.open(simulator, "&events=Message")) {
                simulator.customerSays("VZ1", "5511999999999", "hi");
                await(rule.toString()).until(() -> listener.error() != null || listener.closeCode() != 0);
            }
            await().until(() -> simulator.realtimeConnections("VZ1") == 0);
        }
    }

    @Test
    void handshakeFaultsRefuseWithTheirStatus() {
        simulator.fault(FaultRule.onOperation("events/subscribe").times(1).status(503));
        assertThatThrownBy(() -> Listener.open(simulator, "")).hasMessageContaining("503");
        Listener.open(simulator, "").close();
    }

    @Test
    void framesThatMakeNoSenseArePassedOver() {
        try (Listener listener = Listener.open(simulator, "&events=Message")) {
            for (String frame : List.of("", "{", "[]", "null", "{\"type\":\"ack\"}", "{\"type\":7,\"id\":{}}")) {
                listener.send(frame);
            }
            String id = simulator.customerSays("VZ1", "5511999999999", "hi");
            await().until(() -> listener.ids().contains(id));
        }
    }
}
