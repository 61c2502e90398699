package io.github.camelvzaps.firstcontact.user;

import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;

/** What both applications do: receive three events, the second one a location, and send a message. */
final class Walk {
    static final String INSTANCE = "VZ1";

    private static final String CUSTOMER = "5511987654321";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Added to by the threads of the route. */
    private final List<String> received = new CopyOnWriteArrayList<>();

    private final VzapsSimulator simulator;

    Walk(VzapsSimulator simulator) {
        this.simulator = simulator;
    }

    static VzapsSimulator simulator() {
        return VzapsSimulator.builder().instance(INSTANCE, "inst-1").start();
    }

    /** The settings of the component, by the names of its options. */
    static Map<String, String> settings(VzapsSimulator simulator) {
        return Map.of(
                "baseUrl",
                simulator.url(),
                "realtimeUrl",
                simulator.realtimeUrl(),
                "clientToken",
                VzapsSimulator.CLIENT_TOKEN,
                "clientSecret",
                VzapsSimulator.CLIENT_SECRET,
                "instanceId",
                INSTANCE);
    }

    RouteBuilder route() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("vzaps:events/subscribe?events=Message")
                        .process(exchange -> received.add(exchange.getMessage().getBody(String.class)));
            }
        };
    }

    /** Prints what was counted at both ends. */
    void go(ProducerTemplate template) {
        await().atMost(PATIENCE).until(() -> simulator.realtimeConnections(INSTANCE) == 1);
        simulator.customerSays(INSTANCE, CustomerMessage.text(CUSTOMER, "first"));
        simulator.customerSays(INSTANCE, CustomerMessage.location(CUSTOMER, -23.5505, -46.6333));
        simulator.customerSays(INSTANCE, CustomerMessage.text(CUSTOMER, "third"));
        await().atMost(PATIENCE)
                .until(() -> simulator.events(INSTANCE).stream()
                                .filter(event -> event.acked())
                                .count()
                        == 3);
        template.requestBody("vzaps:messages/sendText?phone=" + CUSTOMER, "Hello");
        System.out.println("received " + received.size() + ", sent "
                + simulator.messages(INSTANCE).size());
    }
}
