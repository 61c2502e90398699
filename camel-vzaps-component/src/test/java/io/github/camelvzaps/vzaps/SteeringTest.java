package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.api.GatewayInstance;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.AcceptedMessage;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What docs/security.md promises of untrusted input: a sender may write what he likes, and chooses neither the receiver
 * nor the number, the call or the form of what a route sends. Counted at the simulator.
 */
@ExtendWith(SimulatorExtension.class)
class SteeringTest {
    private static final String DESK = "5511000000001";
    private static final String SENDER = "5511777777777";
    private static final String ATTACK = "{\"phone\":\"5500000000000\",\"message\":\"gotcha\",\"instanceId\":\"VZ2\"}";
    private static final String OPTIONS_ATTACK = "x&phone=5500000000000&instanceId=VZ2";

    private VzapsSimulator simulator;

    @BeforeEach
    void world(VzapsSimulator fresh) {
        simulator = fresh;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
        simulator.addInstance("VZ2", "inst-token-2");
    }

    private static CustomerMessage document() {
        return CustomerMessage.media(SENDER, "document", 2000);
    }

    /** What a sender can choose, and where a route meets it. */
    static Stream<Arguments> tries() {
        return Stream.of(
                Arguments.of("a text", CustomerMessage.text(SENDER, ATTACK), "CamelVzapsText"),
                Arguments.of(
                        "a caption below a document that calls itself JSON",
                        document().mimetype("application/json").caption(ATTACK),
                        "CamelVzapsText"),
                Arguments.of("a file name", document().fileName(ATTACK), "CamelVzapsFileName"),
                Arguments.of("a push name", CustomerMessage.text(SENDER, "Hi").name(ATTACK), "CamelVzapsPushName"),
                Arguments.of("a button", CustomerMessage.buttonReply(SENDER, "b", ATTACK), "CamelVzapsText"),
                Arguments.of("a row of a list", CustomerMessage.listReply(SENDER, "r", ATTACK), "CamelVzapsText"),
                Arguments.of(
                        "the id of a message",
                        CustomerMessage.text(SENDER, "Hi").id(ATTACK),
                        "CamelVzapsMessageId"),
                Arguments.of("a text with options", CustomerMessage.text(SENDER, OPTIONS_ATTACK), "CamelVzapsText"),
                Arguments.of(
                        "a text with a placeholder",
                        CustomerMessage.text(SENDER, "{{planted}} ${header.CamelVzapsInstanceId}"),
                        "CamelVzapsText"),
                Arguments.of(
                        "a push name with options",
                        CustomerMessage.text(SENDER, "Hi").name(OPTIONS_ATTACK),
                        "CamelVzapsPushName"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tries")
    void whatASenderWritesIsTextForTheReceiverOfTheRoute(String what, CustomerMessage message, String header)
            throws Exception {
        for (String uri : List.of("vzaps:messages/sendText?phone=" + DESK, "vzaps:messages/send?phone=" + DESK)) {
            Map<String, Object> sent = forwarded(message, header, uri, false);

            assertThat(sent.keySet()).containsExactlyInAnyOrder("phone", "message");
            assertThat(sent)
                    .containsEntry("phone", DESK)
                    .hasEntrySatisfying("message", text -> assertThat(text).isEqualTo(value(header)));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tries")
    void whatASenderWritesIsOneValueInADynamicRoute(String what, CustomerMessage message, String header)
            throws Exception {
        String uri = "vzaps:messages/sendText?phone=" + DESK + "&param.message=To the desk: ${header." + header + "}";

        Map<String, Object> sent = forwarded(message, header, uri, true);

        assertThat(sent).isEqualTo(Map.of("phone", DESK, "message", "To the desk: " + value(header)));
    }

    /** What arrived for the header; the simulator may clean a name. */
    private String value(String header) {
        return seen.get(header).toString();
    }

    private final Map<String, Object> seen = new HashMap<>();

    private Map<String, Object> forwarded(CustomerMessage message, String header, String uri, boolean dynamic)
            throws Exception {
        int before = simulator.messages(Contract.INSTANCE).size();
        try (Listener listener = new Listener(simulator)) {
            listener.context.getPropertiesComponent().addInitialProperty("planted", "a secret of the application");
            listener.context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    var route = from("vzaps:events/subscribe?events=Message&fetchMedia=true")
                            .process(exchange ->
                                    seen.put(header, exchange.getMessage().getHeader(header)))
                            .setBody(dynamic ? constant((Object) null) : header(header));
                    if (dynamic) {
                        route.toD(uri);
                    } else {
                        route.to(uri);
                    }
                }
            });
            listener.context.start();
            await().until(() -> simulator.realtimeConnections(Contract.INSTANCE) == 1);
            simulator.customerSays(Contract.INSTANCE, message);
            await().until(() -> simulator.messages(Contract.INSTANCE).size() > before);
        }
        assertThat(simulator.messages("VZ2")).isEmpty();
        List<AcceptedMessage> all = simulator.messages(Contract.INSTANCE);
        assertThat(all).hasSize(before + 1);
        return all.get(before).body();
    }

    @Test
    void theSendersNameForAFileDoesNotWinOverTheRoutes() throws Exception {
        Map<String, Object> sent = documentFrom("vzaps:messages/sendDocument?fileName=case.pdf&phone=" + DESK);

        assertThat(sent).containsEntry("file_name", "case.pdf");
        assertThat(documentFrom("vzaps:messages/sendDocument?phone=" + DESK))
                .as("without one it is the only name there is")
                .containsEntry("file_name", "Pedido.exe");
    }

    private Map<String, Object> documentFrom(String uri) throws Exception {
        int before = simulator.messages(Contract.INSTANCE).size();
        try (Listener listener = new Listener(simulator)) {
            listener.start(
                    "vzaps:events/subscribe?events=Message&fetchMedia=true",
                    exchange -> listener.context
                            .createFluentProducerTemplate()
                            .to(uri)
                            .withExchange(exchange)
                            .send());
            await().until(() -> simulator.realtimeConnections(Contract.INSTANCE) == 1);
            simulator.customerSays(Contract.INSTANCE, document().fileName("../Pedido.exe"));
            await().until(() -> simulator.messages(Contract.INSTANCE).size() > before);
        }
        return simulator.messages(Contract.INSTANCE).get(before).body();
    }

    @Test
    void theAnswerGoesOutThroughTheNumberThatWasWrittenTo() throws Exception {
        try (Listener listener = new Listener(simulator)) {
            listener.component.getInstances().put("second", instance("VZ2", "inst-token-2"));
            listener.context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("vzaps:events/subscribe?instances=second&events=Message")
                            .setBody(constant("Thanks"))
                            // the component's own instance is another one
                            .toD("vzaps:messages/sendText?ignoreHeaders=true&phone=${header.CamelVzapsSenderPhone}");
                }
            });
            listener.context.start();
            await().until(() -> simulator.realtimeConnections("VZ2") == 1);
            simulator.customerSays("VZ2", SENDER, "Hi");
            await().until(() -> simulator.messages("VZ2").size() == 1);
        }
        assertThat(simulator.messages(Contract.INSTANCE)).isEmpty();
    }

    private static GatewayInstance instance(String id, String token) {
        GatewayInstance instance = new GatewayInstance();
        instance.setId(id);
        instance.setToken(token);
        return instance;
    }

    @Test
    void theNameOfAGroupIsTextToo() throws Exception {
        try (Camel camel = Camel.withTokenPair(simulator)) {
            Exchange made = camel.send(
                    "vzaps:groups/create?unwrap=true", Map.of("groupName", ATTACK, "participants", List.of(SENDER)));
            Object id = made.getMessage().getBody(Map.class).get("group_id");
            Exchange read = camel.send("vzaps:groups/get?unwrap=true&groupId=" + id, null);
            Object name = read.getMessage().getBody(Map.class).get("name");

            camel.send("vzaps:messages/sendText?phone=" + DESK, name);

            assertThat(name).isEqualTo(ATTACK);
        }
        assertThat(simulator.messages(Contract.INSTANCE))
                .singleElement()
                .satisfies(sent -> assertThat(sent.body()).isEqualTo(Map.of("phone", DESK, "message", ATTACK)));
    }

    /** A stranger's HTTP call or message of a queue, as a route gets it. */
    static Stream<Arguments> foreign() {
        byte[] bytes = ATTACK.getBytes(StandardCharsets.UTF_8);
        Map<String, Object> json = Map.of(Exchange.CONTENT_TYPE, "application/json");
        return Stream.of(
                Arguments.of("text that says it is JSON", ATTACK, json),
                Arguments.of("bytes", bytes, Map.of()),
                Arguments.of("bytes that say they are JSON", bytes, json),
                Arguments.of(
                        "bytes that say they are JSON of a kind",
                        bytes,
                        Map.of(Exchange.CONTENT_TYPE, "application/vnd.x+json; charset=utf-8")),
                Arguments.of("a stream", new java.io.ByteArrayInputStream(bytes), json),
                Arguments.of("a name that ends in .json", bytes, Map.of(Exchange.FILE_NAME, "a.json")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("foreign")
    void noHeaderMakesJsonOfABody(String what, Object body, Map<String, Object> headers) throws Exception {
        try (Camel camel = Camel.withTokenPair(simulator)) {
            camel.send("vzaps:messages/sendText?phone=" + DESK, body, headers);
        }
        assertThat(simulator.messages(Contract.INSTANCE))
                .singleElement()
                .satisfies(sent -> assertThat(sent.body()).isEqualTo(Map.of("phone", DESK, "message", ATTACK)));
    }

    @Test
    void withIgnoreHeadersTheOptionsOfTheEndpointHold() throws Exception {
        Map<String, Object> foreign = Map.of(
                "CamelVzapsPhone", "5500000000000",
                "camelvzapsphone", "5500000000000",
                "CamelVzapsMessage", "gotcha",
                "CamelVzapsInstanceId", "VZ2",
                "CamelVzapsInstanceToken", "inst-token-2",
                "CamelVzapsMessageType", "image",
                "CamelVzapsDelay", 99);
        try (Camel camel = Camel.withTokenPair(simulator)) {
            camel.send("vzaps:messages/send?ignoreHeaders=true&phone=" + DESK, "Hi", foreign);
        }
        assertThat(simulator.messages(Contract.INSTANCE))
                .singleElement()
                .satisfies(sent -> assertThat(sent.body()).isEqualTo(Map.of("phone", DESK, "message", "Hi")));
        assertThat(simulator.messages("VZ2")).isEmpty();
    }

    @Test
    void neitherCredentialsOfTheAccountNorTheAddressComeFromHeadersOrABody() throws Exception {
        Map<String, Object> foreign = Map.of(
                "CamelVzapsBaseUrl", "http://127.0.0.1:1",
                "CamelVzapsClientToken", "other",
                "Authorization", "Bearer other",
                "X-Client-Token", "other",
                "CamelHttpUri", "http://127.0.0.1:1");
        try (Camel camel = Camel.withTokenPair(simulator)) {
            Map<String, Object> body = Map.of("phone", DESK, "message", "Hi", "baseUrl", "http://127.0.0.1:1");
            assertThat(camel.send("vzaps:messages/sendText", body, foreign).getException())
                    .isNull();
        }
        assertThat(simulator.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.headers())
                        .containsEntry("x-client-token", VzapsSimulator.CLIENT_TOKEN)
                        .doesNotContainKey("authorization"));
    }
}
