package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.SimulatedEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatorExtension.class)
class WebhookTest {
    private static final String URI =
            "vzaps:webhooks/receive?events=Message&secret=s3cret-value&register=true&publicUrl=";

    private VzapsSimulator simulator;

    @BeforeEach
    void addInstance(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
        simulator.setOptions(Map.of("webhookRetryMs", 50, "webhookAttempts", 50));
    }

    private List<SimulatedEvent> messages() {
        return simulator.events(Contract.INSTANCE).stream()
                .filter(event -> event.type().equals("Message"))
                .toList();
    }

    @Test
    void aTextReachesTheRouteAndIsAnsweredWith200AfterIt() throws Exception {
        try (Listener listener = new Listener(simulator).withServer()) {
            listener.context.start();
            listener.start(URI + "http://127.0.0.1:" + listener.port());
            await().until(() -> simulator.requests().stream().anyMatch(r -> "webhooks/set".equals(r.operation())));
            await().until(() -> {
                simulator.customerSays(Contract.INSTANCE, "5511988887777", "Oi");
                return !listener.seen.isEmpty();
            });
            assertThat(listener.seen.get(0).header("Text")).isEqualTo("Oi");
            assertThat(listener.seen.get(0).headers().keySet()).noneMatch(name -> name.startsWith("CamelHttp"));
            await().untilAsserted(() ->
                    assertThat(messages()).extracting(SimulatedEvent::acked).containsOnly(true));
        }
    }

    @Test
    void aStoppedRouteAnswers503AndLosesNothing() throws Exception {
        try (Listener listener = new Listener(simulator).withServer()) {
            listener.context.start();
            listener.start(URI + "http://127.0.0.1:" + listener.port());
            await().until(() -> simulator.requests().stream().anyMatch(r -> "webhooks/set".equals(r.operation())));
            listener.context.getRouteController().stopRoute(Listener.ROUTE);
            simulator.customerSays(Contract.INSTANCE, "5511988887777", "Oi");
            await().untilAsserted(() -> assertThat(messages().get(0).deliveries())
                    .anyMatch(delivery -> delivery.toString().contains("503")));
            listener.context.getRouteController().startRoute(Listener.ROUTE);
            await().until(() -> listener.seen.size() == 1);
        }
    }
}
