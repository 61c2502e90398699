package io.github.camelvzaps.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.simulator.api.CustomerMessage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chats as the phone page reads them: complete, page by page, with what was done to each message. */
@ExtendWith(SimulatorExtension.class)
class ChatHistoryTest {

    private static final String ANA = "5511999999999";
    private static final String JID = ANA + "@s.whatsapp.net";

    private VzapsSimulator simulator;
    private Caller caller;

    @BeforeEach
    void pair(VzapsSimulator fresh) {
        simulator = fresh;
        caller = new Caller(simulator);
        simulator.addInstance("VZ1", "inst-1");
    }

    @Test
    void everyQuestionAndEveryAnswerStaysWithAllTheirReceipts() {
        simulator.setOptions(Map.of("deliveredAfterMs", 1, "readAfterMs", 2, "echoSends", true));
        for (int i = 0; i < 300; i++) {
            simulator.customerSays("VZ1", ANA, "question " + i);
            caller.sendText("answer " + i);
        }
        List<JsonObject> all = wholeChat(JID, 70);
        assertThat(all).hasSize(600);
        assertThat(all)
                .extracting(one -> one.getInteger("position"))
                .containsExactlyElementsOf(
                        IntStream.range(0, 600).boxed().sorted((a, b) -> b - a).toList());
        assertThat(all.stream().filter(one -> one.containsKey("message")))
                .extracting(one -> one.getJsonObject("message").getString("conversation"))
                .containsExactlyElementsOf(IntStream.range(0, 300)
                        .mapToObj(i -> "question " + (299 - i))
                        .toList());
    }

    @Test
    void aLongChatHidesNoOther() {
        simulator.customersSay("VZ1", 200, i -> CustomerMessage.text("55119" + (10_000_000 + i), "hello"));
        simulator.customersSay("VZ1", 2_000, i -> CustomerMessage.text(ANA, "m" + i));

        JsonObject list = chats("?limit=500");

        // the group that every number has is one of them
        assertThat(list.getInteger("total")).isEqualTo(202);
        assertThat(list.getJsonArray("chats")).hasSize(202);
        JsonObject longest = list.getJsonArray("chats").getJsonObject(0);
        assertThat(longest.getString("jid")).isEqualTo(JID);
        assertThat(longest.getInteger("count")).isEqualTo(2_000);
        assertThat(longest.getJsonObject("last").getJsonObject("message").getString("conversation"))
                .isEqualTo("m1999");
        assertThat(wholeChat(JID, 500)).hasSize(2_000);
    }

    /** All messages of a chat, the newest first, as a person who scrolls gets them. */
    private List<JsonObject> wholeChat(String jid, int limit) {
        List<JsonObject> all = new ArrayList<>();
        Integer before = null;
        do {
            JsonObject page = page(jid, "?limit=" + limit + (before == null ? "" : "&before=" + before));
            page.getJsonArray("messages").forEach(message -> all.add((JsonObject) message));
            before = page.getInteger("before");
        } while (before != null);
        return all;
    }

    private JsonObject page(String jid, String query) {
        return caller.control("GET", "instances/VZ1/chats/" + jid + "/messages" + query, null)
                .json();
    }

    private JsonObject chats(String query) {
        return caller.control("GET", "instances/VZ1/chats" + query, null).json();
    }

    @ParameterizedTest
    @CsvSource({"SOUZA,1", "55119999,1", "order%204711,1", "Simulator,1", "nobody,0", ",3"})
    void chatsAreFoundByNameNumberAndLastMessage(String search, int found) {
        simulator.customerSays(
                "VZ1", CustomerMessage.text(ANA, "Is my Order 4711 there?").name("Ana Souza"));
        simulator.customerSays(
                "VZ1", CustomerMessage.text("5521988887777", "Hi").name("Bruno"));

        JsonArray chats = chats("?search=" + (search == null ? "" : search)).getJsonArray("chats");

        assertThat(chats).hasSize(found);
    }

    @Test
    void aNumberThatIsNoneIsRefusedInOneLine() {
        var answer = caller.control("GET", "instances/VZ1/chats?limit=many", null);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("limit must be a number from 0, not many");
    }

    @Test
    void whatIsDoneToAMessageStandsAtTheMessage() {
        caller.sendText("Pizza?");
        String sent = simulator.messages("VZ1").get(0).id();
        simulator.customerSays("VZ1", CustomerMessage.text(ANA, "thsi").id("OWN"));
        simulator.customerSays("VZ1", CustomerMessage.reaction(ANA, sent, "+1"));
        simulator.customerSays("VZ1", CustomerMessage.pollVote(ANA, sent, "Yes", "Maybe"));
        simulator.customerSays("VZ1", CustomerMessage.edit(ANA, "OWN", "this"));
        caller.asInstance(
                "POST",
                "/instances/VZ1/chat/react",
                "{\"phone\":\"" + ANA + "\",\"message_id\":\"OWN\",\"reaction\":\"*\"}");

        JsonObject first = message(sent);
        assertThat(first.getJsonArray("reactions")).containsExactly("+1");
        assertThat(first.getJsonObject("votes").getMap()).containsOnly(Map.entry("Yes", 1), Map.entry("Maybe", 1));
        assertThat(message("OWN").getString("edited")).isEqualTo("this");
        assertThat(message("OWN").getJsonArray("reactions")).containsExactly("*");

        simulator.customerSays("VZ1", CustomerMessage.reaction(ANA, sent, ""));
        simulator.customerSays("VZ1", CustomerMessage.pollVote(ANA, sent));
        simulator.customerSays("VZ1", CustomerMessage.delete(ANA, "OWN"));
        assertThat(message(sent).getJsonArray("reactions")).isEmpty();
        assertThat(message(sent).getJsonObject("votes").getMap()).isEmpty();
        assertThat(message("OWN").getBoolean("deleted")).isTrue();
    }

    private JsonObject message(String id) {
        return page(JID, "").getJsonArray("messages").stream()
                .map(JsonObject.class::cast)
                .filter(one -> id.equals(one.getString("id")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aCustomerKeepsTheNameGivenOnceAndTheInstanceKeepsItsOwn() {
        simulator.customerSays("VZ1", CustomerMessage.text(ANA, "one").name("Ana Souza"));
        String second = simulator.customerSays("VZ1", ANA, "two");
        simulator.customerSays(
                "VZ1", CustomerMessage.text(ANA, "from my phone").fromMe().name("The shop"));

        assertThat(simulator.event("VZ1", second).data().toString()).contains("push_name=Ana Souza");
        assertThat(chats("?search=two").getJsonArray("chats")).isEmpty();
        assertThat(chats("?search=" + ANA)
                        .getJsonArray("chats")
                        .getJsonObject(0)
                        .getString("name"))
                .isEqualTo("Ana Souza");
    }

    @Test
    void looksMakeNoChats() {
        chats("");
        page("5511888888888@s.whatsapp.net", "");
        assertThat(caller.asInstance("GET", "/instances/VZ1/chats", null).body())
                .doesNotContain("5511888888888");
    }

    @Test
    void aFileIsKeptAsItIsAndReachesTheRouteLikeAnyMedia() throws Exception {
        byte[] bytes = new byte[100_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        JsonObject node = new JsonObject(upload(bytes, "image/png").body());
        String event = simulator.customerSends(
                "VZ1", Map.of("from", ANA, "media", Map.of("kind", "image", "id", node.getString("id"))));

        JsonObject image = new JsonObject(simulator.event("VZ1", event).data())
                .getJsonObject("event")
                .getJsonObject("message")
                .getJsonObject("image_message");
        assertThat(image.getLong("file_length")).isEqualTo(bytes.length);
        HttpResponse<byte[]> served = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(image.getString("url"))).build(), BodyHandlers.ofByteArray());
        assertThat(served.body()).isEqualTo(bytes);
        assertThat(served.headers().firstValue("Content-Type")).contains("image/png");
    }

    @Test
    void aFileThatIsTooLargeOrOfNoKindIsRefused() throws Exception {
        assertThat(upload(new byte[16 * 1024 * 1024 + 1], "video/mp4").statusCode())
                .isEqualTo(413);
        assertThat(upload(new byte[0], "video/mp4").statusCode()).isEqualTo(400);
        assertThat(caller.control("POST", "instances/VZ1/messages", "{\"from\":\"55\",\"media\":{\"id\":\"none\"}}")
                        .error())
                .isEqualTo("media.id: there is no media none");
    }

    private HttpResponse<String> upload(byte[] bytes, String type) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(simulator.url() + "/_sim/files"))
                                .header("Content-Type", type)
                                .POST(BodyPublishers.ofByteArray(bytes))
                                .build(),
                        BodyHandlers.ofString());
    }
}
