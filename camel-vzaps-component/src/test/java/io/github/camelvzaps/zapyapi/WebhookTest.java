package io.github.camelvzaps.zapyapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvzaps.Contract;
import io.github.camelvzaps.Receiver;
import io.github.camelvzaps.api.EventBody;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.RecordedRequest;
import io.github.camelvzaps.simulator.api.SimulatedEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SimulatorExtension.class)
class WebhookTest {
    private static final String RECEIVE = "zapyapi:webhooks/receive?secret=s3cret-value";
    private static final String SECRET = "s3cret-value";
    private static final String PATH = "/zapyapi/webhook/" + Contract.INSTANCE;
    private static final String EVENT =
            "{\"event\":\"message\",\"instanceId\":\"VZ1\",\"data\":{\"messageId\":\"A\",\"messageType\":\"text\","
                    + "\"text\":\"Olá\",\"timestamp\":1702500000,\"fromMe\":false,"
                    + "\"chat\":{\"jid\":\"5511988887777@s.whatsapp.net\",\"lid\":null,\"isGroup\":false},"
                    + "\"sender\":{\"jid\":\"5511988887777@s.whatsapp.net\",\"lid\":null,\"name\":\"Ana\"}}}";

    private final HttpClient client = HttpClient.newHttpClient();
    private VzapsSimulator simulator;
    private Receiver receiver;

    @BeforeEach
    void start(VzapsSimulator given) throws Exception {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, "inst-token-1");
        simulator.setOptions(Map.of("webhookRetryMs", 50, "webhookAttempts", 50));
        receiver = receiver();
    }

    private Receiver receiver() throws Exception {
        Receiver made = new Receiver();
        ZapyapiConfiguration configuration =
                made.context.getComponent("zapyapi", ZapyapiComponent.class).getConfiguration();
        configuration.setBaseUrl(simulator.url());
        configuration.setApiKey(VzapsSimulator.API_KEY);
        configuration.setInstanceId(Contract.INSTANCE);
        configuration.setRetryDelay(1);
        return made;
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    static Stream<Arguments> signaturesThatAreNone() {
        String right = Signature.of(bytes(EVENT), SECRET);
        return Stream.of(
                Arguments.of("missing", null),
                Arguments.of("empty", ""),
                Arguments.of("of another secret", Signature.of(bytes(EVENT), "another")),
                Arguments.of("of another body", Signature.of(bytes(EVENT.replace("Olá", "Adeus")), SECRET)),
                Arguments.of(
                        "of the same JSON written otherwise", Signature.of(bytes(EVENT.replace(":", ": ")), SECRET)),
                Arguments.of("truncated by a digit", right.substring(0, right.length() - 1)),
                Arguments.of("truncated by a byte", right.substring(0, right.length() - 2)),
                Arguments.of("truncated to nothing", "sha256="),
                Arguments.of("without its name", right.substring("sha256=".length())),
                Arguments.of("under another name", right.replace("sha256", "sha512")),
                Arguments.of("too long", right + "00"),
                Arguments.of("no digits", "sha256=" + "zz".repeat(32)),
                Arguments.of("the secret itself", SECRET));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("signaturesThatAreNone")
    void aDeliveryWithoutTheRightSignatureIsRefusedAndTheTrueOneAfterItTaken(String name, String signature)
            throws Exception {
        receiver.receive(RECEIVE);

        assertThat(post(EVENT, signature)).isEqualTo(401);
        assertThat(receiver.seen).isEmpty();
        assertThat(post(EVENT, Signature.of(bytes(EVENT), SECRET))).isEqualTo(200);
        assertThat(receiver.seen).hasSize(1);
    }

    @Test
    void aBodyChangedByOneBitIsRefused() throws Exception {
        receiver.receive(RECEIVE);
        String signature = Signature.of(bytes(EVENT), SECRET);

        for (int place = 0; place < bytes(EVENT).length; place++) {
            byte[] changed = bytes(EVENT);
            changed[place] ^= (byte) (1 << place % 8);
            assertThat(post(changed, signature)).as("byte " + place).isEqualTo(401);
        }
        assertThat(receiver.seen).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "message",
                "message-status",
                "instance-status",
                "qr-code",
                "contact-created",
                "contact-updated",
                "contact-deduplicated"
            })
    void aWholeDeliveryThatIsReplayedLaterReachesTheRouteOnce(String event) throws Exception {
        receiver.receive(RECEIVE);
        String delivery = Contract.eventSamples("zapyapi").get(event).toString();
        String signature = Signature.of(bytes(delivery), SECRET);

        assertThat(post(delivery, signature)).isEqualTo(200);
        receiver.context.getRouteController().stopRoute(Receiver.ROUTE);
        receiver.context.getRouteController().startRoute(Receiver.ROUTE);
        assertThat(post(delivery, signature)).isEqualTo(200);
        assertThat(post(delivery, signature)).isEqualTo(200);

        assertThat(receiver.seen).hasSize(1);
    }

    @Test
    void anEventThatTheRouteFailedOnIsAnswered503AndTakenWhenItComesAgain() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        receiver.receive(Receiver.ROUTE, RECEIVE, exchange -> {
            if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
            }
        });
        String signature = Signature.of(bytes(EVENT), SECRET);

        assertThat(post(EVENT, signature)).isEqualTo(503);
        assertThat(post(EVENT, signature)).isEqualTo(200);
        assertThat(receiver.seen).hasSize(1);
    }

    @Test
    void whileTheSecretIsChangedTheOldAndTheNewOneAreAccepted() throws Exception {
        receiver.receive("zapyapi:webhooks/receive?secret=new-one&previousSecret=s3cret-value");
        String later = EVENT.replace("\"A\"", "\"B\"");

        assertThat(post(EVENT, Signature.of(bytes(EVENT), SECRET))).isEqualTo(200);
        assertThat(post(later, Signature.of(bytes(later), "new-one"))).isEqualTo(200);
        assertThat(post(later, Signature.of(bytes(later), "a third one"))).isEqualTo(401);
        assertThat(receiver.seen).hasSize(2);
    }

    @Test
    void theVerificationOfTheAddressIsAnsweredAndNoOtherGet() throws Exception {
        receiver.receive(RECEIVE);
        String url = receiver.url() + PATH;

        assertThat(simulator.verifyWebhook(url)).isTrue();
        assertThat(get(url).statusCode()).isEqualTo(405);
        assertThat(get(url + "?hub.mode=unsubscribe&hub.challenge=x").statusCode())
                .isEqualTo(405);
        HttpResponse<String> script =
                get(url + "?hub.mode=subscribe&hub.verify_token=t&hub.challenge=%3Cscript%3E1%2B1");
        assertThat(script.body()).isEqualTo("<script>1+1");
        assertThat(script.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        // a browser must not take it for a page
        assertThat(script.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(receiver.seen).isEmpty();
    }

    static Stream<Arguments> waysOfReceiving() {
        return Stream.<Arguments>of(
                Arguments.of("zapyapi:webhooks/receive?register=true&publicUrl=%s&secret=" + SECRET, PATH),
                Arguments.of(
                        "webhook:zapyapi:webhooks/receive?secret=" + SECRET
                                + "&webhookExternalUrl=%s&webhookPath=/in&webhookComponentName=platform-http",
                        "/in"));
    }

    @ParameterizedTest
    @MethodSource("waysOfReceiving")
    void aTextReachesTheRouteThatHasRegisteredItself(String uri, String path) throws Exception {
        receiver.receive(uri.formatted(receiver.url()));
        await().until(() -> calls().contains("save"));

        simulator.customerSends(Contract.INSTANCE, Map.of("from", "5511988887777", "text", "Oi", "name", "Ana"));

        await().until(() -> receiver.seen.size() == 1);
        Receiver.Seen seen = receiver.seen.get(0);
        assertThat(seen.body()).isInstanceOf(EventBody.class);
        assertThat(seen.header("EventType")).isEqualTo("Message");
        assertThat(seen.header("Text")).isEqualTo("Oi");
        assertThat(seen.header("PushName")).isEqualTo("Ana");
        assertThat(seen.header("SenderPhone")).isEqualTo("5511988887777");
        assertThat(seen.header("ChatId")).isEqualTo("5511988887777@s.whatsapp.net");
        assertThat(seen.header("InstanceId")).isEqualTo(Contract.INSTANCE);
        assertThat(seen.header("FromMe")).isEqualTo(false);
        assertThat(seen.headers().keySet()).noneMatch(name -> name.startsWith("CamelHttp"));
        await().untilAsserted(() -> assertThat(simulator.events(Contract.INSTANCE))
                .filteredOn(event -> event.type().equals("Message"))
                .extracting(SimulatedEvent::acked)
                .containsOnly(true));
        assertThat(simulator.verifyWebhook(receiver.url() + path)).isTrue();
    }

    @Test
    void theWebhookIsSetOnlyWhereItDiffers() throws Exception {
        String uri = "zapyapi:webhooks/receive?register=true&publicUrl=https://hooks.example.com/&secret=";

        startAndStop(uri + SECRET, "get", "save");
        assertThat(saved())
                .isEqualTo(Contract.JSON.readTree("{\"webhookUrl\":\"https://hooks.example.com" + PATH
                        + "\",\"secret\":\"s3cret-value\",\"isActive\":true}"));
        startAndStop(uri + SECRET, "get");
        startAndStop(uri + "new-one&previousSecret=" + SECRET, "get", "save");
        startAndStop(uri + "new-one", "get");
        save("https://hooks.example.com" + PATH, "new-one", false);
        startAndStop(uri + "new-one", "get", "save");
        startAndStop(uri + "new-one", "get");
    }

    @Test
    void aRegistrationIsTakenBackOnlyWhenItIsStillThisOne() throws Exception {
        String uri = "zapyapi:webhooks/receive?register=true&unregisterOnStop=true&publicUrl=https://hooks.example.com";
        receiver.receive(uri + "&secret=" + SECRET);
        await().until(() -> calls().size() == 2);

        save("https://other.example.com", SECRET, true);
        receiver.context.getRouteController().stopRoute(Receiver.ROUTE);
        assertThat(calls()).containsExactly("get", "save", "save", "get");

        receiver.context.getRouteController().startRoute(Receiver.ROUTE);
        await().until(() -> calls().size() == 6);
        receiver.context.getRouteController().stopRoute(Receiver.ROUTE);
        assertThat(calls()).endsWith("get", "save", "get", "delete");
    }

    private void save(String url, String secret, boolean active) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(simulator.url() + "/api/instances/" + Contract.INSTANCE + "/webhook-config"))
                .header("x-api-key", VzapsSimulator.API_KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"webhookUrl\":\"" + url + "\",\"secret\":\"" + secret + "\",\"isActive\":" + active + "}"))
                .build();
        assertThat(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(200);
    }

    /** Runs a route in an application of its own and waits for the calls that it is to make, after all before it. */
    private void startAndStop(String uri, String... expected) throws Exception {
        List<String> all = new ArrayList<>(calls());
        all.addAll(List.of(expected));
        try (Receiver other = receiver()) {
            other.receive(uri);
            await().untilAsserted(() -> assertThat(calls()).isEqualTo(all));
        }
    }

    private JsonNode saved() throws Exception {
        return Contract.JSON.readTree(simulator.requests().stream()
                .filter(request -> request.operation().equals("zapyapi:webhookConfig/save"))
                .reduce((first, last) -> last)
                .orElseThrow()
                .body());
    }

    /** Returns what was done with the webhook's configuration so far. */
    private List<String> calls() {
        return simulator.requests().stream()
                .map(RecordedRequest::operation)
                .map(operation -> operation.replace("zapyapi:webhookConfig/", ""))
                .toList();
    }

    private int post(String body, String signature) throws IOException, InterruptedException {
        return post(bytes(body), signature);
    }

    private int post(byte[] body, String signature) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(receiver.url() + PATH))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (signature != null) {
            request.header("X-Webhook-Signature", signature);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
