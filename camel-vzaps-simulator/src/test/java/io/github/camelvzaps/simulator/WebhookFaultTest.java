package io.github.camelvzaps.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.api.Reset;
import io.github.camelvzaps.simulator.api.SimulatedEvent;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to a delivery, the event is there in the end. */
@ExtendWith(SimulatorExtension.class)
class WebhookFaultTest {

    private static final int LARGEST = 50_000;

    private final List<String> whole = new CopyOnWriteArrayList<>();
    private final List<String> signatures = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private VzapsSimulator simulator;
    private HttpServer receiver;

    @BeforeEach
    void start(VzapsSimulator fresh) throws IOException {
        simulator = fresh;
        simulator.addInstance("VZ1", "inst-1");
        simulator.setOptions(Map.of("webhookRetryMs", 5, "webhookTimeoutMs", 400));
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::receive);
        receiver.setExecutor(threads);
        receiver.start();
    }

    /** Strict, as a receiver should be: refuses what is too large, no UTF-8 or no JSON. */
    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        int status = 200;
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            new JsonObject(text);
            status = body.length > LARGEST ? 413 : 200;
            if (status == 200) {
                signatures.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Webhook-Signature")));
                whole.add(text);
            }
        } catch (CharacterCodingException | DecodeException e) {
            status = 400;
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
        threads.shutdownNow();
    }

    private void hook(String api) {
        String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
        Caller caller = new Caller(simulator);
        if (api.equals("webhook")) {
            caller.asInstance(
                    "POST", "/instances/VZ1/webhook", "{\"webhookURL\":\"" + url + "\",\"events\":\"Message\"}");
        } else {
            caller.call(
                    "POST",
                    "/api/instances/VZ1/webhook-config",
                    "{\"webhookUrl\":\"" + url + "\",\"secret\":\"s\",\"isActive\":true}",
                    Map.of("x-api-key", VzapsSimulator.API_KEY));
        }
    }

    static Stream<Arguments> faults() {
        Map<String, List<Object>> table = Map.ofEntries(
                Map.entry("the answer is lost", List.of(rule().status(503), "503", 2)),
                Map.entry("a late delivery", List.of(rule().delay(Duration.ofMillis(50)), "200", 1)),
                Map.entry("no JSON at all", List.of(rule().body("<html>"), "400", 1)),
                Map.entry("half of the JSON", List.of(rule().poison(), "400", 1)),
                Map.entry("no UTF-8", List.of(rule().badUtf8(), "400", 1)),
                Map.entry("far too large", List.of(rule().oversize(200_000), "413", 1)),
                Map.entry("less than was promised", List.of(rule().truncate(10), "cut on purpose", 1)),
                Map.entry("reset before the body", List.of(rule().reset(Reset.BEFORE), "reset on purpose", 1)),
                Map.entry("reset in the body", List.of(rule().reset(Reset.MIDDLE), "reset on purpose", 1)),
                Map.entry("a trickle", List.of(rule().trickle(Duration.ofMillis(1)), "200", 1)),
                Map.entry("silence in the body", List.of(rule().halfOpen(), "silent on purpose", 1)),
                Map.entry("the same twice", List.of(rule().duplicate(), "200", 2)));
        return Stream.of("webhook", "zapyapi:webhook")
                .flatMap(api -> table.entrySet().stream()
                        .map(row -> arguments(
                                api,
                                row.getKey(),
                                row.getValue().get(0),
                                row.getValue().get(1),
                                row.getValue().get(2))));
    }

    private static FaultRule rule() {
        return FaultRule.onAny();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faults")
    void theEventArrivesWholeInTheEnd(String api, String name, FaultRule fault, String outcome, int copies) {
        hook(api);
        Map<String, Object> rule = fault.toMap();
        rule.put("match", Map.of("operation", api));
        simulator.fault(FaultRule.fromMap(rule).times(1));
        String id = simulator.customerSays("VZ1", "5511999999999", "olá");
        await().untilAsserted(
                        () -> assertThat(simulator.event("VZ1", id).acked()).isTrue());
        await().untilAsserted(() -> assertThat(whole).hasSize(copies));
        List<String> outcomes = simulator.event("VZ1", id).deliveries().stream()
                .map(SimulatedEvent.Delivery::outcome)
                .toList();
        assertThat(outcomes).startsWith(outcome).endsWith("200");
        assertThat(whole).allMatch(body -> body.contains("olá"));
    }

    @Test
    void aResetBehindTheBodyMakesTheReceiverSeeItTwice() {
        hook("webhook");
        simulator.fault(FaultRule.onOperation("webhook").times(1).reset(Reset.AFTER));
        String id = simulator.customerSays("VZ1", "5511999999999", "hi");
        await().untilAsserted(
                        () -> assertThat(simulator.event("VZ1", id).acked()).isTrue());
        // whether the first copy was read before the reset came is up to the network
        assertThat(whole).hasSizeBetween(1, 2);
    }

    @Test
    void aForgedSignatureIsFollowedByTheRightOne() {
        hook("zapyapi:webhook");
        simulator.fault(FaultRule.onOperation("zapyapi:webhook")
                .times(1)
                .status(401)
                .header("X-Webhook-Signature", "sha256=00"));
        simulator.customerSays("VZ1", "5511999999999", "hi");
        await().until(() -> signatures.size() == 2);
        assertThat(signatures.get(0)).isEqualTo("sha256=00");
        assertThat(signatures.get(1)).hasSize(71);
    }

    @Test
    void faultsUnderLoadLoseNothingAndTheOrderStaysWhenOneGoesAtATime() {
        hook("webhook");
        simulator.setOptions(Map.of("webhookConcurrency", 1));
        simulator.fault(FaultRule.onOperation("webhook").skip(20).times(3).reset(Reset.BEFORE));
        simulator.fault(FaultRule.onOperation("webhook").probability(0.1, 7).poison());
        List<String> ids = simulator.customersSay("VZ1", 100, i -> CustomerMessage.text("5511999999999", "m" + i));
        await().until(() -> simulator.eventCounts("VZ1").acked() >= ids.size());
        assertThat(whole.stream().map(WebhookFaultTest::text).distinct())
                .containsExactlyElementsOf(
                        IntStream.range(0, 100).mapToObj(i -> "m" + i).toList());
    }

    private static String text(String body) {
        return new JsonObject(body)
                .getJsonObject("json_data")
                .getJsonObject("event")
                .getJsonObject("message")
                .getString("conversation");
    }
}
