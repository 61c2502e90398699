package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A component learns its name after it was constructed. */
@ExtendWith(SimulatorExtension.class)
class SchemeNameTest {
    private static final String SEND = "vzaps:messages/sendText?phone=5511999999999";

    @Test
    void theGatewayAndTheReaderOfAMessageGetToKnowTheScheme(VzapsSimulator simulator) throws Exception {
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
        try (Camel camel = Camel.withTokenPair(simulator)) {
            assertThat(camel.send(SEND, "Hi").getException()).isNull();
            assertThat(simulator.requests().get(0).headers().get("user-agent")).startsWith("camel-vzaps");
            assertThatThrownBy(() -> camel.send(SEND + "&instance=sales", "Hi"))
                    .hasStackTraceContaining("set vzaps option instances.sales.id");
        }
    }
}
