package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.api.NotSentException;
import io.github.camelvzaps.api.UnknownOutcomeException;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.FaultRule;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of calls in flight when the component stops. */
@ExtendWith(SimulatorExtension.class)
class ClientStopTest {
    private static final String SEND = "vzaps:messages/sendText?phone=5511999999999";

    @BeforeEach
    void pair(VzapsSimulator simulator) {
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
    }

    @Test
    void aCallInFlightEndsBeforeTheConnectionsClose(VzapsSimulator simulator) throws Exception {
        simulator.fault(FaultRule.onOperation("messages/sendText").delay(Duration.ofSeconds(1)));
        try (Camel camel = Camel.withTokenPair(simulator)) {
            Future<Exchange> sent = sendFromOutside(camel, simulator);

            camel.component.stop();

            assertThat(sent.get(10, TimeUnit.SECONDS).getException()).isNull();
            assertThat(simulator.messages(Contract.INSTANCE)).hasSize(1);
        }
    }

    @Test
    void aCallThatDoesNotEndIsCancelledAndItsOutcomeIsUnknown(VzapsSimulator simulator) throws Exception {
        simulator.fault(FaultRule.onOperation("messages/sendText").delay(Duration.ofMinutes(5)));
        try (Camel camel = Camel.withTokenPair(simulator)) {
            Future<Exchange> sent = sendFromOutside(camel, simulator);

            camel.component.stop();

            assertThat(sent.get(10, TimeUnit.SECONDS).getException())
                    .isInstanceOf(UnknownOutcomeException.class)
                    .hasMessageContaining("the client was stopped");
        }
    }

    @Test
    void aCallThatWaitsForItsNextTryEndsAsNotSent(VzapsSimulator simulator) throws Exception {
        simulator.fault(FaultRule.onOperation("messages/sendText").status(429).header("Retry-After", "20"));
        try (Camel camel = Camel.withTokenPair(simulator)) {
            Future<Exchange> sent = sendFromOutside(camel, simulator);

            camel.component.stop();

            assertThat(sent.get(10, TimeUnit.SECONDS).getException())
                    .isInstanceOf(NotSentException.class)
                    .hasMessageContaining("the client was stopped before the next try");
            assertThat(simulator.requests()).hasSize(1);
        }
    }

    /** Sends without a route, which Camel would wait for, and returns when the request has arrived. */
    private static Future<Exchange> sendFromOutside(Camel camel, VzapsSimulator simulator) {
        Future<Exchange> sent = camel.context
                .createFluentProducerTemplate()
                .to(SEND)
                .withBody("Hi")
                .asyncSend();
        await().until(() -> !simulator.requests().isEmpty());
        return sent;
    }
}
