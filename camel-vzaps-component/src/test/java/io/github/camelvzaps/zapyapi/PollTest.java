package io.github.camelvzaps.zapyapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.Receiver;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.FaultRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is polled reaches the route when it has changed, and only then. */
@ExtendWith(SimulatorExtension.class)
class PollTest {
    private static final String OFTEN = "?delay=20&initialDelay=0&instanceId=" + Contract.INSTANCE;

    private VzapsSimulator simulator;
    private Receiver receiver;

    @BeforeEach
    void start(VzapsSimulator given) throws Exception {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, "inst-token-1");
        receiver = new Receiver();
        ZapyapiConfiguration configuration =
                receiver.context.getComponent("zapyapi", ZapyapiComponent.class).getConfiguration();
        configuration.setBaseUrl(simulator.url());
        configuration.setApiKey(VzapsSimulator.API_KEY);
        configuration.setRetryDelay(1);
        configuration.setMaximumRetries(0);
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    /** Waits until so many further polls have been made. */
    private void polls(int count) {
        int before = simulator.requests().size();
        await().until(() -> simulator.requests().size() >= before + count);
    }

    /** Returns what stands under a key in each body, in order. */
    private List<Object> each(String key) {
        List<Object> values = new ArrayList<>();
        receiver.seen.forEach(seen -> values.add(((Map<?, ?>) seen.body()).get(key)));
        return values;
    }

    @Test
    void theListOfInstancesIsEmittedEntryByEntryAsTheyChange() throws Exception {
        simulator.addInstance("other", "inst-token-2");
        receiver.receive("zapyapi:instances/list" + OFTEN + "&split=true");
        await().until(() -> receiver.seen.size() == 2);
        polls(3);
        assertThat(receiver.seen).hasSize(2);

        simulator.unpair("other");

        await().until(() -> receiver.seen.size() == 3);
        polls(3);
        assertThat(receiver.seen).hasSize(3);
        assertThat(receiver.seen.get(2).header("InstanceId")).isEqualTo("other");
        assertThat(each("status").subList(0, 2)).containsOnly("connected");
        assertThat(each("status").get(2)).isNotEqualTo("connected");
    }

    @Test
    void theWholeListIsEmittedWhenAnythingInItChanges() throws Exception {
        receiver.receive("zapyapi:instances/list" + OFTEN);
        await().until(() -> receiver.seen.size() == 1);
        polls(3);
        assertThat(receiver.seen).hasSize(1);

        simulator.addInstance("other", "inst-token-2");

        await().until(() -> receiver.seen.size() == 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"instances/getQrCode", "sessions/qr"})
    void eachNewQrCodeIsEmittedOnce(String operation) throws Exception {
        simulator.unpair(Contract.INSTANCE);
        simulator.setOptions(Map.of("qrSeconds", 1));
        receiver.receive("zapyapi:" + operation + OFTEN);

        await().until(() -> receiver.seen.size() >= 3);

        assertThat(each("qrCode"))
                .doesNotHaveDuplicates()
                .allSatisfy(code -> assertThat(code.toString()).startsWith("data:image/png;base64,"));
        assertThat(receiver.seen)
                .allSatisfy(seen -> assertThat(seen.header("InstanceId")).isEqualTo(Contract.INSTANCE));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 200})
    void theCodesEndWithTheStateOfTheSessionWhateverTheGatewayAnswersThen(int status) throws Exception {
        simulator.unpair(Contract.INSTANCE);
        receiver.receive("zapyapi:sessions/qr" + OFTEN);
        await().until(() -> receiver.seen.size() == 1);

        simulator.fault(FaultRule.onOperation("zapyapi:instances/getQrCode")
                .status(status)
                .body("{\"qrCode\":null}"));
        polls(6);
        assertThat(receiver.seen).hasSize(1);
        simulator.pair(Contract.INSTANCE);

        await().until(() -> receiver.seen.size() == 2);
        polls(6);
        assertThat(receiver.seen).hasSize(2);
        assertThat(receiver.seen).extracting(seen -> seen.header("Connected")).containsExactly(false, true);
        assertThat(receiver.seen.get(1).header("QrCode")).isNull();
        assertThat(each("status").get(1)).isEqualTo("connected");
    }

    @Test
    void theSessionIsWatchedThroughTheListAlsoWhereItHasManyPagesAndFailsNowAndThen() throws Exception {
        for (int i = 0; i < 250; i++) {
            simulator.addInstance("other-" + i, "token-" + i);
        }
        simulator.addInstance("the-last", "inst-token-2");
        receiver.receive("zapyapi:sessions/status?delay=20&initialDelay=0&instanceId=the-last");
        await().until(() -> receiver.seen.size() == 1);
        simulator.fault(FaultRule.onOperation("zapyapi:instances/list").times(2).status(503));
        polls(6);
        assertThat(receiver.seen).hasSize(1);

        simulator.unpair("the-last");
        await().until(() -> receiver.seen.size() == 2);
        simulator.pair("the-last");
        await().until(() -> receiver.seen.size() == 3);

        assertThat(each("connected")).containsExactly(true, false, true);
        assertThat(receiver.seen).extracting(seen -> seen.header("Connected")).containsExactly(true, false, true);
        assertThat(receiver.seen)
                .allSatisfy(seen -> assertThat(seen.header("InstanceId")).isEqualTo("the-last"));
    }

    @Test
    void theStateCanBeAskedForInTheMiddleOfARoute() {
        Exchange known = ask(Contract.INSTANCE);
        Exchange unknown = ask("nobody");

        assertThat(known.getMessage().getBody(Map.class))
                .containsEntry("connected", true)
                .containsEntry("status", "connected")
                .containsEntry("instanceId", Contract.INSTANCE);
        assertThat(unknown.getException()).hasMessageContaining("'nobody'").hasMessageContaining("instanceId");
    }

    private Exchange ask(String instanceId) {
        return receiver.context
                .createFluentProducerTemplate()
                .to("zapyapi:sessions/status?instanceId=unused")
                .withHeader(VzapsConstants.INSTANCE_ID, instanceId)
                .send();
    }
}
