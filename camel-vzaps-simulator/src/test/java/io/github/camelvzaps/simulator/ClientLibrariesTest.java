package io.github.camelvzaps.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.simulator.api.AcceptedMessage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the vendor's six client libraries put on the wire (contract, sections 1, 8 and 11), each in its own dialect, must
 * be accepted and take effect: they are to work against the simulator with nothing changed but the base URL.
 */
@ExtendWith(SimulatorExtension.class)
class ClientLibrariesTest {

    private static final String PHONE = "5511999999999";

    /** Where a library has its credentials in the realtime handshake. */
    private enum Handshake {
        QUERY,
        QUERY_AND_HEADERS,
        HEADERS
    }

    /** The dialects, as far as they differ. */
    private enum Library {
        /** With the WebSocket of a browser, which has no headers; names no last event when it reconnects. */
        TYPESCRIPT("{}", "sort_desc", "webhook_url", null, "", "true", "{}", Handshake.QUERY, "event_id", false),
        /** Leaves ids of the path in bodies. */
        PYTHON(
                "{}",
                "sort_desc",
                "webhook_url",
                null,
                "?page=1&page_size=50",
                "True",
                "{}",
                Handshake.QUERY_AND_HEADERS,
                "event_id",
                true),
        /** Sends pages that nobody asked for as zero. */
        GO(
                "{}",
                "sort_desc",
                "webhook_url",
                null,
                "?page=0&page_size=0",
                "true",
                "{}",
                Handshake.QUERY_AND_HEADERS,
                "event_id",
                false),
        /** Writes an empty object as an empty array. */
        PHP("[]", "sort_desc", "webhook_u_r_l", null, "", "1", "[]", Handshake.QUERY_AND_HEADERS, "event_id", true),
        /** Asks for HTTP/2, sends a body with each GET, and repeats the parameter events in lower case. */
        JAVA("{}", "sortDesc", "webhook_u_r_l", "{}", "", "true", "{}", Handshake.HEADERS, "id", true),
        /** Sends a body with each GET. */
        DOTNET("{}", "sort_desc", "webhook_url", "{}", "?page=1", "True", "{}", Handshake.HEADERS, "id", true);

        final String emptyFilter;
        final String sortKey;
        final String webhookKey;
        final String bodyOfGet;
        final String paging;
        final String yes;
        final String emptyBody;
        final Handshake handshake;
        final String ackKey;
        final boolean namesItsLastEvent;

        Library(
                String emptyFilter,
                String sortKey,
                String webhookKey,
                String bodyOfGet,
                String paging,
                String yes,
                String emptyBody,
                Handshake handshake,
                String ackKey,
                boolean namesItsLastEvent) {
            this.emptyFilter = emptyFilter;
            this.sortKey = sortKey;
            this.webhookKey = webhookKey;
            this.bodyOfGet = bodyOfGet;
            this.paging = paging;
            this.yes = yes;
            this.emptyBody = emptyBody;
            this.handshake = handshake;
            this.ackKey = ackKey;
            this.namesItsLastEvent = namesItsLastEvent;
        }

        /** A library has one client for all its calls. */
        HttpClient httpClient() {
            HttpClient.Version version = this == JAVA ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1;
            return HttpClient.newBuilder().version(version).build();
        }

        String eventsOfHandshake() {
            return this == JAVA ? "&events=message&events=disconnected" : "&events=Message%2CDisconnected";
        }
    }

    private VzapsSimulator simulator;
    private HttpClient client;
    private String accessToken;

    @BeforeEach
    void pair(VzapsSimulator fresh) {
        simulator = fresh;
        simulator.addInstance("VZ1", "inst-1");
        simulator.addInstance("VZ2", "inst-2");
    }

    @ParameterizedTest
    @EnumSource
    void theInstancesAreListedAndSorted(Library library) throws Exception {
        logIn(library);
        JsonArray content = ok("POST", "/instances/list", """
            {"page":1,"size":20,"filter":%s,"sort":"name","%s":true}\
            """.formatted(library.emptyFilter, library.sortKey))
                .getJsonArray("content");
        assertThat(content.stream().map(instance -> ((JsonObject) instance).getString("id")))
                .containsExactly("VZ2", "VZ1");
        assertThat(ok("POST", "/instances/get", "{\"id\":\"VZ1\"}").getString("token"))
                .isEqualTo("inst-1");
    }

    @ParameterizedTest
    @EnumSource
    void aSubscriptionIsCharged(Library library) throws Exception {
        logIn(library);
        ok("POST", "/instances/VZ1/subscribe", library.emptyBody);
        assertThat(simulator.charges("VZ1")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void theWebhookIsSet(Library library) throws Exception {
        logIn(library);
        ok("POST", "/instances/VZ1/webhook", """
            {"%s":"https://customer.example.com/hook?s=1","events":["Message","ReadReceipt"]}\
            """.formatted(library.webhookKey));
        JsonObject webhook = ok("GET", "/instances/VZ1/webhook", null).getJsonObject("data");
        assertThat(webhook.getString("webhook")).isEqualTo("https://customer.example.com/hook?s=1");
        assertThat(webhook.getJsonArray("subscribe")).containsExactly("Message", "ReadReceipt");
    }

    @ParameterizedTest
    @EnumSource
    void aTextIsSent(Library library) throws Exception {
        logIn(library);
        String id = ok("POST", "/instances/VZ1/chat/send/text", """
            {"phone":"%s","message":"hi"}\
            """.formatted(PHONE))
                .getJsonObject("data")
                .getString("message_id");
        AcceptedMessage sent = simulator.messages("VZ1").get(0);
        assertThat(sent.id()).isEqualTo(id);
        assertThat(sent.to()).isEqualTo(PHONE);
        assertThat(sent.body()).containsEntry("message", "hi");
    }

    @ParameterizedTest
    @EnumSource
    void theQueueIsListedAndEmptied(Library library) throws Exception {
        logIn(library);
        ok("POST", "/instances/VZ1/chat/send/text", """
            {"phone":"%s","message":"later","id":"Q1","delay":600000}\
            """.formatted(PHONE));
        JsonArray queue =
                ok("GET", "/instances/VZ1/queue/messages", library.bodyOfGet).getJsonArray("data");
        assertThat(queue.getJsonObject(0).getString("message_id")).isEqualTo("Q1");
        ok("DELETE", "/instances/VZ1/queue/messages/Q1", library == Library.PYTHON ? "{\"message_id\":\"Q1\"}" : null);
        assertThat(ok("GET", "/instances/VZ1/queue/messages", library.bodyOfGet).getJsonArray("data"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void groupsAreListedAndTheirInviteLinkReset(Library library) throws Exception {
        logIn(library);
        String group = ok("GET", "/instances/VZ1/group/list" + library.paging, null)
                .getJsonObject("data")
                .getJsonArray("content")
                .getJsonObject(0)
                .getString("group_id");
        String query = "?group_id=" + group.replace("@", "%40");
        JsonObject before = ok("GET", "/instances/VZ1/group/invitelink" + query, null);
        ok("GET", "/instances/VZ1/group/invitelink" + query + "&reset=" + library.yes, null);
        assertThat(ok("GET", "/instances/VZ1/group/invitelink" + query, null)).isNotEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void aNumberIsCheckedWithoutAList(Library library) throws Exception {
        logIn(library);
        JsonObject user = ok("POST", "/instances/VZ1/user/check", "{\"phone\":\"" + PHONE + "\"}")
                .getJsonObject("data")
                .getJsonArray("users")
                .getJsonObject(0);
        assertThat(user.getBoolean("exists")).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void eventsAreReceivedAcknowledgedAndResumed(Library library) throws Exception {
        logIn(library);
        String first;
        try (Listener listener = connect(library, null)) {
            first = simulator.customerSays("VZ1", PHONE, "one");
            await().until(() -> listener.ids().equals(List.of(first)));
            listener.send("{\"type\":\"ack\",\"%s\":\"%s\"}".formatted(library.ackKey, first));
            await().until(() -> simulator.events("VZ1").stream()
                    .anyMatch(event -> event.id().equals(first) && event.acked()));
            simulator.closeRealtime("VZ1", 1012);
            await().until(() -> listener.closeCode() == 1012);
        }
        String second = simulator.customerSays("VZ1", PHONE, "two");
        try (Listener again = connect(library, library.namesItsLastEvent ? first : null)) {
            await().until(() -> again.ids().equals(List.of(second)));
        }
    }

    private Listener connect(Library library, String lastEventId) {
        StringBuilder query = new StringBuilder(library.eventsOfHandshake());
        if (library.handshake != Handshake.HEADERS) {
            query.append("&access_token=").append(accessToken);
            query.append("&client_token=").append(VzapsSimulator.CLIENT_TOKEN);
            query.append("&instance_token=inst-1");
        }
        if (lastEventId != null) {
            query.append("&last_event_id=").append(lastEventId);
        }
        return Listener.open(
                simulator, query.toString(), library.handshake == Handshake.QUERY ? Map.of() : credentials());
    }

    private void logIn(Library library) throws Exception {
        client = library.httpClient();
        accessToken = null;
        accessToken = ok("POST", "/token", """
            {"client_token":"%s","client_secret":"%s"}\
            """.formatted(VzapsSimulator.CLIENT_TOKEN, VzapsSimulator.CLIENT_SECRET))
                .getString("access_token");
    }

    /** All libraries send all credentials they have with each call but the first. */
    private Map<String, String> credentials() {
        return accessToken == null
                ? Map.of()
                : Map.of(
                        "Authorization",
                        "Bearer " + accessToken,
                        "X-Client-Token",
                        VzapsSimulator.CLIENT_TOKEN,
                        "X-Instance-Token",
                        "inst-1");
    }

    private JsonObject ok(String method, String path, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(simulator.url() + path))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        credentials().forEach(request::header);
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new JsonObject(response.body());
    }
}
