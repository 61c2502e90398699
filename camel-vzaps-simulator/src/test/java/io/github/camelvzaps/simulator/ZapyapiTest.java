package io.github.camelvzaps.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.github.camelvzaps.simulator.Caller.Answer;
import io.github.camelvzaps.simulator.ContractTable.Operation;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of the ZapyAPI's contract file, and its signed webhooks. */
@ExtendWith(SimulatorExtension.class)
class ZapyapiTest {

    private static final Map<String, String> KEY = Map.of("x-api-key", VzapsSimulator.API_KEY);

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<String> signatures = new CopyOnWriteArrayList<>();
    private VzapsSimulator simulator;
    private Caller caller;
    private HttpServer receiver;

    static List<Operation> operations() {
        return ContractTable.read("zapyapi.json");
    }

    @BeforeEach
    void start(VzapsSimulator fresh) throws IOException {
        simulator = fresh;
        simulator.addInstance("VZ1", "inst-1");
        caller = new Caller(simulator);
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            String query = exchange.getRequestURI().getQuery();
            byte[] answer = new byte[0];
            if (exchange.getRequestMethod().equals("GET") && query.contains("hub.mode=subscribe")) {
                answer = query.replaceFirst(".*hub.challenge=", "").getBytes(StandardCharsets.UTF_8);
            } else {
                signatures.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Webhook-Signature")));
                received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            }
            exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        receiver.start();
        saveWebhook("the-secret");
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    private void saveWebhook(String secret) {
        caller.call(
                "POST",
                "/api/instances/VZ1/webhook-config",
                new JsonObject()
                        .put("webhookUrl", hook())
                        .put("secret", secret)
                        .put("isActive", true)
                        .encode(),
                KEY);
    }

    private String hook() {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
    }

    @Test
    void theContractHas16Operations() {
        assertThat(operations()).hasSize(16);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aRequestOfTheDocumentedFormIsAcceptedWithTheDocumentedKeys(Operation operation) {
        prepare(operation);
        Answer answer = send(operation, body(operation), KEY);
        Integer status = operation.json().getInteger("status");
        assertThat(answer.status()).as(answer.body()).isEqualTo(status == null ? 200 : status);
        if (operation.json().getValue("response") instanceof JsonObject documented) {
            assertThat(answer.json().fieldNames()).containsAll(documented.fieldNames());
        } else {
            assertThat(answer.body()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aMissingFieldAndAWrongTypeAreRefusedByName(Operation operation) {
        for (JsonObject field : operation.fields("body")) {
            String name = field.getString("name");
            if (field.getBoolean("required")) {
                JsonObject without = body(operation);
                without.remove(name);
                assertRefused(send(operation, without, KEY), name);
            }
            JsonObject wrong = body(operation).put(name, ContractTable.wrongValueOf(field));
            assertRefused(send(operation, wrong, KEY), name);
        }
    }

    private static void assertRefused(Answer answer, String field) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().getInteger("statusCode")).isEqualTo(400);
        assertThat(answer.json().getString("error")).isEqualTo("VALIDATION_ERROR");
        assertThat(answer.json().getString("message")).contains(field);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void theKeyIsNeededAndMustFit(Operation operation) {
        assertThat(send(operation, body(operation), Map.of()).status()).isEqualTo(401);
        assertThat(send(operation, body(operation), Map.of("x-api-key", "wrong"))
                        .status())
                .isEqualTo(401);
        if (operation.path().contains("{instanceId}")) {
            simulator.addAccount("other", "secret", "other-key");
            assertThat(send(operation, body(operation), Map.of("x-api-key", "other-key"))
                            .status())
                    .isEqualTo(403);
        }
    }

    private void prepare(Operation operation) {
        if (operation.id().equals("instances/getQrCode")) {
            simulator.unpair("VZ1");
        }
    }

    private Answer send(Operation operation, JsonObject body, Map<String, String> headers) {
        String path = operation
                .path()
                .replace("{instanceId}", "VZ1")
                .replace("{phone}", "5511999999999")
                .replace("{groupId}", "120363000000000000%40g.us");
        return caller.call(
                operation.method(), path, operation.fields("body").isEmpty() ? null : body.encode(), headers);
    }

    private static JsonObject body(Operation operation) {
        JsonObject body = new JsonObject();
        for (JsonObject field : operation.fields("body")) {
            body.put(field.getString("name"), ContractTable.valueOf(field));
        }
        return body;
    }

    @Test
    void eventsAreSignedOverTheExactBytes() throws Exception {
        simulator.customerSays("VZ1", "5511888888888", "olá");
        await().until(() -> received.size() == 1);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("the-secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String expected = HexFormat.of().formatHex(mac.doFinal(received.get(0).getBytes(StandardCharsets.UTF_8)));
        assertThat(signatures).containsExactly("sha256=" + expected);
        JsonObject event = new JsonObject(received.get(0));
        assertThat(event.getString("event")).isEqualTo("message");
        assertThat(event.getJsonObject("data").getString("text")).isEqualTo("olá");
    }

    @Test
    void withoutASecretNothingIsSigned() {
        saveWebhook("");
        simulator.customerSays("VZ1", "5511888888888", "hi");
        await().until(() -> received.size() == 1);
        assertThat(signatures).containsExactly("null");
    }

    @Test
    void receiptsStatusQrAndContactsAreEventsToo() {
        simulator.setOptions(Map.of("deliveredAfterMs", 1, "readAfterMs", 20));
        caller.call("POST", "/api/message/VZ1/text", "{\"to\":\"11999999999\",\"message\":\"hi\"}", KEY);
        await().untilAsserted(() -> assertThat(names()).containsExactly("message-status", "message-status"));
        caller.call("POST", "/api/instances/VZ1/logout", null, KEY);
        caller.call("GET", "/api/instances/VZ1/qr", null, KEY);
        simulator.emitZapyapi("VZ1", "contact-created", Map.of("contact", Map.of("id", "c1")));
        await().untilAsserted(() -> assertThat(names()).contains("instance-status", "qr-code", "contact-created"));
    }

    private List<String> names() {
        return received.stream()
                .map(body -> new JsonObject(body).getString("event"))
                .toList();
    }

    @Test
    void theChallengeOfTheVerifyButtonMustComeBack() {
        assertThat(simulator.verifyWebhook(hook())).isTrue();
        assertThat(simulator.verifyWebhook(simulator.url() + "/ui/")).isFalse();
    }

    @Test
    void aVerificationEndsAlsoWhenTheAnswerIsFasterThanTheThreadThatAsks() {
        // answers at once, and not with the challenge
        String quick = simulator.url() + "/_sim/instances";
        CompletableFuture<Void> all = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 3_000; i++) {
                assertThat(simulator.verifyWebhook(quick)).isFalse();
            }
        });
        assertThat(all).succeedsWithin(Duration.ofSeconds(60));
    }
}
