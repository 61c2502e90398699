package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.api.NotSentException;
import io.github.camelvzaps.simulator.VzapsSimulator;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user reads when something is wrong, and that nothing was sent then. */
class WrongInputTest {
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

    static Stream<Arguments> wrongUris() {
        return Stream.of(
                Arguments.of("vzaps:messages/sendTxt", List.of("no operation 'messages/sendTxt'", "messages/sendText")),
                Arguments.of("vzaps:message/sendText", List.of("messages/sendText")),
                Arguments.of("vzaps:instances", List.of("no operation 'instances'")),
                Arguments.of("vzaps:messages/sendText?phon=1", List.of("phon")),
                Arguments.of("vzaps:messages/sendText?requestTimeout=soon", List.of("requestTimeout", "soon")),
                Arguments.of("vzaps:messages/sendText?param.dely=2", List.of("no parameter 'dely'", "Nearest: delay")),
                Arguments.of("vzaps:groups/list?param.pageSiz=2", List.of("no parameter 'pageSiz'", "pageSize")),
                Arguments.of("vzaps:messages/send?param.buttns=2", List.of("no parameter 'buttns'", "buttons")),
                Arguments.of("vzaps:request?path=a&param.x=2", List.of("no parameters", "param.x")),
                Arguments.of("vzaps:messages/sendText?phone=1&Phone=2", List.of("'phone'", "'Phone'", "mean the same")),
                Arguments.of("vzaps:messages/sendText?phone=1&param.phone=2", List.of("mean the same", "param.phone")),
                Arguments.of(
                        "vzaps:messages/sendText?caption=x", List.of("does not take the option caption", "remove it")),
                Arguments.of(
                        "vzaps:instances/cancel?method=DELETE",
                        List.of("does not take the option method", "vzaps:instances/cancelWithDelete")),
                Arguments.of("vzaps:messages/sendText?instance=sales", List.of("no instance called 'sales'")),
                Arguments.of("vzaps:messages/sendText?bodyType=xml", List.of("bodyType takes auto, json or text")),
                Arguments.of("vzaps:messages/sendText?allPages=true", List.of("does not list page by page")),
                Arguments.of("vzaps:messages/sendText?retryDelay=10x", List.of("retryDelay", "10x")),
                Arguments.of("vzaps:messages/sendText?pingInterval=10 apples", List.of("pingInterval", "10 apples")),
                Arguments.of("vzaps:messages/sendText?maximumMediaSize=64mb", List.of("maximumMediaSize", "64mb")),
                Arguments.of("vzaps:messages/sendText?maximumRetries=3x", List.of("maximumRetries", "whole number")),
                Arguments.of("vzaps:messages/sendText?claimLease=1 week", List.of("claimLease", "1 week")),
                Arguments.of(
                        "vzaps:messages/sendText?connectTimeout=1.5 parsecs", List.of("connectTimeout", "parsecs")),
                Arguments.of("vzaps:instances/qr", List.of("Nearest: sessions/qr")),
                Arguments.of("vzaps:auth/token", List.of("Nearest: auth/getAccessToken")),
                Arguments.of("vzaps:webhooks/save", List.of("Nearest: webhooks/set")),
                Arguments.of("vzaps:groups/metadata", List.of("Nearest: groups/get")),
                Arguments.of("vzaps:contacts/profile-picture", List.of("Nearest: users/avatar")),
                Arguments.of("vzaps:messages/create", List.of("Nearest: messages/send")),
                Arguments.of("vzaps:messages/sendText?responseType=xml", List.of("responseType", "map, json, string")),
                Arguments.of("vzaps:messages/sendText?baseUrl=ftp://x", List.of("baseUrl", "https://api.example.com")),
                Arguments.of("vzaps:messages/sendText?baseUrl=http://u:pw@h/", List.of("baseUrl", "without user")),
                Arguments.of("vzaps:messages/sendText?baseUrl=http://u:pw@h%5E", List.of("baseUrl", "without user")),
                Arguments.of("vzaps:messages/sendText?baseUrl=http://h:99999", List.of("baseUrl", "without user")),
                Arguments.of("vzaps:events/subscribe?realtimeUrl=ws://u:pw@h%5E", List.of("realtimeUrl", "user")),
                Arguments.of("vzaps:events/subscribe?realtimeUrl=ws://h:99999", List.of("realtimeUrl", "user")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongUris")
    void aWrongUriFailsAtStartAndSaysWhatIsRight(String uri, List<String> says) {
        assertThatThrownBy(() -> camel.send(uri, "Hi"))
                .satisfies(failure -> assertThat(messages(failure)).contains(says))
                .satisfies(failure -> assertThat(messages(failure)).doesNotContain("pw@"));
    }

    static Stream<Arguments> wrongMessages() {
        Map<String, Object> to = Map.of("CamelVzapsPhone", "551");
        File missing = new File("no-such-file.pdf");
        return Stream.of(
                row(
                        "messages/sendText",
                        "Hi",
                        Map.of(),
                        "needs 'phone'",
                        "header CamelVzapsPhone",
                        "key 'phone'",
                        "option phone"),
                row("messages/sendText", null, to, "needs 'message'", "CamelVzapsMessage", "plain body"),
                row("messages/sendText", "", to, "needs 'message'"),
                row(
                        "messages/sendText",
                        Map.of("phne", "551", "message", "m"),
                        Map.of(),
                        "needs 'phone'",
                        "has the key 'phne'"),
                row("webhooks/searchLogs", Map.of("statu", "failed"), Map.of(), "no parameter 'statu'", "'status'"),
                row("groups/list", Map.of("pagesize", 2, "pag", 3), Map.of(), "no parameter 'pag'", "'page'"),
                row(
                        "messages/sendButtons",
                        "m",
                        with(to, "CamelVzapsButtons", "Yes,No"),
                        "'buttons'",
                        "not valid JSON"),
                row("messages/sendButtons", "m", with(to, "CamelVzapsButtons", "7"), "'buttons'", "single value"),
                row("messages/sendImage", "/etc/passwd", to, "local path"),
                row("messages/sendImage", "C:\\Windows\\win.ini", to, "local path"),
                row("messages/sendImage", "../secret.png", to, "local path"),
                row("messages/sendImage", "classpath:application.properties", to, "classpath: address is not opened"),
                row("messages/sendImage", new byte[0], to, "'image' is empty"),
                row("messages/sendImage", new java.io.ByteArrayInputStream(new byte[0]), to, "'image' is empty"),
                row("messages/sendText", "m", Map.of("CamelVzapsPhone", "Ana 5511"), "it has letters"),
                row("messages/sendText", "m", Map.of("CamelVzapsPhone", "551,552"), "it is a list"),
                row("messages/sendText", "m", Map.of("CamelVzapsPhone", List.of("551", "552")), "it is a list"),
                row("messages/sendText", "m", Map.of("CamelVzapsPhone", "+551 +552"), "more than one number"),
                row("messages/sendText", "m", Map.of("CamelVzapsPhone", "5.511999999999E12"), "scientific notation"),
                row("messages/sendText", "m", Map.of("CamelVzapsPhone", "120363000000000000"), "@g.us"),
                row("messages/sendText", "m", Map.of("CamelVzapsPhone", "a@example.com"), "no kind that WhatsApp has"),
                row("users/check", List.of("551", "Ana"), Map.of(), "it has letters"),
                row("chats/get", null, Map.of("CamelVzapsPhone", "Ana"), "it has letters"),
                row(
                        "messages/sendText",
                        "m",
                        with(to, "CamelVzapsMentionedIds", "551, 120363000000000000@g.us"),
                        "'mentionedIds'",
                        "it is a group"),
                row("messages/sendText", "m", with(to, "CamelVzapsMentionedIds", "Ana"), "'mentionedIds'", "letters"),
                row("groups/get", null, Map.of("CamelVzapsGroupId", "5511999999999"), "'groupId'", "it is a phone"),
                row("groups/setName?groupId=Sales", "New", Map.of(), "'groupId'", "no id of a group"),
                row("groups/setName?groupId=1@newsletter", "New", Map.of(), "'groupId'", "it is a channel"),
                row("groups/get", null, Map.of("CamelVzapsGroupId", 1.20363e17), "'groupId'", "digits are lost"),
                row("groups/addAdmin?groupId=1-2@g.us", "551, 1-3@g.us", Map.of(), "'participants'", "it is a group"),
                row("messages/markRead", Map.of("id", "A", "chat", "Ana"), Map.of(), "'chatId'", "it has letters"),
                row(
                        "messages/markRead",
                        Map.of("id", "A", "chat", "1-2@g.us", "sender", "1-2@g.us"),
                        Map.of(),
                        "'senderJid'",
                        "it is a group"),
                row(
                        "messages/pollVote?messageId=A&param.pollSender=1-2@g.us",
                        "Yes",
                        to,
                        "'pollSender'",
                        "it is a group"),
                row("messages/sendContact?param.contactPhone=1@lid", null, to, "'contactPhone'", "a hidden number"),
                row("sessions/pairCode", null, Map.of("CamelVzapsPhone", "1-2@g.us"), "'phone'", "it is a group"),
                row("request?path=a&method=POST", "{}", Map.of(), "sends JSON", "bodyType=json"),
                row("chats/get", null, Map.of(), "needs 'phone'"),
                row("groups/get", null, Map.of(), "needs 'groupId'", "CamelVzapsGroupId", "group_id"),
                row("groups/list", null, Map.of("CamelVzapsPage", "two"), "'page'", "a whole number"),
                row(
                        "chats/mute",
                        Map.of("phone", "1", "duration_seconds", "1.5"),
                        Map.of(),
                        "'durationSeconds'",
                        "a whole number"),
                row("messages/sendLocation", Map.of("latitude", "north", "longitude", 1), to, "'latitude'", "a number"),
                row("messages/sendAudio", Map.of("audio", "https://e.com", "ptt", "yes"), to, "'ptt'", "true or false"),
                row("messages/sendDocument", missing, to, "no-such-file.pdf", "does not exist"),
                row("messages/sendDocument", missing.toPath(), to, "does not exist"),
                row("messages/sendDocument", new File("."), to, "cannot be read"),
                row("messages/sendDocument", Map.of("document", missing), to, "does not exist"),
                row("messages/sendImage", "file:/etc/passwd", to, "file: address is not opened"),
                row(
                        "messages/sendText",
                        "Hi".getBytes(StandardCharsets.UTF_8),
                        with(to, Exchange.CHARSET_NAME, "klingon"),
                        "no charset 'klingon'"),
                row("messages/sendText?bodyType=json", "{", to, "not valid JSON", "bodyType"),
                row("messages/sendText", "{\"phone\":\"551\"}", Map.of(), "needs 'phone'", "bodyType=json"),
                row("chatwoot/set", "on", Map.of(), "no single main value", "bodyType=json"),
                row("messages/send", Map.of("what", 1), to, "cannot tell the type", "messageType", "text, image"),
                row(
                        "messages/send",
                        "Hi",
                        with(to, "CamelVzapsMessageType", "fax"),
                        "no message type 'fax'",
                        "text, image"),
                row(
                        "messages/sendText",
                        "Hi",
                        with(to, "CamelVzapsInstance", "sales"),
                        "no instance called 'sales'",
                        "instances"),
                row("queues/removeMessage", null, Map.of("CamelVzapsMessageId", ".."), "'messageId'", "'..'"),
                row("request?path=https://evil.example/x", null, Map.of(), "below the base URL", "no host"),
                row("request?path=//evil.example/x", null, Map.of(), "below the base URL"),
                row("request?path=a/../../x", null, Map.of(), "below the base URL"),
                row("request?path=a/%2e%2e/x", null, Map.of(), "below the base URL"),
                row("request", null, Map.of(), "needs 'path'"),
                row("request?path=x&method=BREW", null, Map.of(), "GET, POST, PUT, PATCH or DELETE"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("wrongMessages")
    void aWrongMessageIsNotSentAndSaysWhatIsRight(
            String operation, Object body, Map<String, Object> headers, List<String> says) throws Exception {
        simulator.clearRequests();

        Exchange exchange = camel.send("vzaps:" + operation, body, headers);

        assertThat(exchange.getException()).isInstanceOf(NotSentException.class);
        assertThat(exchange.getException().getMessage()).contains(says);
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void withoutAnyCredentialsARouteDoesNotStart() {
        try (Camel nobody = Camel.with(simulator, options -> {})) {
            assertThatThrownBy(() -> nobody.send("vzaps:messages/sendText", "Hi"))
                    .rootCause()
                    .hasMessageContaining("clientToken")
                    .hasMessageContaining("clientSecret")
                    .hasMessageContaining("instanceToken");
        }
    }

    @Test
    void withAClientTokenAloneTheFirstCallNamesTheWaysOut() throws Exception {
        try (Camel half = Camel.with(simulator, options -> options.setClientToken("ct"))) {
            Exchange exchange = half.send("vzaps:messages/sendText?phone=1", "Hi");

            assertThat(exchange.getException())
                    .isInstanceOf(NotSentException.class)
                    .hasMessageContaining("clientSecret")
                    .hasMessageContaining("CamelVzapsInstanceToken");
        }
    }

    private static Arguments row(String operation, Object body, Map<String, Object> headers, String... says) {
        return Arguments.of(operation, body, headers, List.of(says));
    }

    private static Map<String, Object> with(Map<String, Object> headers, String name, Object value) {
        Map<String, Object> more = new HashMap<>(headers);
        more.put(name, value);
        return more;
    }

    private static String messages(Throwable failure) {
        StringBuilder all = new StringBuilder();
        for (Throwable t = failure; t != null; t = t.getCause()) {
            all.append(t.getMessage()).append('\n');
        }
        return all.toString();
    }
}
