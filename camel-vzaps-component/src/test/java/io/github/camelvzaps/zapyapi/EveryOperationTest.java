package io.github.camelvzaps.zapyapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.OperationCheck;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.RecordedRequest;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls every operation and compares what arrived on the other side with the contract file. */
class EveryOperationTest {
    private static VzapsSimulator simulator;
    private static Camel camel;

    static List<Contract.Row> rows() {
        return Contract.rows("zapyapi");
    }

    @BeforeAll
    static void start() {
        simulator = VzapsSimulator.start();
        camel = Camel.withKey(simulator);
    }

    @AfterAll
    static void stop() {
        camel.close();
        simulator.close();
    }

    /** Puts the instance into the state in which the operation makes sense, whatever the last one left behind. */
    private static void prepare(Contract.Row row) throws Exception {
        simulator.addInstance(Contract.INSTANCE, "inst-token-1");
        switch (row.id()) {
            case "instances/getQrCode" -> simulator.unpair(Contract.INSTANCE);
            case "webhookConfig/get", "webhookConfig/delete" ->
                camel.send("zapyapi:webhookConfig/save", "https://example.com/hook");
            default -> simulator.pair(Contract.INSTANCE);
        }
        simulator.clearRequests();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void anOperationSendsWhatTheContractSays(Contract.Row row) throws Exception {
        prepare(row);

        assertSameAsContract(row, call(row, row.input(), Map.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void parametersGivenAsHeadersMakeTheSameRequest(Contract.Row row) throws Exception {
        prepare(row);
        OperationCheck.Split split =
                OperationCheck.split(ZapyapiCatalog.INSTANCE.get(row.id()), "CamelVzaps", row.input());

        assertThat(split.body()).isNull();
        assertSameAsContract(row, call(row, null, split.headers()));
    }

    @ParameterizedTest
    @CsvSource({"sessions/qr,instances/getQrCode", "users/check,contacts/checkNumbers"})
    void aNameOfTheOtherSchemeCallsTheSameOperation(String alias, String id) throws Exception {
        Contract.Row row =
                rows().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
        prepare(row);

        List<RecordedRequest> requests =
                OperationCheck.call(camel, simulator, "zapyapi:" + alias, row.input(), Map.of());

        assertThat(requests).hasSize(1);
        assertSameAsContract(row, requests.get(0));
    }

    @ParameterizedTest
    @CsvSource({"contacts/block,POST", "contacts/unblock,DELETE", "presence/send,POST"})
    void anAnswerWithoutContentIsASuccessWithoutABody(String operation, String method) throws Exception {
        simulator.addInstance(Contract.INSTANCE, "inst-token-1");

        Exchange exchange = camel.send("zapyapi:" + operation, "composing", Map.of(VzapsConstants.PHONE, Camel.PHONE));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isNull();
        assertThat(exchange.getMessage().getHeader(VzapsConstants.HTTP_RESPONSE_CODE))
                .isEqualTo(204);
        assertThat(simulator.requests())
                .last()
                .satisfies(r -> assertThat(r.method()).isEqualTo(method));
    }

    private static RecordedRequest call(Contract.Row row, Object body, Map<String, Object> headers) throws Exception {
        List<RecordedRequest> requests = OperationCheck.call(camel, simulator, "zapyapi:" + row.id(), body, headers);
        assertThat(requests).hasSize(1);
        return requests.get(0);
    }

    private static void assertSameAsContract(Contract.Row row, RecordedRequest request) throws Exception {
        OperationCheck.assertSame(row, row.body(), request);
        assertThat(request.operation()).isEqualTo("zapyapi:" + row.id());
        assertThat(request.headers())
                .containsEntry("x-api-key", VzapsSimulator.API_KEY)
                .doesNotContainKey("authorization")
                .doesNotContainKey("x-client-token");
    }
}
