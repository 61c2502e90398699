package io.github.camelvzaps.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.github.camelvzaps.simulator.api.AcceptedMessage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulator remembers. */
@ExtendWith(SimulatorExtension.class)
class StateTest {

    private static final String GROUP = "120363000000000000@g.us";

    private VzapsSimulator simulator;
    private Caller caller;

    @BeforeEach
    void pair(VzapsSimulator fresh) {
        simulator = fresh;
        simulator.addInstance("VZ1", "inst-1");
        caller = new Caller(simulator);
    }

    @Test
    void aNewInstanceIsPairedByScanningAQrCodeThatAPhoneCanRead() throws Exception {
        JsonObject created = caller.asAccount("PUT", "/instances/create", """
            {"name":"My shop","events_subscribe":["Message","Connected"]}\
            """).json();
        String id = created.getString("id");
        Map<String, String> tokens =
                Map.of("X-Client-Token", VzapsSimulator.CLIENT_TOKEN, "X-Instance-Token", created.getString("token"));
        assertThat(created.getString("events_subscribe")).isEqualTo("Message,Connected");
        assertThat(caller.call("GET", "/instances/" + id + "/session/status", null, tokens)
                        .data())
                .isEqualTo(new JsonObject().put("connected", false));
        var refused = caller.call("POST", "/instances/" + id + "/chat/send/text", """
            {"phone":"5511","message":"x"}\
            """, tokens);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).contains("not connected");

        String qr = caller.call("GET", "/instances/" + id + "/session/qr", null, tokens)
                .data()
                .getString("qr_code");
        assertThat(scan(qr)).startsWith("2@");

        simulator.pair(id);
        assertThat(caller.call("GET", "/instances/" + id + "/session/status", null, tokens)
                        .data()
                        .getBoolean("connected"))
                .isTrue();
        assertThat(caller.call("GET", "/instances/" + id + "/session/qr", null, tokens)
                        .data()
                        .getString("status"))
                .isEqualTo("connected");
    }

    @Test
    void theQrCodeChanges() {
        caller.control("PUT", "options", "{\"qrSeconds\":0}");
        simulator.unpair("VZ1");
        String first =
                caller.asInstance("GET", "/instances/VZ1/session/qr", null).body();
        String second =
                caller.asInstance("GET", "/instances/VZ1/session/qr", null).body();
        assertThat(first).isNotEqualTo(second);
    }

    private static String scan(String dataUri) throws Exception {
        byte[] png = Base64.getDecoder().decode(dataUri.substring(dataUri.indexOf(',') + 1));
        var image = ImageIO.read(new ByteArrayInputStream(png));
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(image))))
                .getText();
    }

    @Test
    void listsArePagedSearchedAndSorted() {
        for (int i = 0; i < 5; i++) {
            caller.asAccount("PUT", "/instances/create", "{\"name\":\"shop " + i + "\"}");
        }
        JsonObject page = caller.asAccount("POST", "/instances/list", """
            {"page":2,"size":2,"filter":{"query":"shop"},"sort":"name","sortDesc":true}\
            """).json();
        assertThat(page.getInteger("total")).isEqualTo(5);
        assertThat(page.getInteger("total_pages")).isEqualTo(3);
        assertThat(page.getJsonArray("content").stream()
                        .map(one -> ((JsonObject) one).getString("name"))
                        .toList())
                .isEqualTo(List.of("shop 2", "shop 1"));
        assertThat(caller.asAccount("POST", "/instances/search", "{\"name\":\"shop 3\"}")
                        .json()
                        .getInteger("total"))
                .isEqualTo(1);
    }

    @Test
    void deletingAnInstanceAnswers204AndIsFinal() {
        assertThat(caller.asInstance("DELETE", "/instances/VZ1", null).status()).isEqualTo(204);
        assertThat(caller.asInstance("GET", "/instances/VZ1/session/status", null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void subscribingChargesOnceForEachCall() {
        JsonObject answer =
                caller.asAccount("POST", "/instances/VZ1/subscribe", "{}").json();
        assertThat(answer.getString("mode")).isEqualTo("direct");
        caller.asAccount("POST", "/instances/VZ1/subscribe", "{}");
        assertThat(simulator.charges("VZ1")).isEqualTo(2);
        caller.control("PUT", "options", "{\"billingMode\":\"checkout\"}");
        JsonObject checkout =
                caller.asAccount("POST", "/instances/VZ1/subscribe", "{}").json();
        assertThat(checkout.getString("url")).startsWith("https://");
        assertThat(simulator.charges("VZ1")).isEqualTo(2);
    }

    @Test
    void tokensExpireCanBeRevokedAndComeInBothSpellings() {
        String token = caller.accessToken();
        assertThat(list(token)).isEqualTo(200);
        simulator.revokeTokens();
        assertThat(list(token)).isEqualTo(401);
        assertThat(simulator.tokenCalls()).isEqualTo(1);
        simulator.setOptions(Map.of("tokenSpelling", "camel", "tokenLifetimeSeconds", 0));
        JsonObject camel = caller.call("POST", "/token", """
            {"client_token":"sim-client-token","client_secret":"sim-client-secret"}\
            """, Map.of()).json();
        assertThat(camel.getLong("expiresIn")).isZero();
        assertThat(list(camel.getString("accessToken"))).isEqualTo(401);
    }

    private int list(String token) {
        return caller.call("POST", "/instances/list", "{}", Map.of("Authorization", "Bearer " + token))
                .status();
    }

    @Test
    void onlyAdminsChangeAGroup() {
        assertThat(rename("New name")).isEqualTo(200);
        assertThat(caller.asInstance("GET", "/instances/VZ1/group/info?group_id=" + GROUP, null)
                        .data()
                        .getString("name"))
                .isEqualTo("New name");
        String me = caller.asInstance("GET", "/instances/VZ1/session/status", null)
                .data()
                .getString("phone");
        caller.asInstance(
                "POST",
                "/instances/VZ1/group/remove-admin",
                new JsonObject()
                        .put("group_id", GROUP)
                        .put("participants", new JsonArray().add(me))
                        .encode());
        assertThat(rename("Other name")).isEqualTo(403);
    }

    private int rename(String name) {
        return caller.asInstance(
                        "POST",
                        "/instances/VZ1/group/name",
                        new JsonObject()
                                .put("group_id", GROUP)
                                .put("name", name)
                                .encode())
                .status();
    }

    @Test
    void aDelayedSendWaitsInTheQueueAndCanBeRemoved() {
        caller.asInstance("POST", "/instances/VZ1/chat/send/text", """
            {"phone":"5511999999999","message":"later","id":"L1","delay":600000}\
            """);
        assertThat(caller.asInstance("GET", "/instances/VZ1/queue/messages", null)
                        .body())
                .contains("L1");
        assertThat(caller.asInstance("DELETE", "/instances/VZ1/queue/messages/L1", null)
                        .status())
                .isEqualTo(200);
        assertThat(simulator.messages("VZ1"))
                .extracting(AcceptedMessage::id, AcceptedMessage::state)
                .containsExactly(tuple("L1", "REMOVED"));
    }

    @Test
    void theSameIdTwiceIsTwoMessages() {
        for (int i = 0; i < 2; i++) {
            caller.asInstance("POST", "/instances/VZ1/chat/send/text", """
                {"phone":"5511999999999","message":"x","id":"SAME"}\
                """);
        }
        assertThat(simulator.messages("VZ1")).extracting(AcceptedMessage::id).containsExactly("SAME", "SAME");
    }

    @Test
    void chatFlagsAreKept() {
        caller.asInstance("POST", "/instances/VZ1/chats/5511999999999/archive", null);
        caller.asInstance("POST", "/instances/VZ1/chats/5511999999999%40s.whatsapp.net/mute", "{}");
        JsonObject chat = caller.asInstance("GET", "/instances/VZ1/chats/5511999999999", null)
                .json();
        assertThat(chat.getBoolean("archived")).isTrue();
        assertThat(chat.getString("is_muted")).isEqualTo("1");
    }

    @Test
    void theChatwootTokenComesBackMasked() {
        caller.asInstance("POST", "/instances/VZ1/chatwoot", """
            {"enabled":true,"url":"https://c","account_id":"1","token":"very-secret"}\
            """);
        String read = caller.asInstance("GET", "/instances/VZ1/chatwoot", null).body();
        assertThat(read).contains("token_masked").doesNotContain("very-secret");
    }

    @Test
    void whatIsNotPartOfTheContractIsRefused() {
        assertThat(caller.asInstance("GET", "/instances/VZ1/nothing", null).status())
                .isEqualTo(404);
        var wrongMethod = caller.asInstance("PUT", "/instances/VZ1/chat/send/text", null);
        assertThat(wrongMethod.status()).isEqualTo(405);
        assertThat(wrongMethod.response().headers().firstValue("Allow")).hasValue("POST");
        assertThat(caller.asInstance("GET", "/instances/VZ1/session/status", "{\"a\":1}")
                        .status())
                .isEqualTo(400);
        assertThat(caller.asInstance("GET", "/instances/VZ1/session/status", "{}")
                        .status())
                .isEqualTo(200);
        assertThat(caller.asInstance("POST", "/instances/VZ1/chat/send/text", "{\"phone\":")
                        .error())
                .contains("JSON");
        assertThat(caller.asInstance("POST", "/instances/VZ1/chat/send/text", null)
                        .error())
                .contains("body");
        Map<String, String> plain = new HashMap<>(Caller.INSTANCE_TOKENS);
        plain.put("Content-Type", "text/plain");
        assertThat(caller.call("POST", "/instances/VZ1/chat/send/text", "{}", plain)
                        .error())
                .contains("Content-Type");
    }

    @Test
    void aMessageToNobodyIsRefused() {
        for (String to :
                List.of("+55 11 99999-9999", "Ana", "551,552", "tel:551", "a@example.com", "551@S.WhatsApp.Net")) {
            assertThat(caller.asInstance(
                                    "POST",
                                    "/instances/VZ1/chat/send/text",
                                    "{\"phone\":\"" + to + "\",\"message\":\"Hi\"}")
                            .status())
                    .as(to)
                    .isEqualTo(400);
        }
        assertThat(simulator.messages("VZ1")).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | chat/send/text | {'phone':'551','message':'m','mentioned_ids':['551','Ana']} | mentioned_ids",
                "POST | chat/send/text | {'phone':'551','message':'m','mentioned_ids':['1-2@g.us']} | mentioned_ids",
                "POST | chat/send/contact | {'phone':'551','contact_phone':'+55 11'} | contact_phone",
                "POST | chat/markread | {'id':['A'],'chat':'+55 11'} | chat",
                "POST | chat/markread | {'id':['A'],'chat':'551','sender':'1-2@g.us'} | sender",
                "POST | chat/poll/vote | {'phone':'551','message_id':'A','poll_sender':'Ana'} | poll_sender",
                "POST | contact/add | {'phone':'Ana','first_name':'A','full_name':'A'} | phone",
                "POST | group/create | {'group_name':'N','participants':['1-2@g.us']} | participants",
                "POST | group/name | {'group_id':'Sales','name':'N'} | group_id",
                "GET | group/info?group_id=551@s.whatsapp.net | | group_id",
                "GET | chats/Ana | | phone",
                "GET | session/paircode/Ana | | phone"
            })
    void whatNamesNobodyIsRefusedWhereverItStands(String method, String path, String body, String field) {
        var answer = caller.asInstance(method, "/instances/VZ1/" + path, body == null ? null : body.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).startsWith(field + ": nobody");
        assertThat(simulator.messages("VZ1")).isEmpty();
    }

    @Test
    void theFreePathKeepsItsSlashes() {
        caller.asInstance("POST", "/instances/VZ1/chat/send/some/new%20type", """
            {"phone":"5511999999999"}\
            """);
        assertThat(simulator.messages("VZ1").get(0).type()).isEqualTo("send/some/new type");
    }

    @Test
    void aSendIsDeliveredAndReadWhenReceiptsAreOn() {
        simulator.setOptions(Map.of("deliveredAfterMs", 1, "readAfterMs", 5));
        caller.sendText("hi");
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(simulator.messages("VZ1").get(0).state()).isEqualTo("READ"));
    }

    @Test
    void takeRequestWaitsForTheNextOne() throws InterruptedException {
        caller.sendText("a");
        assertThat(simulator.takeRequest(Duration.ofSeconds(5)).operation()).isEqualTo("messages/sendText");
        assertThat(simulator.takeRequest(Duration.ofMillis(1))).isNull();
    }

    @Test
    void aClientThatOffersHttp2InClearIsServedByHttp1() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(simulator.url() + "/instances/VZ1/chat/send/text"))
                .expectContinue(true)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"phone\":\"5511999999999\",\"message\":\"hi\"}"));
        Caller.INSTANCE_TOKENS.forEach(request::header);
        var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }

    @Test
    void anotherAccountCannotReachTheInstance() {
        simulator.addAccount("other", "other-secret", "other-key");
        Map<String, String> other = Map.of("X-Client-Token", "other", "X-Instance-Token", "inst-1");
        assertThat(caller.call("GET", "/instances/VZ1/session/status", null, other)
                        .status())
                .isEqualTo(403);
    }
}
