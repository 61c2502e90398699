package io.github.camelvzaps.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.net.httpserver.HttpServer;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import io.github.camelvzaps.simulator.api.EventCounts;
import io.github.camelvzaps.simulator.api.SimulatedEvent;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of message a customer can send, out of simple fields. */
@ExtendWith(SimulatorExtension.class)
class CustomerMessageTest {

    private static final String ANA = "5511999999999";

    private VzapsSimulator simulator;

    @BeforeEach
    void pair(VzapsSimulator fresh) {
        simulator = fresh;
        simulator.addInstance("VZ1", "inst-1");
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                kind(CustomerMessage.text(ANA, "hi"), "conversation", "text", "", "hi"),
                kind(CustomerMessage.text(ANA, "hi").replyTo("M1"), "extended_text_message", "text", "", "M1"),
                kind(
                        CustomerMessage.media(ANA, "image", 500).caption("Look"),
                        "image_message",
                        "media",
                        "image",
                        "Look"),
                kind(CustomerMessage.media(ANA, "video", 500), "video_message", "media", "video", "video/mp4"),
                kind(CustomerMessage.media(ANA, "audio", 500), "audio_message", "media", "audio", "audio/ogg"),
                kind(CustomerMessage.media(ANA, "voice", 500), "audio_message", "media", "ptt", "\"ptt\":true"),
                kind(
                        CustomerMessage.media(ANA, "document", 500).fileName("a.pdf"),
                        "document_message",
                        "media",
                        "document",
                        "a.pdf"),
                kind(CustomerMessage.media(ANA, "sticker", 500), "sticker_message", "media", "sticker", "image/webp"),
                kind(
                        CustomerMessage.media(ANA, "image", "https://a.example/b.png"),
                        "image_message",
                        "media",
                        "image",
                        "https://a.example/b.png"),
                kind(
                        CustomerMessage.location(ANA, -23.5, -46.6).place("Office", "Street 1"),
                        "location_message",
                        "media",
                        "location",
                        "\"degrees_latitude\":-23.5"),
                kind(
                        CustomerMessage.contact(ANA, "Bruno", "5521988887777"),
                        "contact_message",
                        "media",
                        "vcard",
                        "waid=5521988887777"),
                kind(
                        CustomerMessage.text(ANA, "").with("contacts", List.of(Map.of("name", "Bruno", "phone", "55"))),
                        "contacts_array_message",
                        "media",
                        "contact_array",
                        "Bruno"),
                kind(
                        CustomerMessage.poll(ANA, "Pizza?", "Yes", "No"),
                        "poll_creation_message",
                        "poll",
                        "",
                        "\"option_name\":\"No\""),
                kind(
                        CustomerMessage.reaction(ANA, "M1", "\ud83d\udc4d"),
                        "reaction_message",
                        "reaction",
                        "",
                        "\"id\":\"M1\""),
                kind(
                        CustomerMessage.buttonReply(ANA, "y", "Yes"),
                        "buttons_response_message",
                        "text",
                        "",
                        "\"selected_button_id\":\"y\""),
                kind(
                        CustomerMessage.listReply(ANA, "r1", "Row"),
                        "list_response_message",
                        "text",
                        "",
                        "\"selected_row_id\":\"r1\""),
                kind(
                        CustomerMessage.listReply(ANA, "r1", "Row").replyTo("M1"),
                        "list_response_message",
                        "text",
                        "",
                        "\"stanza_id\":\"M1\""),
                kind(
                        CustomerMessage.pollVote(ANA, "M1", "Yes"),
                        "poll_update_message",
                        "poll",
                        "",
                        // SHA-256 of "Yes"
                        "haOas0XWcv+MqbnGh2863Kz0XufB4tvSQI/TOL1V4H4="),
                kind(CustomerMessage.edit(ANA, "M1", "better"), "protocol_message", "text", "", "MESSAGE_EDIT"),
                kind(CustomerMessage.delete(ANA, "M1"), "protocol_message", "text", "", "REVOKE"));
    }

    private static Arguments kind(CustomerMessage message, String key, String type, String mediaType, String holds) {
        return arguments(key, type, mediaType, holds, message);
    }

    @ParameterizedTest(name = "{0} {2} {3}")
    @MethodSource("kinds")
    void eachKindHasItsContentAndItsNames(
            String key, String type, String mediaType, String holds, CustomerMessage message) {
        String id = simulator.customerSays("VZ1", message);
        JsonObject event = new JsonObject(simulator.event("VZ1", id).data()).getJsonObject("event");
        assertThat(event.getJsonObject("message").fieldNames()).containsExactly(key);
        assertThat(event.getJsonObject("message").encode()).contains(holds);
        assertThat(event.getJsonObject("info").getString("type")).isEqualTo(type);
        assertThat(event.getJsonObject("info").getString("media_type")).isEqualTo(mediaType);
    }

    @Test
    void theSameFieldsGoThroughTheControlCall() {
        Caller caller = new Caller(simulator);
        var answer = caller.control(
                "POST",
                "instances/VZ1/messages",
                new JsonObject(CustomerMessage.location(ANA, 1, 2)
                                .inGroup("120363000000000000@g.us")
                                .name("Ana")
                                .toMap())
                        .encode());
        SimulatedEvent event = simulator.event("VZ1", answer.json().getString("event_id"));
        assertThat(event.data().toString())
                .contains("chat=120363000000000000@g.us", "push_name=Ana", "location_message");
        assertThat(caller.control("GET", "instances/VZ1/events/" + event.id(), null)
                        .json()
                        .getString("id"))
                .isEqualTo(event.id());
        assertThat(caller.control("GET", "instances/VZ1/events/none", null).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | from is required",
                "{'from':'55'} | one of [buttonReply, contact, contacts, delete, edit,",
                "{'from':'55','location':{'latitude':1}} | location.longitude is required",
                "{'from':'55','location':{'latitude':'a','longitude':1}} | location.latitude must be a number",
                "{'from':'55','poll':{'name':'q','options':7}} | poll.options must be a list",
                "{'from':'55','reaction':'x'} | reaction must be an object",
                "{'from':'55','media':{'kind':'gif'}} | [audio, document, image, sticker, video]",
            })
    void whatIsMissingOrWrongIsNamed(String fields, String reason) {
        var answer = new Caller(simulator).control("POST", "instances/VZ1/messages", fields.replace('\'', '"'));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).contains(reason);
    }

    @Test
    void theZapyapiTellsTheSameKinds() throws Exception {
        List<String> received = new CopyOnWriteArrayList<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            JsonObject body =
                    new JsonObject(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            received.add(body.getJsonObject("data").getString("messageType"));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        receiver.start();
        try {
            new Caller(simulator)
                    .call(
                            "POST",
                            "/api/instances/VZ1/webhook-config",
                            "{\"webhookUrl\":\"http://127.0.0.1:"
                                    + receiver.getAddress().getPort() + "/\",\"isActive\":true}",
                            Map.of("x-api-key", VzapsSimulator.API_KEY));
            simulator.customerSays("VZ1", CustomerMessage.text(ANA, "hi").replyTo("M1"));
            simulator.customerSays("VZ1", CustomerMessage.location(ANA, 1, 2));
            simulator.customerSays("VZ1", CustomerMessage.contact(ANA, "Bruno", "55"));
            simulator.customerSays("VZ1", CustomerMessage.poll(ANA, "Pizza?", "Yes"));
            simulator.customerSays("VZ1", CustomerMessage.media(ANA, "voice", 10));
            await().untilAsserted(() ->
                    assertThat(received).containsExactlyInAnyOrder("text", "location", "contact", "poll", "ptt"));
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    void manyMessagesAtOnceKeepTheirOrderAndTheirAcksAreCounted() {
        List<String> ids = simulator.customersSay("VZ1", 3000, i -> CustomerMessage.text(ANA, "m" + i));
        assertThat(ids).doesNotHaveDuplicates().hasSize(3000);
        try (Listener listener = Listener.open(simulator, "&events=Message")) {
            await().until(() -> listener.ids().equals(ids));
            ids.subList(0, 1000).forEach(id -> listener.send("{\"type\":\"ack\",\"event_id\":\"" + id + "\"}"));
            await().until(() -> simulator.eventCounts("VZ1").acked() == 1000);
        }
        // pairing made an event as well
        assertThat(simulator.eventCounts("VZ1")).isEqualTo(new EventCounts(3001, 3000, 1000, 3000));
        assertThat(simulator.event("VZ1", ids.get(0)).acked()).isTrue();
        assertThat(simulator.event("VZ1", ids.get(2999)).deliveryCount()).isEqualTo(1);
        assertThat(new Caller(simulator)
                        .control("GET", "instances/VZ1/events/counts", null)
                        .json()
                        .getInteger("deliveries"))
                .isEqualTo(3000);
    }
}
