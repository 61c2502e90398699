package io.github.camelvzaps.docs.snippets;

// tag::test[]
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.vzaps.VzapsComponent;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderRouteOnCamelTestSupportTest extends CamelTestSupport {
    private final VzapsSimulator simulator =
            VzapsSimulator.builder().instance("VZ1", "inst-1").start(); // <1>

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camel = super.createCamelContext();
        var options = camel.getComponent("vzaps", VzapsComponent.class).getConfiguration();
        options.setBaseUrl(simulator.url()); // <2>
        options.setClientToken(VzapsSimulator.CLIENT_TOKEN);
        options.setClientSecret(VzapsSimulator.CLIENT_SECRET);
        options.setInstanceId("VZ1");
        return camel;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new SendText();
    }

    @AfterEach
    void stopSimulator() {
        simulator.close();
    }

    @Test
    void theCustomerGetsAText() {
        template.sendBody("direct:send-text", Map.of("phone", "5511999990001", "name", "Ana", "order", "4711"));

        var sent = simulator.messages("VZ1").get(0); // <3>
        assertThat(sent.to()).isEqualTo("5511999990001");
        assertThat(sent.body()).containsEntry("message", "Hi Ana, your order 4711 is on its way.");
    }
}
// end::test[]
