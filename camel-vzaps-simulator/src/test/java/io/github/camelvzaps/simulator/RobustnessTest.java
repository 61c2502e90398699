package io.github.camelvzaps.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.simulator.api.CustomerMessage;
import io.github.camelvzaps.simulator.api.FaultRule;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that comes in over the network ends the simulator. */
@ExtendWith(SimulatorExtension.class)
class RobustnessTest {

    private VzapsSimulator simulator;
    private Caller caller;

    @BeforeEach
    void pair(VzapsSimulator fresh) {
        simulator = fresh;
        simulator.addInstance("VZ1", "inst-1");
        caller = new Caller(simulator);
    }

    static Stream<String> garbage() {
        return Stream.of(
                "\0\0\0\0\r\n\r\n",
                "GET\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /instances/%/webhook HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /token?%zz=%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET nothing HTTP/1.1\r\nHost: x\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /token HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
                "POST /token HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "POST /token HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\n\u00ff\u00fe\u00fd\u00fc",
                "GET /" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\nX: " + "a".repeat(100_000) + "\r\n\r\n",
                "GET /events/ws?instance_id=VZ1 HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void garbageInsteadOfHttpIsSurvived(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(caller.sendText("still here").status()).isEqualTo(200);
    }

    @Test
    void randomBytesAreSurvived() throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < 50; i++) {
            byte[] bytes = new byte[random.nextInt(2000)];
            random.nextBytes(bytes);
            send(bytes);
        }
        assertThat(caller.sendText("still here").status()).isEqualTo(200);
    }

    private void send(byte[] bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), simulator.port())) {
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
            socket.setSoTimeout(2000);
            socket.getInputStream().readAllBytes();
        } catch (IOException refused) {
            // a reset is an answer too
            assertThat(refused).isNotNull();
        }
    }

    static Stream<String> oddBodies() {
        return Stream.of(
                "null",
                "7",
                "\"text\"",
                "[1]",
                "{}x",
                "{\"phone\":{\"a\":[[[[]]]]},\"message\":null}",
                "{\"phone\":\"" + "\\u0000".repeat(20_000) + "\"}",
                "{\"a\":".repeat(3000),
                "[".repeat(100_000),
                "{\"phone\":\"\\ud83d\\ude00\",\"message\":\"\ud83d\ude00\",\"id\":{}}",
                "{\"phone\":\"5511999999999\",\"message\":\"x\",\"delay\":1e999}");
    }

    @ParameterizedTest
    @MethodSource("oddBodies")
    void oddBodiesAreRefusedAndNothingIsAccepted(String body) {
        assertThat(caller.asInstance("POST", "/instances/VZ1/chat/send/text", body)
                        .status())
                .isEqualTo(400);
        assertThat(simulator.messages("VZ1")).isEmpty();
    }

    @Test
    void wrongWebSocketFramesEndOnlyTheirOwnConnection() throws IOException {
        String handshake = "GET /events/ws?instance_id=VZ1 HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
                + "X-Client-Token: " + VzapsSimulator.CLIENT_TOKEN + "\r\nX-Instance-Token: inst-1\r\n\r\n";
        byte[][] frames = {
            {(byte) 0xFF, (byte) 0xFF, 1, 2, 3},
            {(byte) 0x81, 5, 'h', 'e', 'l', 'l', 'o'},
            {(byte) 0x81, (byte) 0xFF, 0x7F, -1, -1, -1, -1, -1, -1, -1},
            {(byte) 0x88, (byte) 0x81, 0, 0, 0, 0, 1},
            {0x00, (byte) 0x80, 0, 0, 0, 0}
        };
        try (Listener healthy = Listener.open(simulator, "&events=Message")) {
            for (byte[] frame : frames) {
                byte[] head = handshake.getBytes(StandardCharsets.US_ASCII);
                byte[] all = Arrays.copyOf(head, head.length + frame.length);
                System.arraycopy(frame, 0, all, head.length, frame.length);
                send(all);
            }
            String id = simulator.customerSays("VZ1", "5511999999999", "hi");
            await().until(() -> healthy.ids().contains(id));
        }
    }

    @Test
    void aRestartKeepsTheStateAndRedeliversWhatWasNotAcknowledged() throws InterruptedException {
        caller.sendText("before");
        String id = simulator.customerSays("VZ1", "5511999999999", "hi");
        int port = simulator.port();
        try (Listener listener = Listener.open(simulator, "&events=Message")) {
            await().until(() -> listener.ids().contains(id));
            simulator.restart(Duration.ofMillis(50));
            await().until(() -> listener.closeCode() != 0 || listener.error() != null);
        }
        assertThat(simulator.port()).isEqualTo(port);
        assertThat(simulator.messages("VZ1")).hasSize(1);
        try (Listener listener = Listener.open(simulator, "&events=Message")) {
            await().until(() -> listener.ids().equals(List.of(id)));
        }
    }

    @Test
    void aRestartKeepsTokensWebhooksFaultsOptionsAndPairing() throws InterruptedException {
        String token = caller.accessToken();
        simulator.addInstance("VZ2", "inst-2");
        simulator.unpair("VZ2");
        simulator.setOptions(Map.of("pingMs", 1234));
        simulator.fault(FaultRule.on("GET", "/nowhere").status(418));
        caller.asInstance(
                "POST", "/instances/VZ1/webhook", "{\"webhookURL\":\"http://127.0.0.1:1/\",\"events\":\"Message\"}");
        List<Map<String, Object>> before = simulator.instances();
        simulator.restart(Duration.ZERO);
        assertThat(simulator.instances()).isEqualTo(before);
        assertThat(caller.call("POST", "/instances/list", "{}", Map.of("Authorization", "Bearer " + token))
                        .status())
                .isEqualTo(200);
        assertThat(caller.asInstance("GET", "/instances/VZ1/webhook", null).body())
                .contains("http://127.0.0.1:1/");
        assertThat(caller.call("GET", "/nowhere", null, Map.of()).status()).isEqualTo(418);
        assertThat(simulator.options()).containsEntry("pingMs", 1234L);
    }

    @Test
    void whatHappensWhileNobodyListensIsThereAfterwards() throws Exception {
        CompletableFuture<List<String>> meanwhile = CompletableFuture.supplyAsync(
                () -> simulator.customersSay("VZ1", 500, i -> CustomerMessage.text("5511999999999", "m" + i)));
        simulator.restart(Duration.ofMillis(20));
        assertThat(Listener.readOn(simulator, null, 500)).isEqualTo(meanwhile.get());
    }

    @Test
    void theClockCanJump() {
        String token = caller.accessToken();
        simulator.setOptions(Map.of("clockOffsetSeconds", 7200));
        assertThat(listWith(token)).isEqualTo(401);
        String fresh = caller.accessToken();
        assertThat(listWith(fresh)).isEqualTo(200);
        simulator.setOptions(Map.of("clockOffsetSeconds", -7200));
        assertThat(listWith(token)).isEqualTo(200);
        assertThat(listWith(fresh)).isEqualTo(200);
    }

    private int listWith(String token) {
        return caller.call("POST", "/instances/list", "{}", Map.of("Authorization", "Bearer " + token))
                .status();
    }

    @Test
    void aJumpOfTheClockShowsInEventsAndQrCodesAndDisturbsNoConnection() {
        simulator.addInstance("VZ2", "inst-2");
        simulator.unpair("VZ2");
        String code = simulator.qrCode("VZ2");
        try (Listener listener = Listener.open(simulator, "&events=Message")) {
            Instant before = Instant.now();
            List<String> ids = new ArrayList<>();
            for (long offset : new long[] {0, 86_400, -86_400, 0}) {
                simulator.setOptions(Map.of("clockOffsetSeconds", offset));
                String id = simulator.customerSays("VZ1", "5511999999999", "at " + offset);
                ids.add(id);
                assertThat(simulator.event("VZ1", id).at())
                        .isCloseTo(before.plusSeconds(offset), within(1, ChronoUnit.HOURS));
            }
            await().until(() -> listener.ids().equals(ids));
            simulator.setOptions(Map.of("clockOffsetSeconds", 60));
            assertThat(simulator.qrCode("VZ2")).isNotEqualTo(code);
        }
    }

    @Test
    void manySimulatorsRunSideBySide() {
        List<VzapsSimulator> many =
                IntStream.range(0, 5).mapToObj(i -> VzapsSimulator.start()).toList();
        many.forEach(one -> one.addInstance("VZ1", "inst-1"));
        new Caller(many.get(3)).sendText("only here");
        assertThat(many.stream().map(one -> one.messages("VZ1").size())).containsExactly(0, 0, 0, 1, 0);
        many.forEach(VzapsSimulator::close);
    }
}
