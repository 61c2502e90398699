package io.github.camelvzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.AcceptedMessage;
import io.github.camelvzaps.simulator.api.SimulatedEvent;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same route, with nothing but the scheme and the credentials changed, runs on every gateway. */
class ParityTest {
    private static final Map<Provider, Map<String, String>> CREDENTIALS = Map.of(
            Provider.VZAPS,
            Map.of("clientToken", VzapsSimulator.CLIENT_TOKEN, "clientSecret", VzapsSimulator.CLIENT_SECRET),
            Provider.ZAPYAPI,
            Map.of("apiKey", VzapsSimulator.API_KEY));

    private static final Set<String> SETS_WEBHOOK = Set.of("webhooks/set", "zapyapi:webhookConfig/save");

    @ParameterizedTest
    @EnumSource
    void theSameRouteSendsTheSameMessages(Provider provider) throws Exception {
        try (VzapsSimulator simulator = VzapsSimulator.start();
                DefaultCamelContext context = application(provider, simulator)) {
            simulator.addInstance(Contract.INSTANCE, "inst-token-1");
            context.start();

            context.createProducerTemplate().sendBody("direct:customer", "Hello");

            List<AcceptedMessage> messages = simulator.messages(Contract.INSTANCE);
            assertThat(messages)
                    .extracting(AcceptedMessage::type)
                    .containsExactly("text", "text", "text", "image", "image");
            assertThat(messages).extracting(AcceptedMessage::to).containsOnly("5511999999999");
            assertThat(messages.get(0).body()).containsEntry("message", "Hello");
            assertThat(messages.get(1).body().values()).contains("Hello again");
            assertThat(messages.get(2).body().values())
                    .contains("An answer", messages.get(1).id());
            assertThat(messages.get(4).body()).containsEntry("caption", "A picture");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSameRouteAsksForACodeAndForNumbers(Provider provider) throws Exception {
        try (VzapsSimulator simulator = VzapsSimulator.start();
                DefaultCamelContext context = application(provider, simulator)) {
            simulator.addInstance(Contract.INSTANCE, "inst-token-1");
            simulator.unpair(Contract.INSTANCE);
            context.start();

            Object code = context.createProducerTemplate().requestBody("direct:code", (Object) null);
            simulator.pair(Contract.INSTANCE);
            Object numbers = context.createProducerTemplate().requestBody("direct:numbers", List.of("5511999999999"));

            assertThat(code.toString()).contains("data:image/png;base64,");
            assertThat(numbers.toString()).contains("exists=true");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSameRoutesAnswerACustomerWatchTheSessionAndShowTheCode(Provider provider) throws Exception {
        try (VzapsSimulator simulator = VzapsSimulator.start();
                Receiver receiver = new Receiver()) {
            simulator.addInstance(Contract.INSTANCE, "inst-token-1");
            simulator.unpair(Contract.INSTANCE);
            List<Object> states = new CopyOnWriteArrayList<>();
            List<String> codes = new CopyOnWriteArrayList<>();
            receiver.context.getPropertiesComponent().setInitialProperties(gateway(provider, simulator));
            receiver.context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    String account = "{{account}}&instanceId=" + Contract.INSTANCE;
                    String often = "delay=20&initialDelay=0&unwrap=true&" + account;
                    from("{{gateway}}:webhooks/receive?events=Message&secret=s3cret-value&register=true&publicUrl="
                                    + receiver.url() + "&" + account)
                            .setBody(simple("You said ${header.CamelVzapsText}, ${header.CamelVzapsPushName}"))
                            .setHeader("CamelVzapsReplyToMessageId", header("CamelVzapsMessageId"))
                            .toD("{{gateway}}:messages/send?phone=${header.CamelVzapsSenderPhone}&" + account);
                    from("{{gateway}}:sessions/status?" + often)
                            .process(
                                    exchange -> states.add(exchange.getMessage().getHeader("CamelVzapsConnected")));
                    from("{{gateway}}:sessions/qr?" + often)
                            .process(exchange -> codes.add(
                                    exchange.getMessage().getHeader("CamelVzapsQrCode", "paired", String.class)));
                }
            });
            await().until(() -> states.equals(List.of(false)));
            await().until(() -> !codes.isEmpty());
            simulator.pair(Contract.INSTANCE);
            await().until(() -> states.equals(List.of(false, true)));
            await().until(() -> codes.get(codes.size() - 1).equals("paired"));
            await().until(() ->
                    simulator.requests().stream().anyMatch(request -> SETS_WEBHOOK.contains(request.operation())));

            simulator.customerSends(Contract.INSTANCE, Map.of("from", "5511988887777", "text", "Oi", "name", "Ana"));

            await().until(() -> simulator.messages(Contract.INSTANCE).size() == 1);
            AcceptedMessage answer = simulator.messages(Contract.INSTANCE).get(0);
            assertThat(answer.to()).isEqualTo("5511988887777");
            assertThat(answer.body()).containsEntry("message", "You said Oi, Ana");
            await().untilAsserted(() -> assertThat(simulator.events(Contract.INSTANCE))
                    .filteredOn(event -> event.type().equals("Message"))
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(event.acked()).isTrue();
                        assertThat(answer.body().values()).contains(messageId(event));
                    }));
            assertThat(codes.get(0)).contains("data:image/png;base64,");
            simulator.unpair(Contract.INSTANCE);
            await().until(() -> states.equals(List.of(false, true, false)));
        }
    }

    /** The id that the customer's message has for the simulator. */
    private static Object messageId(SimulatedEvent event) {
        return ((Map<?, ?>) ((Map<?, ?>) event.data().get("event")).get("info")).get("id");
    }

    private static DefaultCamelContext application(Provider provider, VzapsSimulator simulator) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.getPropertiesComponent().setInitialProperties(gateway(provider, simulator));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                String account = "{{account}}&instanceId=" + Contract.INSTANCE;
                String send = "{{gateway}}:messages/send?phone=5511999999999&" + account;
                from("direct:customer")
                        .to(send)
                        .setBody(exchange -> Map.of("phone", "5511999999999", "message", "Hello again"))
                        .to("{{gateway}}:messages/send?responseType=json&" + account)
                        .process(exchange -> exchange.setProperty(
                                "first", exchange.getMessage().getHeader("CamelVzapsMessageId")))
                        .setBody(exchange ->
                                Map.of("message", "An answer", "reply_to_message_id", exchange.getProperty("first")))
                        .to(send)
                        .setBody(exchange -> Map.of("image", "https://example.com/a.png"))
                        .to(send)
                        .setBody(constant("https://example.com/a.png"))
                        .to("{{gateway}}:messages/sendImage?phone=5511999999999&caption=A picture&" + account);
                from("direct:code").to("{{gateway}}:sessions/qr?" + account);
                from("direct:numbers").to("{{gateway}}:users/check?" + account);
            }
        });
        return context;
    }

    /** Returns the scheme and the credentials: all that differs. */
    private static Properties gateway(Provider provider, VzapsSimulator simulator) {
        Properties properties = new Properties();
        properties.setProperty("gateway", provider.scheme());
        StringBuilder credentials = new StringBuilder("baseUrl=" + simulator.url());
        CREDENTIALS.get(provider).forEach((name, value) -> credentials.append('&' + name + '=' + value));
        properties.setProperty("account", credentials.toString());
        return properties;
    }
}
