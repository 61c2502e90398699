package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvzaps.core.client.GatewayException;
import io.github.camelvzaps.core.operation.Operation;
import io.github.camelvzaps.core.operation.Parameter;
import io.github.camelvzaps.simulator.RecordedRequest;
import io.github.camelvzaps.simulator.VzapsSimulator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls every operation and compares what arrived on the other side with the contract file. */
class EveryOperationTest {
    private static VzapsSimulator simulator;
    private static Camel withSecret;
    private static Camel withTokenPair;

    static List<Contract.Row> rows() {
        return Contract.rows();
    }

    static Stream<Contract.Row> rowsOfTheAccount() {
        return rows().stream().filter(row -> row.auth().equals("account-jwt"));
    }

    static Stream<Contract.Row> rowsForTokenPairs() {
        return rows().stream().filter(row -> !row.auth().equals("account-jwt"));
    }

    @BeforeAll
    static void start() {
        simulator = VzapsSimulator.start();
        withSecret = Camel.withSecret(simulator);
        withTokenPair = Camel.withTokenPair(simulator);
    }

    @AfterAll
    static void stop() {
        withSecret.close();
        withTokenPair.close();
        simulator.close();
    }

    /** Puts the instance into the state in which the operation makes sense, whatever the last one left behind. */
    private static void prepare(Contract.Row row) throws Exception {
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
        simulator.pair(Contract.INSTANCE);
        switch (row.id()) {
            case "sessions/pairCode" -> simulator.unpair(Contract.INSTANCE);
            case "instances/resumeSubscription" -> {
                withSecret.send("vzaps:instances/subscribe", null);
                withSecret.send("vzaps:instances/cancel", null);
            }
            default -> withSecret.send("vzaps:instances/list", null);
        }
        simulator.clearRequests();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void anOperationWithAccessTokenSendsWhatTheContractSays(Contract.Row row) throws Exception {
        prepare(row);
        RecordedRequest request = call(withSecret, row, input(row), Map.of());

        assertSameAsContract(row, request);
        boolean free = row.auth().equals("none");
        assertThat(request.headers().containsKey("authorization")).isNotEqualTo(free);
        assertThat(request.headers().get("x-client-token")).isEqualTo(free ? null : VzapsSimulator.CLIENT_TOKEN);
        assertThat(request.headers()).doesNotContainKey("x-instance-token");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rowsForTokenPairs")
    void anOperationWithATokenPairSendsWhatTheContractSays(Contract.Row row) throws Exception {
        prepare(row);
        RecordedRequest request = call(withTokenPair, row, input(row), Map.of());

        assertSameAsContract(row, request);
        assertThat(request.headers()).doesNotContainKey("authorization");
        if (!row.auth().equals("none")) {
            assertThat(request.headers())
                    .containsEntry("x-client-token", VzapsSimulator.CLIENT_TOKEN)
                    .containsEntry("x-instance-token", Camel.TOKEN);
            assertThat(simulator.requests()).extracting(RecordedRequest::path).doesNotContain("/token");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rowsOfTheAccount")
    void anOperationOfTheAccountIsRefusedAtStartWithATokenPair(Contract.Row row) {
        simulator.clearRequests();
        assertThat(org.junit.jupiter.api.Assertions.assertThrows(
                        Exception.class, () -> withTokenPair.send("vzaps:" + row.id(), null)))
                .rootCause()
                .hasMessageContaining("clientSecret");
        assertThat(simulator.requests()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void parametersGivenAsHeadersMakeTheSameRequest(Contract.Row row) throws Exception {
        prepare(row);
        Operation operation = VzapsCatalog.INSTANCE.get(row.id());
        Map<String, Object> input = input(row);
        Map<String, Object> headers = new HashMap<>();
        Map<String, Object> body = new LinkedHashMap<>();
        input.forEach((key, value) -> parameter(operation, key)
                .ifPresentOrElse(
                        p -> headers.put("CamelVzaps" + p.headerName(), textWherePossible(value)),
                        () -> body.put(key, value)));

        RecordedRequest request = call(withSecret, row, body.isEmpty() ? null : body, headers);

        assertSameAsContract(row, request);
    }

    private static java.util.Optional<Parameter> parameter(Operation operation, String key) {
        return operation.parameters().stream()
                .filter(p -> p.wire().equals(key) || p.name().equals(key))
                .findFirst();
    }

    /** Routes in YAML and XML set headers as text. */
    private static Object textWherePossible(Object value) {
        return value instanceof Number || value instanceof Boolean ? value.toString() : value;
    }

    private static Map<String, Object> input(Contract.Row row) {
        Map<String, Object> input = row.input();
        if (row.id().equals("messages/send")) {
            input.putAll(Map.of("phone", Camel.PHONE, "message", "Hi"));
        }
        return input;
    }

    private RecordedRequest call(Camel camel, Contract.Row row, Object body, Map<String, Object> headers)
            throws Exception {
        Exchange exchange = camel.send("vzaps:" + row.id(), body, headers);

        // the examples name a log, a typebot, a member that do not exist; whatever else is refused was a wrong request
        if (exchange.getException() != null) {
            GatewayException refusal = exchange.getException(GatewayException.class);
            assertThat(refusal).isNotNull();
            assertThat(refusal.getStatusCode() == 404 || refusal.getMessage().contains("not a member of the group"))
                    .as(refusal.getMessage())
                    .isTrue();
        }
        List<RecordedRequest> requests = simulator.requests().stream()
                .filter(r -> row.id().equals("auth/getAccessToken") || !r.path().equals("/token"))
                .toList();
        assertThat(requests).hasSize(1);
        return requests.get(0);
    }

    private static void assertSameAsContract(Contract.Row row, RecordedRequest request) throws Exception {
        assertThat(request.method()).isEqualTo(row.method());
        assertThat(request.path()).isEqualTo(row.path());
        assertThat(request.query())
                .isEqualTo(row.query().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> String.valueOf(e.getValue()))));
        assertThat(request.headers()).containsEntry("accept", "application/json");
        if (row.hasBody()) {
            Map<String, Object> expected =
                    row.id().equals("messages/send") ? Map.of("phone", Camel.PHONE, "message", "Hi") : row.body();
            JsonNode sent = Contract.JSON.readTree(request.body());
            assertThat(sent).isEqualTo(Contract.JSON.readTree(Contract.JSON.writeValueAsString(expected)));
            assertThat(request.headers().get("content-type")).startsWith("application/json");
        } else {
            assertThat(request.body()).isNullOrEmpty();
            assertThat(request.headers()).doesNotContainKey("content-type");
        }
        // the example of messages/send goes to a path that is an operation of its own
        assertThat(request.operation()).isEqualTo(row.id().equals("messages/send") ? "messages/sendText" : row.id());
    }
}
