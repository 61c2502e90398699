package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelvzaps.Contract;
import io.github.camelvzaps.core.consumer.EventConsumer;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.RecordedRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When and how a webhook is registered, and what is said when nobody could reach it. */
@ExtendWith(SimulatorExtension.class)
class WebhookRegistrationTest {
    private static final String DIRECT = "vzaps:webhooks/receive?secret=abc&register=true&publicUrl=%s";
    private static final String HANDED = "webhook:vzaps:webhooks/receive?webhookComponentName=platform-http"
            + "&webhookPath=/hook&secret=abc&webhookExternalUrl=%s";

    private VzapsSimulator simulator;

    @BeforeEach
    void addInstance(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private List<RecordedRequest> calls(String operation) {
        return simulator.requests().stream()
                .filter(request -> operation.equals(request.operation()))
                .toList();
    }

    @Test
    void anAddressThatCannotBeMadeIsKnownAtTheStart() throws Exception {
        try (Listener listener = new Listener(simulator).withServer(freePort())) {
            assertThatThrownBy(() -> listener.start("vzaps:webhooks/receive?secret=abc&register=true"))
                    .hasStackTraceContaining("set the option publicUrl");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {DIRECT, HANDED})
    void aGatewayThatLooksAtTheAddressAtOnceFindsIt(String uri) throws Exception {
        CompletableFuture<Integer> found = new CompletableFuture<>();
        HttpServer gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.setExecutor(Executors.newCachedThreadPool());
        gateway.createContext("/", call -> lookingGateway(call, found));
        gateway.start();
        int port = freePort();
        try (Listener listener = new Listener(simulator).withServer(port)) {
            listener.options(options -> options.setBaseUrl(
                    "http://127.0.0.1:" + gateway.getAddress().getPort()));
            listener.start(uri.formatted("http://127.0.0.1:" + port));
            assertThat(found.get(30, TimeUnit.SECONDS)).isEqualTo(200);
        } finally {
            gateway.stop(0);
        }
    }

    private static void lookingGateway(HttpExchange call, CompletableFuture<Integer> found) throws IOException {
        String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (call.getRequestMethod().equals("POST")) {
            String url = body.replaceAll("(?s).*\"webhookURL\"\\s*:\\s*\"([^\"]*)\".*", "$1");
            try {
                found.complete(HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(url))
                                        .POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"Connected\"}"))
                                        .build(),
                                HttpResponse.BodyHandlers.discarding())
                        .statusCode());
            } catch (Exception e) {
                found.completeExceptionally(e);
            }
        }
        byte[] answer =
                "{\"success\":true,\"data\":{\"webhook\":\"\",\"subscribe\":[]}}".getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(200, answer.length);
        call.getResponseBody().write(answer);
        call.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {DIRECT, HANDED})
    void whatIsRegisteredAlreadyIsNotWrittenAgain(String uri) throws Exception {
        for (int run = 0; run < 3; run++) {
            simulator.clearRequests();
            try (Listener listener = new Listener(simulator).withServer()) {
                listener.start(uri.formatted("http://hooks.example.com"));
                await().until(() -> !calls("webhooks/get").isEmpty());
                if (run == 0) {
                    await().until(() -> calls("webhooks/set").size() == 1);
                }
            }
            assertThat(calls("webhooks/set")).hasSize(run == 0 ? 1 : 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {DIRECT, HANDED})
    void itIsTakenBackAtTheStopOnlyWhenAsked(String uri) throws Exception {
        for (boolean asked : new boolean[] {false, true}) {
            try (Listener listener = new Listener(simulator).withServer()) {
                listener.start(uri.formatted("http://hooks.example.com") + "&unregisterOnStop=" + asked);
                await().until(() -> !calls("webhooks/set").isEmpty());
                simulator.clearRequests();
            }
            assertThat(calls("webhooks/set"))
                    .as("calls after the stop: %s", simulator.requests())
                    .hasSize(asked ? 1 : 0);
            if (!asked) {
                // the next round registers the same, so it needs a call to wait for
                simulator.reset();
                simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
            } else {
                assertThat(calls("webhooks/set").get(0).body()).contains("\"webhookURL\":\"\"");
            }
        }
    }

    @Test
    void aPortInUseIsReportedWithTheWayOut() throws Exception {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.start();
        try (Listener listener =
                new Listener(simulator).withServer(other.getAddress().getPort())) {
            listener.start("vzaps:webhooks/receive?secret=abc");
            EventConsumer consumer =
                    (EventConsumer) listener.context.getRoute(Listener.ROUTE).getConsumer();
            await().until(() -> !consumer.problems().isEmpty());
            assertThat(consumer.problems().get(0))
                    .contains("no webhook will arrive", "port in use", "listenCheck=false")
                    .doesNotContain("abc");
            assertThat(Health.of(listener.context)).startsWith("DOWN").contains("port in use");
        } finally {
            other.stop(0);
        }
    }

    @Test
    void eachInstanceHasItsOwnPathEvenWhenOneNameBeginsWithTheOther() throws Exception {
        simulator.addInstance("VZ10", "inst-token-10");
        try (Listener listener = new Listener(simulator).withServer()) {
            listener.component.getInstances().put("VZ1", instance(Contract.INSTANCE, Camel.TOKEN));
            listener.component.getInstances().put("VZ10", instance("VZ10", "inst-token-10"));
            listener.context.start();
            listener.start("vzaps:webhooks/receive?instances=*&secret=abc&register=true&publicUrl=http://127.0.0.1:"
                    + listener.port());
            await().until(() -> calls("webhooks/set").size() == 2);
            simulator.customerSays(Contract.INSTANCE, "5511988887777", "to VZ1");
            simulator.customerSays("VZ10", "5511988887777", "to VZ10");
            await().until(() -> listener.seen.stream()
                            .filter(seen -> "Message".equals(seen.header("EventType")))
                            .count()
                    == 2);
            assertThat(listener.seen)
                    .filteredOn(seen -> "Message".equals(seen.header("EventType")))
                    .allMatch(seen -> seen.header("Text").equals("to " + seen.header("InstanceId")));
        }
    }

    private static io.github.camelvzaps.api.GatewayInstance instance(String id, String token) {
        io.github.camelvzaps.api.GatewayInstance instance = new io.github.camelvzaps.api.GatewayInstance();
        instance.setId(id);
        instance.setToken(token);
        return instance;
    }
}
