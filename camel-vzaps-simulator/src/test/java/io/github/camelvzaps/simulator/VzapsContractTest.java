package io.github.camelvzaps.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.simulator.Caller.Answer;
import io.github.camelvzaps.simulator.ContractTable.Operation;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every HTTP operation of the contract file, as it is written there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VzapsContractTest {

    private static final String GROUP = "120363000000000000@g.us";

    private VzapsSimulator simulator;
    private Caller caller;
    private final Map<String, String> ids = new HashMap<>();

    static List<Operation> operations() {
        return ContractTable.read("vzaps.json").stream()
                .filter(operation -> !operation.id().equals("events/subscribe"))
                .toList();
    }

    @BeforeAll
    void start() {
        simulator = VzapsSimulator.start();
        caller = new Caller(simulator);
    }

    @AfterAll
    void stop() {
        simulator.close();
    }

    /** One of everything an operation could name. */
    @BeforeEach
    void furnish() {
        simulator.reset();
        simulator.addInstance("VZ1", "inst-1");
        caller.asInstance("POST", "/instances/VZ1/chat/send/text", """
                {"phone":"5511999999999","message":"known","id":"M1"}""");
        caller.asInstance("POST", "/instances/VZ1/chat/send/text", """
                {"phone":"5511999999999","message":"waits","id":"Q1","delay":600000}""");
        caller.asInstance("POST", "/instances/VZ1/chatwoot", """
                {"enabled":true,"url":"https://c","account_id":"1","token":"t"}""");
        caller.asInstance("POST", "/instances/VZ1/chatwoot/import/all", null);
        ids.put(
                "typebotId",
                caller.asInstance("POST", "/instances/VZ1/typebots", """
                        {"enabled":true,"description":"d","typebot_url":"u","public_id":"some text","trigger_type":"all",
                         "priority":1,"expire_in_minutes":0}""").json().getString("typebot_id"));
        caller.asInstance("POST", "/instances/VZ1/typebots/sessions/start", """
                {"public_id":"some text","phone":"5511","message":"hi"}""");
        ids.put("session", listed("/instances/VZ1/typebots/sessions", "session"));
        ids.put("operation", listedData("/instances/VZ1/queue/operations", "message_id"));
    }

    private String listed(String path, String field) {
        return new JsonArray(caller.asInstance("GET", path, null).body())
                .getJsonObject(0)
                .getString(field);
    }

    private String listedData(String path, String field) {
        return caller.asInstance("GET", path, null)
                .json()
                .getJsonArray("data")
                .getJsonObject(0)
                .getString(field);
    }

    @Test
    void theContractHas96HttpOperations() {
        assertThat(operations()).hasSize(96);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aRequestOfTheDocumentedFormIsAccepted(Operation operation) {
        prepare(operation);
        Answer answer = send(operation, body(operation, true), query(operation, null));
        assertThat(answer.status()).as(answer.body()).isIn(200, 204);
        assertThat(answer.response().headers().firstValue("X-Request-Id")).isPresent();
        if (operation.json().getString("responseEnvelope").equals("code-success-data")) {
            assertThat(answer.json()).contains(Map.entry("code", 200), Map.entry("success", true));
            documentedKeys(operation)
                    .forEach(key ->
                            assertThat(answer.data().containsKey(key)).as(key).isTrue());
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void theRequiredFieldsAloneAreEnough(Operation operation) {
        prepare(operation);
        Answer answer = send(operation, body(operation, false), query(operation, null));
        assertThat(answer.status()).as(answer.body()).isIn(200, 204);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aRequestWithoutARequiredFieldIsRefusedByName(Operation operation) {
        for (JsonObject field : operation.fields("body")) {
            if (field.getBoolean("required")) {
                JsonObject body = body(operation, false);
                body.remove(field.getString("name"));
                assertRefused(send(operation, body, query(operation, null)), field.getString("name"));
            }
        }
        for (JsonObject field : operation.fields("query")) {
            if (field.getBoolean("required")) {
                assertRefused(
                        send(operation, null, query(operation, field.getString("name"))), field.getString("name"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aFieldOfAWrongTypeIsRefusedByName(Operation operation) {
        for (JsonObject field : operation.fields("body")) {
            JsonObject body = body(operation, false);
            body.put(field.getString("name"), ContractTable.wrongValueOf(field));
            assertRefused(send(operation, body, query(operation, null)), field.getString("name"));
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void withoutCredentialsThereIsA401(Operation operation) {
        if (operation.json().getString("auth").equals("none")) {
            return;
        }
        String text =
                operation.json().getBoolean("hasBody") ? body(operation, false).encode() : null;
        Answer answer = caller.call(operation.method(), path(operation) + query(operation, null), text, Map.of());
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().getBoolean("success")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void foreignCredentialsAreForbidden(Operation operation) {
        if (operation.json().getString("auth").equals("none")) {
            return;
        }
        String text =
                operation.json().getBoolean("hasBody") ? body(operation, false).encode() : null;
        Map<String, String> foreign =
                Map.of("Authorization", "Bearer " + caller.accessToken(), "X-Client-Token", "of-somebody-else");
        Answer answer = caller.call(operation.method(), path(operation) + query(operation, null), text, foreign);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.error()).isEqualTo("Forbidden");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void theInstanceTokenIsNoSubstituteForTheAccessToken(Operation operation) {
        if (!operation.json().getString("auth").equals("account-jwt")) {
            return;
        }
        String text =
                operation.json().getBoolean("hasBody") ? body(operation, false).encode() : null;
        assertThat(caller.asInstance(operation.method(), path(operation), text).status())
                .isEqualTo(401);
    }

    private static void assertRefused(Answer answer, String field) {
        assertThat(answer.status()).as(field + ": " + answer.body()).isEqualTo(400);
        assertThat(answer.json().getInteger("code")).isEqualTo(400);
        assertThat(answer.json().getBoolean("success")).isFalse();
        assertThat(answer.error()).contains(field);
    }

    private Answer send(Operation operation, JsonObject body, String query) {
        String text = body != null && operation.json().getBoolean("hasBody") ? body.encode() : null;
        String path = path(operation) + query;
        return switch (operation.json().getString("auth")) {
            case "account-jwt" -> caller.asAccount(operation.method(), path, text);
            case "none" -> caller.call(operation.method(), path, text, Map.of());
            default -> caller.asInstance(operation.method(), path, text);
        };
    }

    private void prepare(Operation operation) {
        switch (operation.id()) {
            case "instances/resumeSubscription" -> {
                caller.asAccount("POST", "/instances/VZ1/subscribe", "{}");
                caller.asAccount("PUT", "/instances/VZ1/cancel", null);
            }
            case "sessions/qr", "sessions/pairCode" -> simulator.unpair("VZ1");
            case "webhooks/getLog", "webhooks/retryLog" -> {
                caller.asInstance("POST", "/instances/VZ1/webhook", """
                        {"webhookURL":"http://127.0.0.1:1/none"}""");
                simulator.customerSays("VZ1", "5511999999999", "hi");
                Awaitility.await().untilAsserted(() -> ids.put("logId", someLog()));
            }
            default -> {}
        }
    }

    private String someLog() {
        return caller.asInstance("POST", "/instances/VZ1/webhook/logs/search", "{}")
                .data()
                .getJsonArray("content")
                .getJsonObject(0)
                .getString("id");
    }

    private String path(Operation operation) {
        String queued = operation.id().equals("queues/removeOperation") ? ids.get("operation") : "Q1";
        return operation
                .path()
                .replace("{id}", "VZ1")
                .replace("{messageId}", operation.id().startsWith("queues/") ? queued : "M1")
                .replace("{phone}", "5511999999999")
                .replace("{typebotId}", ids.get("typebotId"))
                .replace("{session}", ids.get("session"))
                .replace("{logId}", ids.getOrDefault("logId", "none"))
                .replace("{what}", "contacts")
                .replace("{path}", "send/newtype");
    }

    private static String query(Operation operation, String without) {
        StringBuilder query = new StringBuilder();
        for (JsonObject field : operation.fields("query")) {
            String name = field.getString("name");
            if (!name.equals(without)) {
                Object value = name.equals("group_id") ? GROUP : ContractTable.valueOf(field);
                query.append(query.isEmpty() ? '?' : '&').append(name).append('=');
                query.append(URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
            }
        }
        return query.toString();
    }

    private static JsonObject body(Operation operation, boolean optional) {
        JsonObject body = new JsonObject();
        for (JsonObject field : operation.fields("body")) {
            if (optional || field.getBoolean("required")) {
                body.put(field.getString("name"), value(operation, field));
            }
        }
        return body;
    }

    private static Object value(Operation operation, JsonObject field) {
        String name = field.getString("name");
        if (name.equals("group_id")) {
            return GROUP;
        }
        if (operation.id().endsWith("Admin") && name.equals("participants")) {
            return new JsonArray().add("5511888888888");
        }
        return switch (operation.id() + "." + name) {
            case "instances/get.id" -> "VZ1";
            case "auth/getAccessToken.client_token" -> VzapsSimulator.CLIENT_TOKEN;
            case "auth/getAccessToken.client_secret" -> VzapsSimulator.CLIENT_SECRET;
            case "messages/presence.state" -> "composing";
            default -> ContractTable.valueOf(field);
        };
    }

    private static List<String> documentedKeys(Operation operation) {
        boolean documented = operation.json().getString("responseEvidence").equals("documented");
        boolean optional = operation.id().equals("sessions/status");
        return documented && !optional
                ? List.copyOf(operation
                        .json()
                        .getJsonObject("response")
                        .getJsonObject("data")
                        .fieldNames())
                : List.of();
    }
}
