package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.Contract;
import io.github.camelvzaps.api.QrCode;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.FaultRule;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pairing page as a browser calls it. What it looks like is tested in a browser. */
@ExtendWith(SimulatorExtension.class)
class PairingTest {
    private static final String SECRET = "a-long-random-secret";
    private static final String PATH = "/vzaps/pairing/" + Contract.INSTANCE;

    private final HttpClient client = HttpClient.newHttpClient();
    private VzapsSimulator simulator;
    private Listener listener;

    @BeforeEach
    void addInstance(VzapsSimulator given) throws Exception {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
        simulator.unpair(Contract.INSTANCE);
        listener = new Listener(simulator).withServer();
        listener.context.start();
    }

    @AfterEach
    void stop() {
        listener.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + listener.port() + path));
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode state() throws Exception {
        HttpResponse<String> answer =
                send(request(PATH + "/state").header("X-Pairing-Secret", SECRET).build());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    private long questions() {
        return simulator.requests().stream()
                .filter(request -> "sessions/qr".equals(request.operation()))
                .count();
    }

    private void startPage() throws Exception {
        listener.start("vzaps:pairing?pairingSecret=" + SECRET);
    }

    @Test
    void thePageShowsTheCodeAndThenThatThePhoneIsConnected() throws Exception {
        startPage();
        await().untilAsserted(() -> {
            JsonNode state = state();
            assertThat(state.get("step").asText()).isEqualTo("CODE");
            assertThat(state.get("qr").asText()).startsWith("data:image/png;base64,");
            assertThat(QrCode.of(state.get("qr").asText()).text()).isNotBlank();
        });
        assertThat(listener.seen).isEmpty();
        simulator.pair(Contract.INSTANCE);
        await().untilAsserted(() -> assertThat(state().get("step").asText()).isEqualTo("CONNECTED"));
        assertThat(state().has("qr")).isFalse();
        await().until(() -> listener.seen.size() == 1);
        assertThat(listener.seen.get(0).header("Connected")).isEqualTo(true);
        assertThat(listener.seen.get(0).header("InstanceId")).isEqualTo(Contract.INSTANCE);
        assertThat(listener.seen.get(0).headers().keySet()).noneMatch(name -> name.equals("CamelVzapsQrCode"));
    }

    @Test
    void aNumberThatWasConnectedBeforeTellsTheRouteNothing() throws Exception {
        simulator.pair(Contract.INSTANCE);
        startPage();
        assertThat(state().get("step").asText()).isEqualTo("CONNECTED");
        assertThat(listener.seen).isEmpty();
    }

    @Test
    void theGatewayIsAskedOnceForAllOpenPagesAndNotAtAllWithoutOne() throws Exception {
        startPage();
        assertThat(questions()).isZero();
        List<CompletableFuture<HttpResponse<String>>> pages = IntStream.range(0, 50)
                .mapToObj(i -> client.sendAsync(
                        request(PATH + "/state")
                                .header("X-Pairing-Secret", SECRET)
                                .build(),
                        HttpResponse.BodyHandlers.ofString()))
                .toList();
        pages.forEach(page -> assertThat(page.join().statusCode()).isEqualTo(200));
        assertThat(questions()).isBetween(1L, 5L);
    }

    @Test
    void thePageItselfHoldsNoSecretAndMayNotBeFramedOrCached() throws Exception {
        startPage();
        HttpResponse<String> page = send(request(PATH).build());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.body()).contains("lang=\"en\"").doesNotContain(SECRET, Camel.TOKEN, "{{");
        assertThat(questions()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /state, ''",
        "GET, /state, wrong-secret-of-16",
        "POST, /code, ''",
        "POST, /code, wrong-secret-of-16"
    })
    void withoutTheSecretNobodyLearnsAnythingAndTheGatewayIsNotAsked(String method, String path, String secret)
            throws Exception {
        startPage();
        HttpRequest.Builder request = request(PATH + path)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("X-Pairing-Phone", "5511988887777");
        if (!secret.isEmpty()) {
            request.header("X-Pairing-Secret", secret);
        }
        HttpResponse<String> answer = send(request.build());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).isEmpty();
        assertThat(simulator.requests()).noneMatch(asked -> asked.operation() != null);
    }

    @Test
    void aPhoneWithoutACameraGetsACode() throws Exception {
        startPage();
        HttpResponse<String> answer = send(request(PATH + "/code")
                .POST(HttpRequest.BodyPublishers.noBody())
                .header("X-Pairing-Secret", SECRET)
                .header("X-Pairing-Phone", "+55 (11) 98888-7777")
                .build());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new ObjectMapper().readTree(answer.body()).get("code").asText())
                .isNotBlank();
        assertThat(simulator.requests())
                .anyMatch(asked -> "sessions/pairCode".equals(asked.operation())
                        && asked.path().endsWith("/5511988887777"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "5511", "../../x", "55119888877771234567"})
    void whatIsNoNumberIsNotSentToTheGateway(String phone) throws Exception {
        startPage();
        HttpResponse<String> answer = send(request(PATH + "/code")
                .POST(HttpRequest.BodyPublishers.noBody())
                .header("X-Pairing-Secret", SECRET)
                .header("X-Pairing-Phone", phone)
                .build());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(simulator.requests()).noneMatch(asked -> "sessions/pairCode".equals(asked.operation()));
    }

    @Test
    void whyTheGatewayGivesNoCodeIsSaidWithoutSecrets() throws Exception {
        simulator.fault(FaultRule.onOperation("sessions/qr").status(403));
        listener.options(options -> options.setMaximumRetries(0));
        startPage();
        JsonNode state = state();
        assertThat(state.get("step").asText()).isEqualTo("FAILED");
        assertThat(state.get("problem").asText())
                .isNotBlank()
                .doesNotContain(Camel.TOKEN, VzapsSimulator.CLIENT_TOKEN, SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "vzaps:pairing, pairingSecret",
        "vzaps:pairing?pairingSecret=short, at least 16",
        "vzaps:pairing?pairingSecret=RAW(sixteen letters and spaces), without spaces",
        "'vzaps:pairing?pairingSecret=a-long-random-secret&instances=a,b', instance"
    })
    void aPageThatWouldNotBeSafeDoesNotStart(String uri, String words) {
        assertThatThrownBy(() -> listener.start(uri)).hasMessageContaining(words);
    }

    @Test
    void twoRoutesCannotHaveOnePath() throws Exception {
        startPage();
        assertThatThrownBy(() -> listener.context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("vzaps:pairing?pairingPath=" + PATH + "&pairingSecret=" + SECRET)
                                .to("log:second");
                    }
                }))
                .hasMessageContaining("pairingPath");
    }

    @Test
    void aStoppedRouteShowsNothingAndAStartedOneShowsItAgain() throws Exception {
        startPage();
        listener.context.getRouteController().stopRoute(Listener.ROUTE);
        assertThat(send(request(PATH).build()).statusCode()).isEqualTo(404);
        listener.context.getRouteController().startRoute(Listener.ROUTE);
        assertThat(send(request(PATH).build()).statusCode()).isEqualTo(200);
    }
}
