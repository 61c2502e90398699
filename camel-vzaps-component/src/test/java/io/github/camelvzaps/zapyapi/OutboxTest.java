package io.github.camelvzaps.zapyapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.OutboxDatabase;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.FaultRule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The outbox of the other gateway; the simulator counts what is sent. */
@ExtendWith(SimulatorExtension.class)
class OutboxTest {
    private static final String TABLE = OutboxDatabase.TABLE;

    private final OutboxDatabase database = new OutboxDatabase("");
    private VzapsSimulator simulator;
    private Camel camel;

    @BeforeEach
    void start(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, "inst-token-1");
        camel = Camel.with(simulator, options -> {
            options.setApiKey(VzapsSimulator.API_KEY);
            options.setMaximumRetries(0);
            options.setOutboxDataSource(database.pool);
            options.setOutboxCreateTable(true);
            options.setOutboxPollInterval(50);
        });
    }

    @AfterEach
    void stop() {
        camel.close();
        database.close();
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(60));
    }

    private Exchange write(String text, String key) throws Exception {
        return camel.send(
                "zapyapi:outbox/send",
                text,
                Map.of(VzapsConstants.PHONE, "5511999990001", VzapsConstants.OUTBOX_KEY, key));
    }

    @Test
    void aMessageIsSentOnceAndItsRowHoldsTheIdOfWhatsApp() throws Exception {
        assertThat(write("Hi", "order-1").getException()).isNull();
        patiently().untilAsserted(() -> assertThat(database.states()).containsExactly("sent"));
        assertThat(write("Hi", "order-1").getMessage().getHeader(VzapsConstants.OUTBOX_STATE))
                .isEqualTo("sent");

        assertThat(simulator.messages(Contract.INSTANCE))
                .extracting(message -> message.body().get("message"))
                .containsExactly("Hi");
        assertThat(database.query("select scheme, operation, message_id from " + TABLE))
                .containsExactly("zapyapi,messages/sendText,"
                        + simulator.messages(Contract.INSTANCE).get(0).id());
    }

    @ParameterizedTest
    @CsvSource({"400, rejected, 1", "500, unknown, 1", "429, sent, 2", "503, sent, 2", "401, sent, 2"})
    void aRowEndsAsTheGatewayAnswers(int status, String end, int calls) throws Exception {
        simulator.setFaults(List.of(FaultRule.onOperation("zapyapi:messages/sendText")
                .times(1)
                .status(status)
                .header("Retry-After", "0")));
        write("first", "1");
        write("second", "2");
        patiently().untilAsserted(() -> assertThat(database.states()).containsExactly(end, "sent"));
        assertThat(simulator.requests())
                .filteredOn(request -> String.valueOf(request.operation()).endsWith("messages/sendText"))
                .hasSize(calls + 1);
    }
}
