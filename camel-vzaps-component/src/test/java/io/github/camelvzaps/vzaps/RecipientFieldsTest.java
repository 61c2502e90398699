package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.Contract;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.RecordedRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field that holds a person or a chat, in a form as people and events write it, and what has to arrive. */
class RecipientFieldsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WRITTEN = "+55 (11) 99999-9999";
    private static final String DEVICE = "5511999999999:12@s.whatsapp.net";
    private static final String DIGITS = "5511999999999";
    private static final String ADDRESS = "5511999999999@s.whatsapp.net";
    private static final String GROUP = "120363000000000000@g.us";
    private static final String BARE_GROUP = " 120363000000000000";

    private static VzapsSimulator simulator;
    private static Camel camel;

    @BeforeAll
    static void start() {
        simulator = VzapsSimulator.start();
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
        camel = Camel.withTokenPair(simulator);
    }

    @AfterAll
    static void stop() {
        camel.close();
        simulator.close();
    }

    static Stream<Arguments> fields() {
        Map<String, Object> text = Map.of("phone", WRITTEN, "message", "m");
        Map<String, Object> chatwoot = Map.of("enabled", true, "url", "https://c.example", "accountId", "1");
        List<Object> people = List.of(WRITTEN, DEVICE, "77:1@lid", 5511999999999L);
        List<String> onWire = List.of(DIGITS, DIGITS, "77@lid", DIGITS);
        return Stream.of(
                row("messages/sendText", text, "phone", WRITTEN, DIGITS),
                row("messages/sendText", text, "mentioned_ids", people, onWire),
                row("messages/sendText", text, "mentioned_ids", WRITTEN + "; 77@lid", List.of(DIGITS, "77@lid")),
                row(
                        "messages/sendPoll",
                        Map.of("phone", "1", "name", "Q", "options", "A,B"),
                        "mentioned_ids",
                        people,
                        onWire),
                row("messages/sendContact", Map.of("phone", "1"), "contact_phone", WRITTEN, DIGITS),
                row("messages/pollVote", Map.of("phone", GROUP, "message_id", "A"), "poll_sender", DEVICE, ADDRESS),
                row("messages/pollVote", Map.of("phone", GROUP, "message_id", "A"), "poll_sender", WRITTEN, ADDRESS),
                row("messages/markRead", Map.of("id", "A"), "chat", WRITTEN, ADDRESS),
                row("messages/markRead", Map.of("id", "A"), "chat", "120363000000000000@G.us", GROUP),
                row("messages/markRead", Map.of("id", "A", "chat", GROUP), "sender", DEVICE, ADDRESS),
                row("messages/markRead", Map.of("id", "A", "chat", GROUP), "sender", "77:1@hosted.lid", "77@lid"),
                row("contacts/add", Map.of("first_name", "A", "full_name", "A"), "phone", WRITTEN, DIGITS),
                row("groups/setName", Map.of("name", "N"), "group_id", BARE_GROUP, GROUP),
                row("groups/setDescription", Map.of("description", "D"), "group_id", 120363000000000000L, GROUP),
                row("groups/create", Map.of("group_name", "N"), "participants", people, onWire),
                row("groups/addAdmin", Map.of("group_id", BARE_GROUP), "participants", people, onWire),
                row("typeBots/startSession", Map.of("public_id", "p", "message", "m"), "phone", DEVICE, DIGITS),
                row("chatwoot/set", with(chatwoot, "token", "t"), "number", WRITTEN, DIGITS),
                row("chatwoot/set", with(chatwoot, "token", "t"), "number", "", ""),
                row(
                        "chatwoot/set",
                        with(chatwoot, "token", "t"),
                        "ignore_jids",
                        List.of(WRITTEN, GROUP, "@G.us"),
                        List.of(ADDRESS, GROUP, "@g.us")));
    }

    @ParameterizedTest(name = "{2} of {0}: {3}")
    @MethodSource("fields")
    void aFieldArrivesInTheFormOfTheGateway(
            String operation, Map<String, Object> others, String field, Object written, Object wire) throws Exception {
        RecordedRequest request = request(operation, with(others, field, written), Map.of());

        assertThat(JSON.readValue(request.body(), Map.class)).containsEntry(field, wire);
    }

    @ParameterizedTest
    @MethodSource("groups")
    void aGroupOfAQueryArrivesInTheFormOfTheGateway(String operation, Object written) throws Exception {
        RecordedRequest request = request(operation, null, Map.of("CamelVzapsGroupId", written));

        assertThat(request.query()).containsEntry("group_id", GROUP);
    }

    static Stream<Arguments> groups() {
        return Stream.of("groups/get", "groups/inviteLink")
                .flatMap(operation -> Stream.of(BARE_GROUP, GROUP, "120363000000000000@G.US", 120363000000000000L)
                        .map(written -> Arguments.of(operation, written)));
    }

    private static RecordedRequest request(String operation, Object body, Map<String, Object> headers)
            throws Exception {
        simulator.clearRequests();
        Exchange exchange = camel.send("vzaps:" + operation, body, headers);
        assertThat(simulator.requests()).as("%s", exchange.getException()).hasSize(1);
        return simulator.requests().get(0);
    }

    private static Arguments row(
            String operation, Map<String, Object> others, String field, Object written, Object wire) {
        return Arguments.of(operation, others, field, written, wire);
    }

    private static Map<String, Object> with(Map<String, Object> others, String name, Object value) {
        Map<String, Object> more = new java.util.HashMap<>(others);
        more.put(name, value);
        return more;
    }
}
