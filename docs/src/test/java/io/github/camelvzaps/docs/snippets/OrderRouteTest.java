package io.github.camelvzaps.docs.snippets;

// tag::test[]
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelvzaps.api.UnknownOutcomeException;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.api.Reset;
import io.github.camelvzaps.vzaps.VzapsComponent;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatorExtension.class)
class OrderRouteTest {
    @Test
    void theCustomerIsTold(VzapsSimulator simulator) throws Exception {
        simulator.addInstance("VZ1", "inst-1"); // <1>
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            var vzaps = camel.getComponent("vzaps", VzapsComponent.class);
            var options = vzaps.getConfiguration();
            options.setBaseUrl(simulator.url()); // <2>
            options.setClientToken(VzapsSimulator.CLIENT_TOKEN);
            options.setClientSecret(VzapsSimulator.CLIENT_SECRET);
            options.setInstanceId("VZ1");
            camel.addRoutes(new SendText());
            camel.start();
            var template = camel.createProducerTemplate();
            var order = Map.of("phone", "5511999990001", "name", "Ana", "order", "4711");

            template.sendBody("direct:send-text", order);

            var sent = simulator.messages("VZ1").get(0); // <3>
            assertThat(sent.to()).isEqualTo("5511999990001");

            var sends = FaultRule.onOperation("messages/sendText");
            simulator.fault(sends.times(1).reset(Reset.AFTER)); // <4>
            assertThatThrownBy(() -> template.sendBody("direct:send-text", order))
                    .hasCauseInstanceOf(UnknownOutcomeException.class);
        }
    }
}
// end::test[]
