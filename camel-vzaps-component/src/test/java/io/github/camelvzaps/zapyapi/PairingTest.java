package io.github.camelvzaps.zapyapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.Contract;
import io.github.camelvzaps.api.QrCode;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** ZapyAPI says by another call that a phone is connected, and has no codes to type. */
@ExtendWith(SimulatorExtension.class)
class PairingTest {
    private static final String SECRET = "a-long-random-secret";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private VzapsSimulator simulator;
    private String page;

    @BeforeEach
    void start(VzapsSimulator given) throws Exception {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, "inst-token-1");
        simulator.unpair(Contract.INSTANCE);
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("127.0.0.1");
        server.setBindPort(0);
        context.addService(new VertxPlatformHttpServer(server));
        ZapyapiConfiguration configuration =
                context.getComponent("zapyapi", ZapyapiComponent.class).getConfiguration();
        configuration.setBaseUrl(simulator.url());
        configuration.setApiKey(VzapsSimulator.API_KEY);
        configuration.setInstanceId(Contract.INSTANCE);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("zapyapi:pairing?pairingPath=pair/&pairingSecret=" + SECRET)
                        .to("log:paired");
            }
        });
        context.start();
        page = "http://127.0.0.1:"
                + context.hasService(VertxPlatformHttpServer.class).getPort() + "/pair";
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private HttpResponse<String> call(String method, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(page + path))
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .header("X-Pairing-Secret", SECRET)
                                .header("X-Pairing-Phone", "5511988887777")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode state() throws Exception {
        return new ObjectMapper().readTree(call("GET", "/state").body());
    }

    @Test
    void thePageShowsTheCodeAndThenThatThePhoneIsConnected() throws Exception {
        await().untilAsserted(() -> {
            JsonNode state = state();
            assertThat(state.path("step").asText()).isEqualTo("CODE");
            assertThat(QrCode.of(state.get("qr").asText()).text()).isNotBlank();
        });
        simulator.pair(Contract.INSTANCE);
        await().untilAsserted(() -> assertThat(state().path("step").asText()).isEqualTo("CONNECTED"));
    }

    @Test
    void thereAreNoCodesToType() throws Exception {
        assertThat(call("GET", "").body()).contains("PAIR_CODES = false");
        assertThat(call("POST", "/code").statusCode()).isEqualTo(422);
    }
}
