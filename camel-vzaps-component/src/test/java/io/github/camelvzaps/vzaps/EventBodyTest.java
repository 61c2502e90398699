package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvzaps.Contract;
import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatorExtension.class)
class EventBodyTest {
    private static final String URI = "vzaps:events/subscribe?events=Message,Presence";
    private static final String CUSTOMER = "5511988887777";

    private VzapsSimulator simulator;

    @BeforeEach
    void addInstance(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
    }

    @Test
    void theBodyConvertsToTheTextToJsonAndToTheTypedEvent() throws Exception {
        List<Object> found = new CopyOnWriteArrayList<>();
        try (Listener listener = new Listener(simulator).start(URI, exchange -> {
            Message message = exchange.getMessage();
            found.add(message.getBody(String.class));
            found.add(message.getBody(JsonNode.class));
            found.add(message.getBody(VzapsEvent.class));
            found.add(Contract.JSON.readTree(message.getBody(byte[].class)));
            found.add(Contract.JSON.readTree(message.getBody(InputStream.class)));
        })) {
            String id = simulator.customerSays(Contract.INSTANCE, CUSTOMER, "Olá");
            await().until(() -> listener.seen.size() == 1);
            assertThat(found.get(0)).isEqualTo("Olá");
            JsonNode json = (JsonNode) found.get(1);
            assertThat(json.at("/event/message/conversation").textValue()).isEqualTo("Olá");
            assertThat(found.get(2)).isInstanceOfSatisfying(VzapsEvent.class, event -> {
                assertThat(event.id()).isEqualTo(id);
                assertThat(event.text()).isEqualTo("Olá");
                assertThat(event.senderPhone()).isEqualTo(CUSTOMER);
            });
            assertThat(found.subList(3, 5)).containsOnly(json);
        }
    }

    @Test
    void withoutATextTheTextIsEmptyAndNotTheWholeEvent() throws Exception {
        try (Listener listener = new Listener(simulator)
                .start(
                        URI,
                        exchange -> exchange.getMessage()
                                .setBody(exchange.getMessage().getMandatoryBody(String.class)))) {
            simulator.emit(
                    Contract.INSTANCE, "Presence", Map.of("event", Map.of("from", CUSTOMER + "@s.whatsapp.net")));
            await().until(() -> listener.seen.size() == 1);
            assertThat(listener.seen.get(0).body()).isEqualTo("");
        }
    }

    @Test
    void aRouteConvertsTheBodyToTheTypedEvent() throws Exception {
        try (Listener listener = new Listener(simulator)) {
            listener.context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:typed").convertBodyTo(VzapsEvent.class);
                }
            });
            listener.start(URI, exchange -> {
                Object typed = listener.context
                        .createProducerTemplate()
                        .requestBody("direct:typed", exchange.getMessage().getBody());
                exchange.getMessage().setBody(typed);
            });
            simulator.customerSays(Contract.INSTANCE, CUSTOMER, "Oi");
            await().until(() -> listener.seen.size() == 1);
            assertThat(listener.seen.get(0).body()).isInstanceOf(VzapsEvent.class);
        }
    }

    @Test
    void anEventBecomesACloudEvent() throws Exception {
        try (Listener listener = new Listener(simulator)) {
            listener.context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(URI)
                            .transformDataType("vzaps:application-cloudevents")
                            .process(exchange -> listener.seen.add(new Listener.Seen(
                                    exchange.getMessage().getBody(),
                                    Map.copyOf(exchange.getMessage().getHeaders()))));
                }
            });
            listener.context.start();
            String id = simulator.customerSays(Contract.INSTANCE, CUSTOMER, "Oi");
            await().until(() -> listener.seen.size() == 1);
            Map<String, Object> headers = listener.seen.get(0).headers();
            assertThat(headers)
                    .contains(
                            entry("CamelCloudEventVersion", "1.0"),
                            entry("CamelCloudEventID", id),
                            entry("CamelCloudEventType", "io.github.camelvzaps.Message"),
                            entry("CamelCloudEventSource", Contract.INSTANCE),
                            entry("CamelCloudEventSubject", CUSTOMER + "@s.whatsapp.net"),
                            entry(
                                    "CamelCloudEventTime",
                                    headers.get("CamelVzapsTimestamp").toString()),
                            entry("CamelCloudEventDataContentType", "application/json"),
                            entry("Content-Type", "application/json"));
            JsonNode data = Contract.JSON.readTree((String) listener.seen.get(0).body());
            assertThat(data.at("/event/message/conversation").textValue()).isEqualTo("Oi");
        }
    }
}
