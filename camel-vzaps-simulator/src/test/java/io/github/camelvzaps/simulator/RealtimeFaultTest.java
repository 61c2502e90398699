package io.github.camelvzaps.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.simulator.api.CustomerMessage;
import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.api.Reset;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults of the realtime connection at each of its moments: handshake, idle, under load, before the ack. */
@ExtendWith(SimulatorExtension.class)
class RealtimeFaultTest {

    private static final String CUSTOMER = "5511999999999";

    private VzapsSimulator simulator;

    @BeforeEach
    void pair(VzapsSimulator fresh) {
        simulator = fresh;
        simulator.addInstance("VZ1", "inst-1");
    }

    private static FaultRule frame() {
        return FaultRule.onOperation("events/frame");
    }

    private Listener listen() {
        Listener listener = Listener.open(simulator, "&events=Message");
        await().until(() -> simulator.realtimeConnections("VZ1") > 0);
        return listener;
    }

    private static boolean ended(Listener listener) {
        return listener.error() != null || listener.closeCode() != 0;
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 429, 503})
    void aHandshakeIsRefusedWithTheStatusAndItsHeaders(int status) {
        simulator.fault(FaultRule.onOperation("events/subscribe")
                .times(1)
                .status(status)
                .header("Retry-After", "1"));
        assertThatThrownBy(this::listen)
                .hasMessageContaining(Integer.toString(status))
                .satisfies(refused -> assertThat(Listener.headers(refused).firstValue("Retry-After"))
                        .hasValue("1"));
        listen().close();
    }

    @Test
    void aHandshakeCanStayUnanswered() throws IOException {
        simulator.fault(FaultRule.onOperation("events/subscribe").times(1).halfOpen());
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), simulator.port())) {
            socket.getOutputStream()
                    .write(String.join(
                                    "\r\n",
                                    "GET /events/ws?instance_id=VZ1 HTTP/1.1",
                                    "Host: x",
                                    "Upgrade: websocket",
                                    "Connection: Upgrade",
                                    "Sec-WebSocket-Version: 13",
                                    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
                                    "",
                                    "")
                            .getBytes(StandardCharsets.US_ASCII));
            await().until(() -> simulator.faults().get(0).fired() == 1);
            socket.setSoTimeout(50);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1008, 1011, 1012})
    void theServerClosesWithTheCodeAtEachMoment(int code) {
        try (Listener idle = listen()) {
            simulator.strikeRealtime("VZ1", FaultRule.onAny().closeCode(code));
            await().until(() -> idle.closeCode() == code);
        }
        simulator.fault(frame().times(1).closeCode(code));
        try (Listener instead = listen()) {
            simulator.customerSays("VZ1", CUSTOMER, "hi");
            await().until(() -> instead.closeCode() == code);
            assertThat(instead.ids()).isEmpty();
        }
        simulator.setFaults(List.of(frame().times(1).closeCode(code).effect(true)));
        try (Listener behind = Listener.open(simulator, "&events=Message")) {
            await().until(() -> behind.closeCode() == code);
            assertThat(behind.ids()).hasSize(1);
        }
    }

    static Stream<FaultRule> endings() {
        return Stream.of(
                FaultRule.onAny().reset(Reset.BEFORE),
                FaultRule.onAny().truncateFrame(),
                FaultRule.onAny().badUtf8(),
                FaultRule.onAny().closeCode(1011));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void anIdleConnectionEndsAndTheNextOneMissesNothing(FaultRule fault) {
        try (Listener idle = listen()) {
            simulator.strikeRealtime("VZ1", fault);
            await().until(() -> ended(idle));
        }
        String id = simulator.customerSays("VZ1", CUSTOMER, "hi");
        try (Listener again = listen()) {
            await().until(() -> again.ids().equals(List.of(id)));
        }
    }

    @Test
    void aHalfOpenSocketSaysNothingMoreAndTheNextConnectionMissesNothing() {
        try (Listener silent = listen()) {
            simulator.strikeRealtime("VZ1", FaultRule.onAny().halfOpen());
            String id = simulator.customerSays("VZ1", CUSTOMER, "hi");
            try (Listener again = Listener.open(simulator, "&events=Message")) {
                await().until(() -> again.ids().equals(List.of(id)));
            }
            assertThat(silent.frames()).isEmpty();
            assertThat(ended(silent)).isFalse();
        }
    }

    @Test
    void poisonAndOversizeCanComeWithoutAnEvent() {
        try (Listener listener = listen()) {
            simulator.strikeRealtime("VZ1", FaultRule.onAny().poison());
            simulator.strikeRealtime("VZ1", FaultRule.onAny().oversize(300_000));
            simulator.strikeRealtime("VZ1", FaultRule.onAny().body("[]"));
            await().until(() -> listener.frames().size() == 3);
            assertThatThrownBy(() -> new JsonObject(listener.frames().get(0)));
            assertThat(new JsonObject(listener.frames().get(1)).getString("padding"))
                    .hasSize(300_000);
            assertThat(listener.frames().get(2)).isEqualTo("[]");
        }
    }

    static Stream<FaultRule> underLoad() {
        return Stream.of(
                frame().closeCode(1012),
                frame().reset(Reset.BEFORE),
                frame().halfOpen(),
                frame().truncateFrame(),
                frame().badUtf8());
    }

    @ParameterizedTest
    @MethodSource("underLoad")
    void inTheMiddleOfManyEventsNothingIsLost(FaultRule fault) {
        simulator.fault(fault.skip(50).times(1));
        List<String> ids;
        List<String> seen;
        try (Listener first = listen()) {
            ids = simulator.customersSay("VZ1", 200, i -> CustomerMessage.text(CUSTOMER, "m" + i));
            await().until(() -> simulator.faults().get(0).fired() == 1);
            await().until(() -> first.ids().size() >= 50 || ended(first));
            seen = new ArrayList<>(first.ids());
        }
        String last = seen.isEmpty() ? null : seen.get(seen.size() - 1);
        seen.addAll(Listener.readOn(simulator, last, 200 - seen.size()));
        assertThat(seen).containsExactlyElementsOf(ids);
    }

    static Stream<FaultRule> beforeAck() {
        FaultRule ack = FaultRule.onOperation("events/ack");
        return Stream.of(
                ack, ack.closeCode(1011), ack.reset(Reset.BEFORE), ack.halfOpen(), ack.truncateFrame(), ack.badUtf8());
    }

    @ParameterizedTest
    @MethodSource("beforeAck")
    void anAckThatIsLostMakesTheEventComeAgain(FaultRule fault) {
        simulator.fault(fault.times(1));
        String id = simulator.customerSays("VZ1", CUSTOMER, "hi");
        try (Listener listener = listen()) {
            await().until(() -> listener.ids().equals(List.of(id)));
            listener.send("{\"type\":\"ack\",\"event_id\":\"" + id + "\"}");
            await().until(() -> simulator.faults().get(0).fired() == 1);
        }
        assertThat(simulator.event("VZ1", id).acked()).isFalse();
        try (Listener again = Listener.open(simulator, "&events=Message")) {
            await().until(() -> again.ids().equals(List.of(id)));
            again.send("{\"type\":\"ack\",\"event_id\":\"" + id + "\"}");
            await().until(() -> simulator.event("VZ1", id).acked());
        }
    }

    @Test
    void anAckCanCountLateOrJustBeforeTheConnectionEnds() {
        simulator.fault(FaultRule.onOperation("events/ack").times(1).delay(Duration.ofMillis(30)));
        simulator.fault(
                FaultRule.onOperation("events/ack").times(1).closeCode(1001).effect(true));
        try (Listener listener = listen()) {
            List<String> ids = simulator.customersSay("VZ1", 2, i -> CustomerMessage.text(CUSTOMER, "m" + i));
            await().until(() -> listener.ids().equals(ids));
            ids.forEach(id -> listener.send("{\"type\":\"ack\",\"id\":\"" + id + "\"}"));
            await().until(() -> listener.closeCode() == 1001);
            await().until(() -> simulator.event("VZ1", ids.get(0)).acked()
                    && simulator.event("VZ1", ids.get(1)).acked());
        }
    }

    @Test
    void aRevokedTokenEndsTheConnectionsThatWereOpenedWithIt() {
        Map<String, String> token = Map.of("Authorization", "Bearer " + new Caller(simulator).accessToken());
        try (Listener byToken = Listener.open(simulator, "", token);
                Listener byInstance = Listener.open(simulator, "&events=Message")) {
            await().until(() -> simulator.realtimeConnections("VZ1") == 2);
            simulator.revokeTokens(1008);
            await().until(() -> byToken.closeCode() == 1008);
            assertThatThrownBy(() -> Listener.open(simulator, "", token)).hasMessageContaining("401");
            String id = simulator.customerSays("VZ1", CUSTOMER, "hi");
            await().until(() -> byInstance.ids().equals(List.of(id)));
        }
    }

    @Test
    void theControlCallsDoTheSame() {
        Caller caller = new Caller(simulator);
        try (Listener listener = listen()) {
            assertThat(caller.control("POST", "instances/VZ1/realtime/strike", "{\"closeCode\":1012}")
                            .status())
                    .isEqualTo(200);
            await().until(() -> listener.closeCode() == 1012);
        }
        assertThat(caller.control("POST", "instances/VZ1/realtime/strike", "{\"closeCod\":1012}")
                        .error())
                .contains("closeCod");
        String token = caller.accessToken();
        try (Listener listener = Listener.open(simulator, "&access_token=" + token, Map.of())) {
            await().until(() -> simulator.realtimeConnections("VZ1") > 0);
            caller.control("POST", "tokens/revoke", "{\"closeCode\":1008}");
            await().until(() -> listener.closeCode() == 1008);
        }
    }
}
