package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.Contract;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.RecordedRequest;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form in which a body may come, and the JSON that has to arrive for it. */
class BodyFormsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=");
    private static final String PNG_URI =
            "data:image/png;base64," + Base64.getEncoder().encodeToString(PNG);
    private static final Map<String, Object> TO = Map.of("CamelVzapsPhone", Camel.PHONE);

    @TempDir
    static Path folder;

    private static VzapsSimulator simulator;
    private static Camel camel;

    /** A Java object as applications have them. */
    public record Greeting(String phone, String message, Boolean unknownKey) {}

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

    @BeforeEach
    void emptyJournal() {
        simulator.clearRequests();
    }

    static Stream<Arguments> textForms() throws Exception {
        Map<String, Object> map = Map.of("phone", Camel.PHONE, "message", "Hi");
        String json = "{\"phone\":\"5511999999999\",\"message\":\"Hi\"}";
        Path text = Files.writeString(folder.resolve("hello.txt"), "Hi");
        return Stream.of(
                Arguments.of("a Map", map, Map.of()),
                Arguments.of(
                        "a Map with keys in another case", Map.of("PHONE", Camel.PHONE, "Message", "Hi"), Map.of()),
                Arguments.of(
                        "a Map with a number for the phone",
                        Map.of("phone", 5511999999999L, "message", "Hi"),
                        Map.of()),
                Arguments.of(
                        "a Map with a floating number", Map.of("phone", 5.511999999999E12, "message", "Hi"), Map.of()),
                Arguments.of("a JsonNode", JSON.readTree(json), Map.of()),
                Arguments.of("an object", new Greeting(Camel.PHONE, "Hi", null), Map.of()),
                Arguments.of("plain text", "Hi", TO),
                Arguments.of("text bytes", "Hi".getBytes(StandardCharsets.UTF_8), TO),
                Arguments.of("a text stream", new ByteArrayInputStream("Hi".getBytes(StandardCharsets.UTF_8)), TO),
                Arguments.of("a text file", text.toFile(), TO),
                Arguments.of("a text path", text, TO),
                Arguments.of("headers alone", null, with(TO, "CamelVzapsMessage", "Hi")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("textForms")
    void aTextIsSentFrom(String form, Object body, Map<String, Object> headers) throws Exception {
        Map<String, Object> sent = sent("vzaps:messages/sendText", body, headers);

        sent.remove("unknownKey");
        assertThat(sent).isEqualTo(Map.of("phone", Camel.PHONE, "message", "Hi"));
    }

    static Stream<Arguments> jsonForms() throws Exception {
        String json = "{\"phone\":\"5511999999999\",\"message\":\"Olá\"}";
        Path file = Files.writeString(folder.resolve("hello.json"), json);
        return Stream.of(
                Arguments.of("text", json, Map.of()),
                Arguments.of("bytes", json.getBytes(StandardCharsets.UTF_8), Map.of()),
                Arguments.of("bytes in UTF-16", json.getBytes(StandardCharsets.UTF_16BE), Map.of()),
                Arguments.of(
                        "bytes in Latin-1 that say so",
                        json.getBytes(StandardCharsets.ISO_8859_1),
                        Map.of(Exchange.CHARSET_NAME, "ISO-8859-1")),
                Arguments.of("a stream", new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), Map.of()),
                Arguments.of("a file", file.toFile(), Map.of()),
                Arguments.of("a path", file, Map.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jsonForms")
    void withBodyTypeJsonTheFieldsAreReadFrom(String form, Object body, Map<String, Object> headers) throws Exception {
        for (String operation : List.of("messages/sendText", "messages/send")) {
            Object once = body instanceof ByteArrayInputStream in ? again(in) : body;

            assertThat(sent("vzaps:" + operation + "?bodyType=json", once, headers))
                    .isEqualTo(Map.of("phone", Camel.PHONE, "message", "Olá"));
        }
    }

    private static ByteArrayInputStream again(ByteArrayInputStream in) {
        in.reset();
        return new ByteArrayInputStream(in.readAllBytes());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "CamelCharsetName, ISO-8859-1, ISO-8859-1",
        "Content-Type, text/plain; charset=ISO-8859-1, ISO-8859-1",
        "Content-Type, 'text/csv; header=present; charset=\"utf-16\"', UTF-16",
        "Content-Type, text/plain, UTF-8",
        "Content-Type, application/json; charset=ISO-8859-1, UTF-8"
    })
    void textBytesAreReadInTheCharsetTheyName(String header, String value, String charset) throws Exception {
        byte[] text = "Bom dia, José".getBytes(java.nio.charset.Charset.forName(charset));

        assertThat(sent("vzaps:messages/sendText", text, with(TO, header, value)))
                .containsEntry("message", "Bom dia, José");
    }

    @Test
    void aTextFileIsTextForMessagesSendWhenTheOptionSaysSo() throws Exception {
        Path file = Files.writeString(folder.resolve("note.txt"), "Hi");

        assertThat(sent("vzaps:messages/send?bodyType=text", file, TO)).containsEntry("message", "Hi");
        assertThat(sent("vzaps:messages/send", file, TO)).containsEntry("file_name", "note.txt");
    }

    static Stream<Arguments> mediaForms() throws Exception {
        Path file = Files.write(folder.resolve("photo.png"), PNG);
        Path big = Files.write(folder.resolve("big.png"), bigPng());
        return Stream.of(
                Arguments.of("a URL", "https://example.com/a.png", "https://example.com/a.png"),
                Arguments.of("a URI", URI.create("https://example.com/a.png"), "https://example.com/a.png"),
                Arguments.of("a data URI", PNG_URI, PNG_URI),
                Arguments.of("bytes", PNG, PNG_URI),
                Arguments.of("a File", file.toFile(), PNG_URI),
                Arguments.of("a Path", file, PNG_URI),
                Arguments.of("a stream", new ByteArrayInputStream(PNG), PNG_URI),
                Arguments.of("a large file", big, null),
                Arguments.of("a large stream", new ByteArrayInputStream(bigPng()), null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mediaForms")
    void anImageIsSentFrom(String form, Object body, String expected) throws Exception {
        Map<String, Object> sent = sent("vzaps:messages/sendImage", body, with(TO, "CamelVzapsCaption", "C"));

        assertThat(sent).containsEntry("phone", Camel.PHONE).containsEntry("caption", "C");
        if (expected != null) {
            assertThat(sent).containsEntry("image", expected);
        } else {
            assertThat(lastRequest().media()).singleElement().satisfies(media -> {
                assertThat(media.bytes()).isEqualTo(bigPng().length);
                assertThat(media.sha256()).isEqualTo(Sha256.of(bigPng()));
            });
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mediaForms")
    void anImageInsideAMapIsSentFrom(String form, Object body, String expected) throws Exception {
        Map<String, Object> map = new HashMap<>(Map.of("phone", Camel.PHONE, "image", body));
        Map<String, Object> sent = sent("vzaps:messages/send", map, Map.of());

        if (expected != null) {
            assertThat(sent).containsEntry("image", expected);
        } else {
            assertThat(lastRequest().media().get(0).bytes()).isEqualTo(bigPng().length);
        }
        assertThat(lastRequest().operation()).isEqualTo("messages/sendImage");
    }

    static Stream<Arguments> plainValues() {
        String group = "120363000000000000@g.us";
        return Stream.of(
                Arguments.of("vzaps:users/check", "5511999999999", Map.of("phone", List.of("5511999999999"))),
                Arguments.of("vzaps:users/check", "551, 552", Map.of("phone", List.of("551", "552"))),
                Arguments.of("vzaps:users/check", List.of("551", 552), Map.of("phone", List.of("551", "552"))),
                Arguments.of("vzaps:users/check", new String[] {"551"}, Map.of("phone", List.of("551"))),
                Arguments.of("vzaps:users/avatar", "551", Map.of("phone", "551", "preview", false)),
                Arguments.of("vzaps:groups/setName?groupId=" + group, "New", Map.of("group_id", group, "name", "New")),
                Arguments.of(
                        "vzaps:webhooks/set?param.events=Message",
                        Map.of("webhook_url", "https://e.com", "events", List.of("Message", "ReadReceipt")),
                        Map.of("webhookURL", "https://e.com", "events", "Message,ReadReceipt")),
                Arguments.of(
                        "vzaps:messages/sendPoll?phone=551",
                        Map.of(
                                "name",
                                "Q?",
                                "options",
                                List.of("A, B", "C"),
                                "selectableOptionsCount",
                                0,
                                "hide_participant_names",
                                false),
                        Map.of(
                                "phone",
                                "551",
                                "name",
                                "Q?",
                                "options",
                                List.of("A, B", "C"),
                                "selectable_options_count",
                                0,
                                "hide_participant_names",
                                false)),
                Arguments.of("vzaps:chats/mute?phone=551", 3600, Map.of("duration_seconds", 3600)),
                Arguments.of("vzaps:chats/setExpiration?phone=551", "OFF", Map.of("expiration", "OFF")),
                Arguments.of(
                        "vzaps:messages/react?phone=551&messageId=3EB0",
                        "\ud83d\udc4d",
                        Map.of("phone", "551", "message_id", "3EB0", "reaction", "\ud83d\udc4d")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("plainValues")
    void aPlainValueIsTheMainFieldAndKeysGetTheirWireSpelling(String uri, Object body, Map<String, Object> expected)
            throws Exception {
        assertThat(sent(uri, body, Map.of())).isEqualTo(expected);
    }

    @Test
    void aStrangersTextThatLooksLikeJsonStaysText() throws Exception {
        String attack = "{\"phone\":\"5500000000000\",\"message\":\"gotcha\"}";

        assertThat(sent("vzaps:messages/sendText?phone=" + Camel.PHONE, attack, Map.of()))
                .isEqualTo(Map.of("phone", Camel.PHONE, "message", attack));
    }

    @Test
    void aHeaderWinsOverTheBodyAndTheBodyOverTheOption() throws Exception {
        String uri = "vzaps:messages/sendText?phone=1&param.delay=1";
        Map<String, Object> body = Map.of("phone", "2", "message", "m", "delay", 2);

        assertThat(sent(uri, body, Map.of("CamelVzapsPhone", "3")))
                .isEqualTo(Map.of("phone", "3", "message", "m", "delay", 2));
        assertThat(sent(uri, "m", Map.of())).isEqualTo(Map.of("phone", "1", "message", "m", "delay", 1));
    }

    @ParameterizedTest
    @CsvSource({
        "5511999999999@s.whatsapp.net, 5511999999999",
        "5511999999999:12@s.whatsapp.net, 5511999999999",
        "5511999999999@c.us, 5511999999999",
        "120363000000000000@g.us, 120363000000000000@g.us",
        "40076373446793@lid, 40076373446793@lid"
    })
    void anAnswerGoesToTheChatAsAnEventNamesIt(String chat, String phone) throws Exception {
        assertThat(sent("vzaps:messages/sendText", "m", Map.of("CamelVzapsPhone", chat)))
                .containsEntry("phone", phone);
    }

    @Test
    void unknownKeysPassUntouched() throws Exception {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("phone", "1", "message", "m"));
        body.put("newFeature", Map.of("camelCase", false));

        assertThat(sent("vzaps:messages/sendText", body, Map.of()))
                .containsEntry("newFeature", Map.of("camelCase", false));
    }

    @Test
    void whatAnEarlierStepLeftBehindDoesNotDisturbACallWithoutABody() throws Exception {
        for (Object leftover : List.of("text", List.of(1), Map.of("token", "x"), new byte[] {1})) {
            camel.send("vzaps:sessions/status", leftover);

            assertThat(lastRequest().body()).isNullOrEmpty();
        }
    }

    @Test
    void aSubscriptionPassesItsBodyOnAndSendsAnEmptyObjectWithoutOne() throws Exception {
        try (Camel account = Camel.withSecret(simulator)) {
            account.send("vzaps:instances/subscribe", Map.of("plan", "gold"));
            assertThat(lastRequest().body()).isEqualTo("{\"plan\":\"gold\"}");

            account.send("vzaps:instances/subscribe", null);
            assertThat(lastRequest().body()).isEqualTo("{}");

            account.send("vzaps:instances/subscribe?bodyType=json", "{\"billing\":{\"name\":\"Ana\"}}");
            assertThat(lastRequest().body()).isEqualTo("{\"billing\":{\"name\":\"Ana\"}}");
        }
    }

    static Stream<Arguments> smartSends() throws Exception {
        File pdf = Files.write(folder.resolve("offer.pdf"), "%PDF-1.4".getBytes(StandardCharsets.US_ASCII))
                .toFile();
        File png = Files.write(folder.resolve("smart.png"), PNG).toFile();
        Map<String, Object> rows = Map.of("title", "S", "rows", List.of(Map.of("id", "1", "title", "R")));
        return Stream.of(
                Arguments.of("Hi", "text"),
                Arguments.of(Map.of("message", "Hi"), "text"),
                Arguments.of(Map.of("message", "Hi", "buttons", List.of(Map.of("id", "y", "text", "Y"))), "buttons"),
                Arguments.of(
                        Map.of("title", "T", "description", "D", "buttonText", "B", "sections", List.of(rows)), "list"),
                Arguments.of(
                        Map.of("message", "m", "linkUrl", "https://e.com", "title", "t", "linkDescription", "d"),
                        "link"),
                Arguments.of(Map.of("name", "Q", "options", List.of("A", "B")), "poll"),
                Arguments.of(Map.of("latitude", -23.5, "longitude", -46.6, "name", "Office"), "location"),
                Arguments.of(Map.of("contact_name", "Ana", "contact_phone", "5511"), "contact"),
                Arguments.of(Map.of("audio", "https://e.com/a.ogg"), "audio"),
                Arguments.of(Map.of("sticker", "https://e.com/a.webp"), "sticker"),
                Arguments.of(png, "image"),
                Arguments.of(pdf, "document"),
                Arguments.of(Map.of("reaction", "x", "message_id", "3EB0"), "react"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("smartSends")
    void messagesSendFindsTheTypeByTheBody(Object body, String type) throws Exception {
        camel.send("vzaps:messages/send", body, TO);

        assertThat(lastRequest().path()).endsWith("/" + type);
    }

    @Test
    void aDocumentIsNeverSentWithoutAName() throws Exception {
        File pdf = Files.write(folder.resolve("price list.pdf"), new byte[] {1}).toFile();

        assertThat(sent("vzaps:messages/sendDocument", pdf, TO)).containsEntry("file_name", "price list.pdf");
        assertThat(sent("vzaps:messages/sendDocument", "https://e.com/x/offer.pdf?v=1", TO))
                .containsEntry("file_name", "offer.pdf");
        assertThat(sent("vzaps:messages/sendDocument", new byte[] {1}, TO)).containsEntry("file_name", "document");
        assertThat(sent("vzaps:messages/sendDocument", pdf, with(TO, "CamelVzapsFileName", "given.pdf")))
                .containsEntry("file_name", "given.pdf");
    }

    @Test
    void aRawPathPostsTheBodyBelowChat() throws Exception {
        camel.send("vzaps:messages/send?path=send/text", Map.of("phone", "1", "message", "m"));

        assertThat(lastRequest().path()).isEqualTo("/instances/VZ1/chat/send/text");
    }

    @Test
    void aRequestCallsAnyPathOfTheApi() throws Exception {
        Exchange read = camel.send("vzaps:request?path=/instances/VZ1/session/status", null);
        assertThat(read.getException()).isNull();
        assertThat(read.getMessage().getBody(Map.class)).containsEntry("success", true);
        assertThat(lastRequest().method()).isEqualTo("GET");
        assertThat(lastRequest().operation()).isEqualTo("sessions/status");

        Exchange written = camel.send(
                "vzaps:request?method=POST&path=instances/VZ1/user/check&bodyType=json", "{\"phone\":[\"551\"]}");
        assertThat(written.getException()).isNull();
        assertThat(lastRequest().body()).isEqualTo("{\"phone\":[\"551\"]}");
        assertThat(lastRequest().status()).isEqualTo(200);
    }

    static Stream<Arguments> queries() {
        return Stream.of(
                Arguments.of("vzaps:request?path=instances/VZ1/chats&query=RAW(page=2&page_size=5)", Map.of()),
                Arguments.of(
                        "vzaps:request?path=instances/VZ1/chats", Map.of("CamelVzapsQuery", "?page=2&page_size=5")),
                Arguments.of(
                        "vzaps:request?path=instances/VZ1/chats?page=2",
                        Map.of("CamelVzapsQuery", Map.of("page_size", 5))));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void aRequestTakesAQuery(String uri, Map<String, Object> headers) throws Exception {
        assertThat(camel.send(uri, null, headers).getException()).isNull();

        assertThat(lastRequest().query()).isEqualTo(Map.of("page", "2", "page_size", "5"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1,{\"a\":null}] | [1,{\"a\":null}]",
                "\"text\" | \"text\"",
                "{\"path\":\"elsewhere\",\"instanceToken\":\"x\"} | {\"path\":\"elsewhere\",\"instanceToken\":\"x\"}"
            })
    void aRequestSendsAnyJsonAndReadsNothingOutOfIt(String json, String expected) throws Exception {
        camel.send("vzaps:request?method=POST&path=instances/VZ1/user/check&bodyType=json", json);

        assertThat(lastRequest().path()).isEqualTo("/instances/VZ1/user/check");
        assertThat(lastRequest().body()).isEqualTo(expected);
    }

    @Test
    void anExactKeyWinsOverOneThatOnlyMeansTheSame() throws Exception {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("Phone", "111");
        body.put("phone", "222");
        body.put("PHONE", "333");
        body.put("message", "m");

        assertThat(sent("vzaps:messages/sendText", body, Map.of())).containsEntry("phone", "222");
    }

    static Stream<Arguments> structures() {
        String buttons = "[{\"id\":\"y\",\"text\":\"Yes\"}]";
        List<?> asList = List.of(Map.of("id", "y", "text", "Yes"));
        Map<String, Object> poll = with(TO, "CamelVzapsName", "Q");
        return Stream.of(
                Arguments.of("messages/sendButtons", "m", with(TO, "CamelVzapsButtons", buttons), "buttons", asList),
                Arguments.of("messages/sendButtons?param.buttons=" + buttons, "m", TO, "buttons", asList),
                Arguments.of("messages/sendButtons", Map.of("message", "m", "buttons", buttons), TO, "buttons", asList),
                Arguments.of("messages/sendPoll?param.options=A, B", null, poll, "options", List.of("A", "B")),
                Arguments.of(
                        "messages/sendPoll",
                        null,
                        with(poll, "CamelVzapsOptions", "[\"A, B\",\"C\"]"),
                        "options",
                        List.of("A, B", "C")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("structures")
    void aStructureGivenAsTextIsSentAsOne(
            String operation, Object body, Map<String, Object> headers, String key, Object expected) throws Exception {
        assertThat(sent("vzaps:" + operation, body, headers)).containsEntry(key, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+55 (11) 99999-9999 | 5511999999999",
                "tel:+55-11-99999-9999 | 5511999999999",
                "whatsapp:+5511999999999 | 5511999999999",
                "005511999999999 | 5511999999999",
                "'\u200e55 11 99999.9999\u202c' | 5511999999999",
                "\u0665\u0665\u0661\u0661\u0669\u0669\u0669\u0669\u0669\u0669\u0669\u0669\u0669 | 5511999999999",
                "5511999999999.0:12@S.WhatsApp.Net | 5511999999999",
                "5511999999999:99@hosted | 5511999999999",
                "40076373446793:3@Hosted.LID | 40076373446793@lid",
                "120363000000000000@G.US | 120363000000000000@g.us"
            })
    void aRecipientIsBroughtToTheFormOfTheWireWhereverItStands(String written, String wire) throws Exception {
        assertThat(sent("vzaps:messages/sendText", "m", Map.of("CamelVzapsPhone", written)))
                .containsEntry("phone", wire);
        assertThat(sent("vzaps:users/check", List.of(written), Map.of())).containsEntry("phone", List.of(wire));

        camel.send("vzaps:chats/get", null, Map.of("CamelVzapsPhone", written));
        assertThat(lastRequest().path()).isEqualTo("/instances/VZ1/chats/" + wire);
    }

    @Test
    void aListIsSearchedAsTheClientsDoAndItsPagesHaveOneSpelling() throws Exception {
        try (Camel account = Camel.withSecret(simulator)) {
            Map<String, Object> expected = Map.of("size", 5, "filter", Map.of("query", "sales"));
            account.send("vzaps:instances/list", Map.of());
            assertThat(lastRequest().body()).as("the gateway's own defaults").isEqualTo("{}");
            for (String spelling : List.of("pageSize", "page_size", "size")) {
                account.send("vzaps:instances/list", Map.of("search", "sales", spelling, 5));
                assertThat(JSON.readValue(lastRequest().body(), Map.class)).isEqualTo(expected);

                account.send("vzaps:instances/list?param.search=sales&param." + spelling + "=5", null);
                assertThat(JSON.readValue(lastRequest().body(), Map.class)).isEqualTo(expected);

                camel.send("vzaps:chats/list?param." + spelling + "=5", null);
                assertThat(lastRequest().query()).isEqualTo(Map.of("page_size", "5"));
            }
        }
    }

    @Test
    void theTypeOfMediaIsFoundByTheirFirstBytes() throws Exception {
        Map<String, byte[]> contents = Map.of(
                "data:image/webp", "RIFF$\u0000\u0000\u0000WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1),
                "data:application/pdf", "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII),
                "data:audio/wav", "RIFF$\u0000\u0000\u0000WAVEfmt ".getBytes(StandardCharsets.ISO_8859_1));
        for (Map.Entry<String, byte[]> content : contents.entrySet()) {
            for (Object form : List.of(content.getValue(), new ByteArrayInputStream(content.getValue()))) {
                Map<String, Object> sent = sent("vzaps:messages/sendDocument", form, TO);
                assertThat(sent.get("document").toString()).startsWith(content.getKey() + ";base64,");
            }
        }
        camel.send("vzaps:messages/send", new ByteArrayInputStream(contents.get("data:image/webp")), TO);
        assertThat(lastRequest().operation()).isEqualTo("messages/sendImage");
    }

    private static RecordedRequest lastRequest() {
        List<RecordedRequest> requests = simulator.requests();
        return requests.get(requests.size() - 1);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> sent(String uri, Object body, Map<String, Object> headers) throws Exception {
        simulator.clearRequests();
        Exchange exchange = camel.send(uri, body, headers);
        assertThat(simulator.requests()).as("%s", exchange.getException()).hasSize(1);
        return JSON.readValue(lastRequest().body(), Map.class);
    }

    private static Map<String, Object> with(Map<String, Object> headers, String name, Object value) {
        Map<String, Object> more = new HashMap<>(headers);
        more.put(name, value);
        return more;
    }

    /** Larger than what is encoded at once, and no multiple of three. */
    private static byte[] bigPng() {
        byte[] big = new byte[1_000_001];
        System.arraycopy(PNG, 0, big, 0, PNG.length);
        return big;
    }
}
