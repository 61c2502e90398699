package io.github.camelvzaps.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.AcceptedMessage;
import io.github.camelvzaps.simulator.api.SimulatedEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A whole application that receives events in both ways, on the web server that it has anyway. */
@ExtendWith({SimulatorExtension.class, OutputCaptureExtension.class})
@ResourceLock(Resources.SYSTEM_OUT)
class ReceivingTest {
    private static final String P = "camel.component.vzaps.";
    static final String INSTANCE = "VZ1";
    static final String RIGHT = "?s=a-long-random-value";

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Desk {
        @Bean
        RouteBuilder routes() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("vzaps:events/subscribe?instance=sales&events=Message")
                            .routeId("realtime")
                            .setHeader("CamelVzapsPhone", header("CamelVzapsChatId"))
                            .setBody(simple("by realtime: ${header.CamelVzapsText}"))
                            .to("vzaps:messages/sendText");
                    from("vzaps:webhooks/receive?instance=sales&events=Message&register=true")
                            .routeId("webhook")
                            .setHeader("CamelVzapsPhone", header("CamelVzapsChatId"))
                            .setBody(simple("by webhook: ${header.CamelVzapsText}"))
                            .to("vzaps:messages/sendText");
                }
            };
        }
    }

    static ConfigurableApplicationContext desk(VzapsSimulator simulator) throws IOException {
        simulator.addInstance(INSTANCE, "secret-instance-token");
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        return Applications.start(
                Desk.class,
                Applications.at(
                        simulator,
                        "server.port=" + port,
                        P + "public-url=http://localhost:" + port,
                        P + "secret=a-long-random-value",
                        P + "instances.sales.id=" + INSTANCE,
                        P + "instances.sales.token=secret-instance-token",
                        "management.endpoint.health.show-details=always",
                        "camel.health.exposure-level=full"));
    }

    @Test
    void aCustomerIsAnsweredByRealtimeAndByWebhook(VzapsSimulator simulator) throws Exception {
        try (ConfigurableApplicationContext application = desk(simulator)) {
            await().until(() -> simulator.realtimeConnections(INSTANCE) == 1
                    && simulator.requests().stream().anyMatch(r -> "webhooks/set".equals(r.operation())));
            simulator.customerSays(INSTANCE, "5511988887777", "Oi");

            await().until(() -> simulator.messages(INSTANCE).size() == 2);
            assertThat(simulator.messages(INSTANCE))
                    .extracting(AcceptedMessage::to)
                    .containsOnly("5511988887777");
            assertThat(simulator.messages(INSTANCE))
                    .extracting(message -> message.body().get("message"))
                    .containsExactlyInAnyOrder("by realtime: Oi", "by webhook: Oi");
            await().until(() -> simulator.events(INSTANCE).stream()
                    .filter(event -> event.type().equals("Message"))
                    .allMatch(SimulatedEvent::acked));
        }
    }

    @Test
    void aWebhookPostedByHandReachesTheRoute(VzapsSimulator simulator) throws Exception {
        try (ConfigurableApplicationContext application = desk(simulator)) {
            byte[] body = message("A1", "plain ção").getBytes(StandardCharsets.UTF_8);
            assertThat(post(application, RIGHT, "application/json", null, body)).isEqualTo(200);

            assertThat(simulator.messages(INSTANCE)).hasSize(1);
        }
    }

    @Test
    void aCallerWithoutTheSecretIsTurnedAwayWithoutATrace(VzapsSimulator simulator, CapturedOutput output)
            throws Exception {
        try (ConfigurableApplicationContext application = desk(simulator)) {
            byte[] cut = Arrays.copyOf(gzip(message("A1", "Oi").getBytes(StandardCharsets.UTF_8)), 30);
            String[] types = {"application/json", "application/x-www-form-urlencoded", "multipart/form-data", "text/x"};
            for (String type : types) {
                assertThat(post(application, "?s=wrong", type, "gzip", cut))
                        .as(type)
                        .isEqualTo(401);
                assertThat(post(application, "", type, null, "%%%=&".getBytes(StandardCharsets.UTF_8)))
                        .as(type)
                        .isEqualTo(401);
            }
            assertThat(post(application, RIGHT, "application/json", "gzip", cut))
                    .isEqualTo(400);
            assertThat(post(application, RIGHT, "application/json", null, new byte[20_000_000]))
                    .isEqualTo(413);

            assertThat(output.getAll()).doesNotContain("\tat ", "Exception");
            assertThat(output.getAll().lines().filter(line -> line.contains("answered with 401")))
                    .hasSize(1);
            assertThat(simulator.messages(INSTANCE)).isEmpty();
        }
    }

    static int post(ConfigurableApplicationContext application, String how, String type, String encoding, byte[] body)
            throws Exception {
        String port = application.getEnvironment().getProperty("local.server.port");
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/vzaps/webhook/" + INSTANCE + how))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (encoding != null) {
            request.header("Content-Encoding", encoding);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.discarding())
                .statusCode();
    }

    static String message(String id, String text) {
        return "{\"json_data\":{\"type\":\"Message\",\"event\":{\"info\":{\"id\":\"" + id
                + "\",\"chat\":\"5511988887777@s.whatsapp.net\",\"sender\":\"5511988887777@s.whatsapp.net\"},"
                + "\"message\":{\"conversation\":\"" + text + "\"}}}}";
    }

    static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packer = new GZIPOutputStream(bytes)) {
            packer.write(plain);
        }
        return bytes.toByteArray();
    }

    @Test
    void theHealthOfTheApplicationTellsOfALostConnection(VzapsSimulator simulator) throws Exception {
        try (ConfigurableApplicationContext application = desk(simulator)) {
            await().until(() -> health(application).path("status").asText().equals("UP"));
            JsonNode details =
                    health(application).path("components").path("camelHealth").path("details");
            assertThat(details.fieldNames()).toIterable().anyMatch(name -> name.contains("events/subscribe"));

            simulator.close();
            await().until(() -> health(application).path("status").asText().equals("DOWN"));
            assertThat(health(application).toString()).doesNotContain("secret-instance-token", "a-long-random-value");
            assertThat(application.getBean(CamelContext.class).getStatus().isStarted())
                    .isTrue();
        }
    }

    private static JsonNode health(ConfigurableApplicationContext application) throws Exception {
        String port = application.getEnvironment().getProperty("local.server.port");
        URI uri = URI.create("http://localhost:" + port + "/actuator/health");
        HttpRequest request =
                HttpRequest.newBuilder(uri).header("Accept", "application/json").build();
        return new ObjectMapper()
                .readTree(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .body());
    }
}
