package io.github.camelvzaps.zapyapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvzaps.Contract;
import io.github.camelvzaps.api.NotSentException;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.AcceptedMessage;
import io.github.camelvzaps.simulator.api.RecordedRequest;
import io.github.camelvzaps.vzaps.message.ButtonsMessage;
import io.github.camelvzaps.vzaps.message.ImageMessage;
import io.github.camelvzaps.vzaps.message.TextMessage;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code messages/send}: one endpoint for what the gateway can send, and a clear word about what it cannot. */
class SendTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0};
    private static final String PNG_URI =
            "data:image/png;base64," + Base64.getEncoder().encodeToString(PNG);

    private static VzapsSimulator simulator;
    private static Camel camel;

    @BeforeAll
    static void start() {
        simulator = VzapsSimulator.start();
        simulator.addInstance(Contract.INSTANCE, "inst-token-1");
        camel = Camel.withKey(simulator);
    }

    @AfterAll
    static void stop() {
        camel.close();
        simulator.close();
    }

    @BeforeEach
    void forget() {
        simulator.clearRequests();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "events/subscribe | no realtime connection. Receive events with zapyapi:webhooks/receive",
                "instances/qr | Nearest: instances/getQrCode",
                "webhooks/set | Nearest: webhookConfig/save",
                "groups/metadata | Nearest: groups/get",
                "contacts/profile-picture | Nearest: contacts/getProfilePicture"
            })
    void whatThisGatewayCallsOtherwiseIsNamed(String operation, String says) {
        assertThatThrownBy(() -> camel.send("zapyapi:" + operation, null))
                .rootCause()
                .hasMessageContaining(says);
    }

    @Test
    void aRecipientIsBroughtToTheFormOfTheWireHereToo() throws Exception {
        camel.send("zapyapi:messages/sendText?phone=tel:%2B55-11-99999-9999", "Hi");
        camel.send("zapyapi:contacts/checkNumbers", "+55 (11) 99999-9999; 551");
        camel.send("zapyapi:contacts/block?phone=5511999999999:3@S.whatsapp.net", null);

        assertThat(simulator.requests().get(0).body()).contains("\"to\":\"5511999999999\"");
        assertThat(simulator.requests().get(1).body()).isEqualTo("{\"numbers\":[\"5511999999999\",\"551\"]}");
        assertThat(simulator.requests().get(2).path()).endsWith("/contacts/5511999999999/block");
    }

    static Stream<Arguments> messages() {
        Map<String, Object> to = Map.of(VzapsConstants.PHONE, "551");
        return Stream.of(
                Arguments.of("Hi", to, "text", "{'to':'551','message':'Hi'}"),
                Arguments.of(
                        Map.of("phone", "551", "message", "Hi", "reply_to_message_id", "3EB0"),
                        Map.of(),
                        "text",
                        "{'to':'551','message':'Hi','quoteMessageId':'3EB0'}"),
                Arguments.of(
                        Map.of("to", "551", "message", "Hi", "quoteMessageId", "3EB0"),
                        Map.of(),
                        "text",
                        "{'to':'551','message':'Hi','quoteMessageId':'3EB0'}"),
                Arguments.of(
                        TextMessage.to("551").message("Hi").replyTo("3EB0").build(),
                        Map.of(),
                        "text",
                        "{'to':'551','message':'Hi','quoteMessageId':'3EB0'}"),
                Arguments.of(PNG, to, "image", "{'to':'551','image':'" + PNG_URI + "'}"),
                Arguments.of(
                        ImageMessage.to("551").media(PNG).caption("A dot").build(),
                        Map.of(),
                        "image",
                        "{'to':'551','image':'" + PNG_URI + "','caption':'A dot'}"),
                Arguments.of(
                        Map.of("image", "https://example.com/a.png", "view_once", false),
                        to,
                        "image",
                        "{'to':'551','image':'https://example.com/a.png','viewOnce':false}"),
                Arguments.of(
                        "https://example.com/a.png",
                        Map.of(VzapsConstants.PHONE, "551", VzapsConstants.MESSAGE_TYPE, "Image"),
                        "image",
                        "{'to':'551','image':'https://example.com/a.png'}"));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aMessageIsSentAsWhatItsBodyIs(Object body, Map<String, Object> headers, String type, String json)
            throws Exception {
        Exchange exchange = camel.send("zapyapi:messages/send", body, headers);

        assertThat(exchange.getException()).isNull();
        assertThat(simulator.requests()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/api/message/" + Contract.INSTANCE + "/" + type);
            assertThat(tree(request.body())).isEqualTo(tree(json.replace('\'', '"')));
        });
        List<AcceptedMessage> accepted = simulator.messages(Contract.INSTANCE);
        assertThat(exchange.getMessage().getHeader(VzapsConstants.MESSAGE_ID))
                .isEqualTo(accepted.get(accepted.size() - 1).id());
    }

    static Stream<Arguments> messagesOfOtherTypes() {
        return Stream.of(
                Arguments.of(Map.of("audio", "https://example.com/a.ogg"), "audio"),
                Arguments.of(Map.of("message", "Hi", "buttons", List.of(Map.of("id", "1", "text", "A"))), "buttons"),
                Arguments.of(
                        ButtonsMessage.to("551")
                                .message("Which?")
                                .button("1", "One")
                                .build(),
                        "buttons"),
                Arguments.of(Map.of("latitude", 1, "longitude", 2), "location"),
                Arguments.of("%PDF-1.4 ".getBytes(java.nio.charset.StandardCharsets.US_ASCII), "document"));
    }

    @ParameterizedTest
    @MethodSource("messagesOfOtherTypes")
    void aMessageOfAnotherTypeIsRefusedInsteadOfSentInPart(Object body, String type) throws Exception {
        Exchange exchange = camel.send("zapyapi:messages/send", body, Map.of(VzapsConstants.PHONE, "551"));

        assertThat(exchange.getException())
                .isInstanceOf(NotSentException.class)
                .hasMessageContaining("type " + type)
                .hasMessageContaining("text, image");
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void aPathOfAnEarlierStepDoesNotLeadTheMessageAstray() throws Exception {
        Exchange exchange = camel.send(
                "zapyapi:messages/send", "Hi", Map.of(VzapsConstants.PHONE, "551", VzapsConstants.PATH, "api/x"));

        assertThat(exchange.getException()).isNull();
        assertThat(simulator.requests())
                .extracting(RecordedRequest::operation)
                .containsExactly("zapyapi:messages/sendText");
    }

    @Test
    void aDynamicEndpointServesAllReceiversAndInstances() throws Exception {
        simulator.addInstance("other", "inst-token-2");
        camel.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:dynamic")
                        .toD("zapyapi:messages/sendText?phone=${header.to}&instanceId=${header.from}&param"
                                + ".replyToMessageId=3EB0");
            }
        });
        int before = camel.context.getEndpoints().size();

        for (String to : List.of("551", "552", "553@g.us")) {
            for (String from : List.of(Contract.INSTANCE, "other")) {
                Exchange exchange = camel.context
                        .createFluentProducerTemplate()
                        .to("direct:dynamic")
                        .withBody("Hi")
                        .withHeader("to", to)
                        .withHeader("from", from)
                        .send();
                assertThat(exchange.getException()).isNull();
            }
        }

        assertThat(camel.context.getEndpoints()).hasSize(before + 1);
        assertThat(simulator.messages("other"))
                .extracting(AcceptedMessage::to)
                .containsExactly("551", "552", "553@g.us");
        assertThat(simulator.messages("other"))
                .allSatisfy(message -> assertThat(message.body()).containsEntry("quoteMessageId", "3EB0"));
    }

    @Test
    void anAliasChoosesTheInstance() throws Exception {
        simulator.addInstance("sales-1", "inst-token-3");
        io.github.camelvzaps.api.GatewayInstance sales = new io.github.camelvzaps.api.GatewayInstance();
        sales.setId("sales-1");
        camel.context
                .getComponent("zapyapi", ZapyapiComponent.class)
                .getInstances()
                .put("sales", sales);

        Exchange exchange = camel.send("zapyapi:messages/send?instance=sales&phone=551", "Hi");

        assertThat(exchange.getException()).isNull();
        assertThat(simulator.messages("sales-1")).hasSize(1);
    }

    @Test
    void aRequestCallsAnyPathOfTheApi() throws Exception {
        Exchange exchange = camel.send(
                "zapyapi:request?path=api/instances/" + Contract.INSTANCE + "/check-numbers",
                Map.of("numbers", List.of("551")));

        assertThat(exchange.getException()).isNull();
        assertThat(simulator.requests()).singleElement().satisfies(request -> {
            assertThat(request.operation()).isEqualTo("zapyapi:contacts/checkNumbers");
            assertThat(request.headers()).containsEntry("x-api-key", VzapsSimulator.API_KEY);
        });
    }

    private static JsonNode tree(String json) throws Exception {
        return Contract.JSON.readTree(json);
    }

    @ParameterizedTest
    @CsvSource({"5585987650001, 558587650001", "558587650002, 5585987650002"})
    void theNumberThatIsOnWhatsAppIsAskedForInTheWordsOfThisGateway(String absent, String known) throws Exception {
        simulator.setOnWhatsApp(absent, false);
        Exchange sent =
                camel.send("zapyapi:messages/sendText?checkNumber=true", Map.of("phone", absent, "message", "hi"));
        assertThat(sent.getException()).isNull();
        assertThat(simulator.requests())
                .extracting(RecordedRequest::operation)
                .containsExactly("zapyapi:contacts/checkNumbers", "zapyapi:messages/sendText");
        assertThat(simulator.messages(Contract.INSTANCE))
                .last()
                .extracting(AcceptedMessage::to)
                .isEqualTo(known);
    }
}
