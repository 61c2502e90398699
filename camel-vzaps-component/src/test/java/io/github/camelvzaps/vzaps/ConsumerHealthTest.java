package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.FaultRule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the health checks of the consumers say, and what they keep to themselves. */
@ExtendWith(SimulatorExtension.class)
class ConsumerHealthTest {
    private static final String REALTIME = "vzaps:events/subscribe";
    private static final String DIRECT = "vzaps:webhooks/receive?secret=s3cret-value";
    private static final String HANDED = "webhook:vzaps:webhooks/receive?webhookComponentName=platform-http"
            + "&webhookPath=/hook&secret=s3cret-value&webhookExternalUrl=http://hooks.example.com";

    private VzapsSimulator simulator;

    @BeforeEach
    void addInstance(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
    }

    private void awaitHealth(Listener listener, String... parts) {
        await().atMost(RealtimeStage.LONG)
                .untilAsserted(() -> assertThat(Health.of(listener.context)).contains(parts));
        assertThat(Health.of(listener.context))
                .doesNotContain("5511", "s3cret-value", Camel.TOKEN, VzapsSimulator.CLIENT_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {REALTIME, DIRECT, HANDED})
    void aConsumerThatWorksIsUp(String uri) throws Exception {
        try (Listener listener = new Listener(simulator).withServer().start(uri)) {
            awaitHealth(listener, "UP", "inFlight=0");
        }
    }

    @Test
    void theReasonWhyThereIsNoConnectionIsTold() throws Exception {
        simulator.fault(FaultRule.onOperation("events/subscribe").status(403));
        try (Listener listener = new Listener(simulator).start(REALTIME)) {
            awaitHealth(listener, "DOWN", "VZ1: ", "status 403", "do not match");
            simulator.clearFaults();
            awaitHealth(listener, "UP");
            simulator.customerSays(Contract.INSTANCE, "5511988887777", "Oi");
            awaitHealth(listener, "UP", "lastEventAt=");
            simulator.fault(FaultRule.onOperation("events/subscribe").status(503));
            simulator.closeRealtime(Contract.INSTANCE, 1012);
            awaitHealth(listener, "DOWN", "status 503");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {REALTIME, DIRECT, HANDED})
    void silenceThatLastsTooLongIsDown(String uri) throws Exception {
        try (Listener listener = new Listener(simulator)
                .withServer()
                .options(options -> options.setSilenceTimeout(100))
                .start(uri)) {
            awaitHealth(listener, "DOWN", "no event for", "silenceTimeout");
        }
    }

    @Test
    void aSuspendedConsumerIsDown() throws Exception {
        try (Listener listener = new Listener(simulator).start(REALTIME)) {
            awaitHealth(listener, "UP");
            listener.context.getRouteController().suspendRoute(Listener.ROUTE);
            awaitHealth(listener, "DOWN", "paused");
            listener.context.getRouteController().resumeRoute(Listener.ROUTE);
            awaitHealth(listener, "UP");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {DIRECT + "&register=true&publicUrl=http://hooks.example.com", HANDED})
    void aWebhookThatCannotBeRegisteredIsDownUntilItCan(String uri) throws Exception {
        simulator.fault(FaultRule.onOperation("webhooks/set").status(400));
        try (Listener listener = new Listener(simulator).withServer().start(uri)) {
            awaitHealth(listener, "DOWN", "the webhook of VZ1 is not registered");
            simulator.clearFaults();
            awaitHealth(listener, "UP");
        }
    }

    @Test
    void aStoppedConsumerHasNoHealthAnyMore() throws Exception {
        try (Listener listener = new Listener(simulator).start(REALTIME)) {
            awaitHealth(listener, "UP");
            listener.context.getRouteController().stopRoute(Listener.ROUTE);
            assertThat(Health.of(listener.context)).isEmpty();
            listener.context.getRouteController().startRoute(Listener.ROUTE);
            awaitHealth(listener, "UP");
        }
    }
}
