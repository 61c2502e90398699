package io.github.camelvzaps.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.api.SimulatedEvent;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Delivery to webhooks. */
@ExtendWith(SimulatorExtension.class)
class WebhookTest {

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger failuresLeft = new AtomicInteger();
    private VzapsSimulator simulator;
    private Caller caller;
    private HttpServer receiver;

    @BeforeEach
    void start(VzapsSimulator fresh) throws IOException {
        simulator = fresh;
        simulator.addInstance("VZ1", "inst-1");
        simulator.setOptions(Map.of("webhookRetryMs", 5));
        caller = new Caller(simulator);
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(failuresLeft.getAndDecrement() > 0 ? 503 : 200, -1);
            exchange.close();
        });
        receiver.start();
        caller.asInstance(
                "POST",
                "/instances/VZ1/webhook",
                new JsonObject()
                        .put(
                                "webhookURL",
                                "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook?s=1")
                        .put("events", "Message,ReadReceipt")
                        .encode());
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    @Test
    void aMessageArrivesWrappedAsObserved() {
        String id = simulator.customerSays("VZ1", "5511999999999", "hello");
        await().until(() -> received.size() == 1);
        JsonObject data = new JsonObject(received.get(0)).getJsonObject("json_data");
        assertThat(data.getString("type")).isEqualTo("Message");
        assertThat(data.getJsonObject("event").getJsonObject("info").getString("chat"))
                .isEqualTo("5511999999999@s.whatsapp.net");
        await().until(() -> event(id).acked());
        assertThat(event(id).deliveries())
                .extracting(SimulatedEvent.Delivery::how, SimulatedEvent.Delivery::outcome)
                .containsExactly(tuple("webhook", "200"));
    }

    private SimulatedEvent event(String id) {
        return simulator.events("VZ1").stream()
                .filter(event -> event.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theWrapperCanBeTextOrAbsent() {
        simulator.setOptions(Map.of("webhookWrapper", "string"));
        simulator.customerSays("VZ1", "5511999999999", "a");
        await().until(() -> received.size() == 1);
        assertThat(new JsonObject(new JsonObject(received.get(0)).getString("json_data")).getString("type"))
                .isEqualTo("Message");
        simulator.setOptions(Map.of("webhookWrapper", "none"));
        simulator.customerSays("VZ1", "5511999999999", "b");
        await().until(() -> received.size() == 2);
        assertThat(new JsonObject(received.get(1)).getString("type")).isEqualTo("Message");
    }

    @Test
    void aFailedDeliveryIsRepeatedAndLogged() {
        failuresLeft.set(2);
        simulator.customerSays("VZ1", "5511999999999", "hello");
        await().until(() -> received.size() == 3);
        await().untilAsserted(() -> assertThat(logs("delivered")).hasSize(1));
        JsonObject log = caller.asInstance(
                        "GET",
                        "/instances/VZ1/webhook/logs/" + logs("delivered").get(0),
                        null)
                .data();
        assertThat(log.getJsonArray("attempts")).hasSize(3);
        assertThat(log.getJsonObject("payload").getString("type")).isEqualTo("Message");
    }

    @Test
    void whatFailedForGoodCanBeRetriedByHand() {
        simulator.setOptions(Map.of("webhookAttempts", 2));
        failuresLeft.set(2);
        simulator.customerSays("VZ1", "5511999999999", "hello");
        await().untilAsserted(() -> assertThat(logs("failed")).hasSize(1));
        caller.asInstance(
                "POST", "/instances/VZ1/webhook/logs/" + logs("failed").get(0) + "/retry", null);
        await().untilAsserted(() -> assertThat(logs("delivered")).hasSize(1));
        assertThat(received).hasSize(3);
    }

    private List<String> logs(String status) {
        return caller
                .asInstance("POST", "/instances/VZ1/webhook/logs/search", "{\"status\":\"" + status + "\"}")
                .data()
                .getJsonArray("content")
                .stream()
                .map(log -> ((JsonObject) log).getString("id"))
                .toList();
    }

    @Test
    void oneAtATimeKeepsTheOrderEvenAcrossFailures() {
        simulator.setOptions(Map.of("webhookConcurrency", 1));
        failuresLeft.set(1);
        IntStream.range(0, 20).forEach(i -> simulator.customerSays("VZ1", "5511999999999", "m" + i));
        await().until(() -> received.size() == 21);
        assertThat(received.stream().skip(1).map(WebhookTest::text))
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> "m" + i).toList());
    }

    private static String text(String body) {
        return new JsonObject(body)
                .getJsonObject("json_data")
                .getJsonObject("event")
                .getJsonObject("message")
                .getString("conversation");
    }

    @Test
    void onlyWantedEventsAreDelivered() {
        simulator.unpair("VZ1");
        simulator.pair("VZ1");
        simulator.customerSays("VZ1", "5511999999999", "hello");
        await().until(() -> received.size() == 1);
        assertThat(received.get(0)).contains("\"type\":\"Message\"");
    }

    @Test
    void sendsAreFollowedByReceipts() {
        simulator.setOptions(Map.of("deliveredAfterMs", 1, "readAfterMs", 30));
        String id = caller.sendText("hi").data().getString("message_id");
        await().until(() -> received.size() == 2);
        assertThat(received)
                .anySatisfy(body -> assertThat(body)
                        .contains("\"state\":\"Delivered\"")
                        .contains("\"message_i_ds\":[\"" + id + "\"]"));
        assertThat(received).anySatisfy(body -> assertThat(body).contains("\"state\":\"Read\""));
    }

    @Test
    void aHiddenNumberComesTwiceTheSecondTimeWithThePhone() {
        simulator.customerSends(
                "VZ1", Map.of("from", "5511999999999", "lid", "4007", "secondCopy", true, "text", "hi"));
        await().until(() -> received.size() == 2);
        assertThat(received).anySatisfy(body -> assertThat(body).contains("\"sender_alt\":\"\""));
        assertThat(received)
                .anySatisfy(body -> assertThat(body)
                        .contains("\"sender\":\"4007@lid\"")
                        .contains("\"sender_alt\":\"5511999999999@s.whatsapp.net\""));
    }

    @Test
    void mediaOfACustomerCanBeDownloaded() {
        simulator.customerSends(
                "VZ1",
                Map.of("from", "5511999999999", "media", Map.of("kind", "image", "size", 1000, "caption", "Look")));
        await().until(() -> received.size() == 1);
        JsonObject data = new JsonObject(received.get(0)).getJsonObject("json_data");
        JsonObject node = data.getJsonObject("event").getJsonObject("message").getJsonObject("image_message");
        assertThat(node.getString("caption")).isEqualTo("Look");
        assertThat(caller.asInstance("POST", "/instances/VZ1/chat/downloadimage", node.encode())
                        .data()
                        .getString("data"))
                .startsWith("data:image/jpeg;base64,");
        assertThat(data.getString("media_url")).isEqualTo(node.getString("url"));
    }

    @Test
    void deliveriesCanBeDuplicatedAndReordered() {
        simulator.fault(FaultRule.onOperation("webhook").times(1).with("duplicate", true));
        simulator.customerSays("VZ1", "5511999999999", "a");
        await().until(() -> received.size() == 2);
        simulator.fault(FaultRule.onOperation("webhook").times(1).with("reorder", true));
        simulator.setOptions(Map.of("webhookConcurrency", 1));
        simulator.customerSays("VZ1", "5511999999999", "b");
        simulator.customerSays("VZ1", "5511999999999", "c");
        await().until(() -> received.size() == 4);
        assertThat(text(received.get(2)) + text(received.get(3))).isEqualTo("cb");
    }
}
