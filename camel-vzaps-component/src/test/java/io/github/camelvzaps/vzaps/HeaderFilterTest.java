package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.api.RecordedRequest;
import io.github.camelvzaps.zapyapi.ZapyapiComponent;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An application chooses the headers that travel. Credentials and the shape of the request are not among them. */
@ExtendWith(SimulatorExtension.class)
class HeaderFilterTest {
    private static final String SEND = "vzaps:messages/sendText?phone=5511999999999";

    /** What a message of a stranger may bring. */
    private static final Map<String, Object> FOREIGN_CREDENTIALS = Map.of(
            "authorization", "Bearer planted",
            "X-CLIENT-TOKEN", "planted",
            "x-instance-token", "planted",
            "X-Api-Key", "planted",
            "Proxy-Authorization", "Basic planted");

    private VzapsSimulator simulator;

    @BeforeEach
    void addInstance(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
    }

    /** Lets everything through, as the most careless application would. */
    private static final class Everything implements HeaderFilterStrategy {
        @Override
        public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
            return false;
        }

        @Override
        public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
            return false;
        }
    }

    private Exchange send(Camel camel, String uri, Map<String, Object> headers) throws Exception {
        simulator.fault(FaultRule.onOperation("messages/sendText")
                .status(200)
                .header("X-Cost", "3")
                .header("CamelVzapsPhone", "5500000000000")
                .body("{\"success\":true,\"data\":{\"message_id\":\"M1\"}}"));
        Exchange sent = camel.send(uri, "Hi", headers);
        assertThat(sent.getException()).isNull();
        return sent;
    }

    private RecordedRequest sendRequest() {
        return simulator.requests().stream()
                .filter(request -> request.operation() != null
                        && request.operation().replace("zapyapi:", "").equals("messages/sendText"))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    @Test
    void theStrategyChoosesWhatTravelsInBothDirections() throws Exception {
        Map<String, Object> headers =
                Map.of("X-Tenant", "7", "traceparent", "00-1-2-01", "CamelVzapsNote", "n", "CamelFileName", "f");
        try (Camel camel = Camel.withTokenPair(simulator)) {
            Exchange byDefault = send(camel, SEND, headers);
            assertThat(sendRequest().headers())
                    .containsEntry("traceparent", "00-1-2-01")
                    .doesNotContainKey("x-tenant");
            assertThat(byDefault.getMessage().getHeaders()).doesNotContainKey("X-Cost");
        }
        try (Camel camel = Camel.withTokenPair(simulator)) {
            camel.component.setHeaderFilterStrategy(new Everything());
            Exchange chosen = send(camel, SEND, headers);
            assertThat(sendRequest().headers())
                    .containsEntry("traceparent", "00-1-2-01")
                    .containsEntry("x-tenant", "7")
                    .doesNotContainKeys("camelvzapsnote", "camelfilename");
            assertThat(chosen.getMessage().getHeaders())
                    .containsEntry("X-Cost", "3")
                    .doesNotContainKey("CamelVzapsPhone");
        }
    }

    static Stream<Arguments> accounts() {
        Consumer<VzapsConfiguration> pair = options -> {
            options.setClientToken(VzapsSimulator.CLIENT_TOKEN);
            options.setInstanceToken(Camel.TOKEN);
        };
        Consumer<VzapsConfiguration> secret = options -> {
            options.setClientToken(VzapsSimulator.CLIENT_TOKEN);
            options.setClientSecret(VzapsSimulator.CLIENT_SECRET);
        };
        return Stream.of(Arguments.of("client token and instance token", pair), Arguments.of("secret", secret));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accounts")
    void noStrategyReplacesOrAddsCredentials(String what, Consumer<VzapsConfiguration> account) throws Exception {
        String authorization;
        try (Camel camel = Camel.with(simulator, account)) {
            send(camel, SEND, Map.of());
            authorization = sendRequest().headers().get("authorization");
        }
        try (Camel camel = Camel.with(simulator, account)) {
            camel.component.setHeaderFilterStrategy(new Everything());
            send(camel, SEND, FOREIGN_CREDENTIALS);
        }
        Map<String, String> sent = sendRequest().headers();
        assertThat(sent)
                .containsEntry("x-client-token", VzapsSimulator.CLIENT_TOKEN)
                .doesNotContainKey("proxy-authorization");
        if (authorization == null) {
            assertThat(sent).doesNotContainKey("authorization").containsEntry("x-instance-token", Camel.TOKEN);
        } else {
            assertThat(sent).doesNotContainKey("x-instance-token");
            assertThat(sent.get("authorization")).startsWith("Bearer ").isNotEqualTo("Bearer planted");
        }
    }

    @Test
    void noStrategyReplacesTheKeyOfZapyApi() throws Exception {
        try (Camel camel = Camel.withTokenPair(simulator)) {
            camel.context.getComponent("zapyapi", ZapyapiComponent.class).setHeaderFilterStrategy(new Everything());
            String uri = "zapyapi:messages/sendText?phone=5511999999999&instanceId=" + Contract.INSTANCE + "&apiKey="
                    + VzapsSimulator.API_KEY + "&baseUrl=" + simulator.url();

            assertThat(camel.send(uri, "Hi", FOREIGN_CREDENTIALS).getException())
                    .isNull();
        }
        assertThat(sendRequest().headers()).containsEntry("x-api-key", VzapsSimulator.API_KEY);
    }

    /** As HTTP consumers, files and queues leave them behind. */
    static Stream<Arguments> partsOfTheRequest() {
        return Stream.of(
                Arguments.of("Host", "elsewhere.example"),
                Arguments.of("content-length", "3"),
                Arguments.of("Transfer-Encoding", "chunked"),
                Arguments.of("Connection", "Upgrade"),
                Arguments.of("Upgrade", "websocket"),
                Arguments.of("Expect", "100-continue"),
                Arguments.of("Content-Type", "text/plain"),
                Arguments.of("Content-Encoding", "gzip"),
                Arguments.of("X-Tenant", "7\r\nX-Client-Token: planted"),
                Arguments.of("X-Tenant: 7\r\nX-Client-Token", "planted"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("partsOfTheRequest")
    void noStrategyMakesAnotherRequestOfIt(String name, String value) throws Exception {
        try (Camel camel = Camel.withTokenPair(simulator)) {
            camel.component.setHeaderFilterStrategy(new Everything());

            assertThat(camel.send(SEND, "Hi", Map.of(name, value)).getException())
                    .isNull();
        }
        assertThat(simulator.messages(Contract.INSTANCE))
                .singleElement()
                .satisfies(sent -> assertThat(sent.body()).containsEntry("message", "Hi"));
        assertThat(sendRequest().headers())
                .containsEntry("x-client-token", VzapsSimulator.CLIENT_TOKEN)
                .containsEntry("host", simulator.url().replace("http://", ""))
                .doesNotContainKeys("content-encoding", "upgrade", "expect")
                .hasEntrySatisfying("content-type", type -> assertThat(type).startsWith("application/json"));
    }
}
