package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.api.GatewayInstance;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SimulatorExtension.class)
class ManyInstancesTest {
    private static final String OTHER = "VZOTHER";
    private static final String CUSTOMER = "5511988887777";

    private VzapsSimulator simulator;

    @BeforeEach
    void addInstances(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
        simulator.addInstance(OTHER, "token-other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "sales,support", "support, sales", "sales," + OTHER})
    void eachInstanceHasAConnectionOfItsOwnAndItsEventsSayWhichOneItIs(String instances) throws Exception {
        try (Listener listener = new Listener(simulator)) {
            listener.component.setInstances(Map.of(
                    "sales", instance(Contract.INSTANCE, Camel.TOKEN), "support", instance(OTHER, "token-other")));
            listener.options(options -> {
                options.setInstanceId(null);
                options.setInstanceToken(null);
            });
            listener.start("vzaps:events/subscribe?events=Message&instances=" + instances);
            List<String> ids = List.of(Contract.INSTANCE, OTHER);
            await().untilAsserted(() -> assertThat(ids).allMatch(id -> simulator.realtimeConnections(id) == 1));
            String one = simulator.customerSays(Contract.INSTANCE, CUSTOMER, "to sales");
            String two = simulator.customerSays(OTHER, CUSTOMER, "to support");
            await().until(() -> listener.seen.size() == 2);
            assertThat(listener.seen)
                    .extracting(
                            seen -> seen.header("InstanceId"),
                            seen -> seen.header("EventId"),
                            seen -> seen.header("Text"))
                    .containsExactlyInAnyOrder(
                            tuple(Contract.INSTANCE, one, "to sales"), tuple(OTHER, two, "to support"));
            await().until(() -> simulator.event(Contract.INSTANCE, one).acked()
                    && simulator.event(OTHER, two).acked());
        }
    }

    private static GatewayInstance instance(String id, String token) {
        GatewayInstance instance = new GatewayInstance();
        instance.setId(id);
        instance.setToken(token);
        return instance;
    }
}
