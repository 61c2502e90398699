package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.OperationCheck;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.RecordedRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
        return Contract.rows("vzaps");
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
        OperationCheck.Split split =
                OperationCheck.split(VzapsCatalog.INSTANCE.get(row.id()), "CamelVzaps", input(row));

        RecordedRequest request = call(withSecret, row, split.body(), split.headers());

        assertSameAsContract(row, request);
    }

    private static Map<String, Object> input(Contract.Row row) {
        Map<String, Object> input = row.input();
        if (isSmart(row)) {
            input.putAll(Map.of("phone", Camel.PHONE, "message", "Hi"));
        }
        return input;
    }

    private static boolean isSmart(Contract.Row row) {
        return row.id().equals("messages/send");
    }

    private static RecordedRequest call(Camel camel, Contract.Row row, Object body, Map<String, Object> headers)
            throws Exception {
        List<RecordedRequest> requests =
                OperationCheck.call(camel, simulator, "vzaps:" + row.id(), body, headers).stream()
                        .filter(r -> row.id().equals("auth/getAccessToken")
                                || !r.path().equals("/token"))
                        .toList();
        assertThat(requests).hasSize(1);
        return requests.get(0);
    }

    private static void assertSameAsContract(Contract.Row row, RecordedRequest request) throws Exception {
        OperationCheck.assertSame(
                row, isSmart(row) ? Map.of("phone", Camel.PHONE, "message", "Hi") : row.body(), request);
        // the example of messages/send goes to a path that is an operation of its own
        assertThat(request.operation()).isEqualTo(isSmart(row) ? "messages/sendText" : row.id());
    }
}
