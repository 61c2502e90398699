package io.github.camelvzaps.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.AcceptedMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
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

/** A whole application: started by its starter, sending through the simulator, watched through Actuator. */
@ExtendWith({SimulatorExtension.class, OutputCaptureExtension.class})
@ResourceLock(Resources.SYSTEM_OUT)
class ApplicationTest {
    private static final String P = "camel.component.vzaps.";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Shop {
        @Bean
        RouteBuilder routes() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:order")
                            .routeId("order")
                            .to("vzaps:messages/sendText?instance=sales&phone=5511999999999");
                }
            };
        }
    }

    private static ConfigurableApplicationContext shop(VzapsSimulator simulator, String... more) {
        simulator.addInstance("VZ1", "secret-instance-token");
        String[] properties = Applications.at(
                simulator,
                P + "instances.sales.id=VZ1",
                P + "instances.sales.token=secret-instance-token",
                "management.endpoints.web.exposure.include=*",
                "management.endpoint.health.show-details=always",
                "camel.health.exposure-level=full",
                "camel.main.dev-console-enabled=true");
        String[] all = Arrays.copyOf(properties, properties.length + more.length);
        System.arraycopy(more, 0, all, properties.length, more.length);
        return Applications.start(Shop.class, all);
    }

    @Test
    void anApplicationSendsAndIsHealthy(VzapsSimulator simulator) throws Exception {
        try (ConfigurableApplicationContext application = shop(simulator)) {
            application.getBean(ProducerTemplate.class).sendBody("direct:order", "Your order is on its way");

            assertThat(simulator.messages("VZ1")).singleElement().satisfies((AcceptedMessage sent) -> {
                assertThat(sent.to()).isEqualTo("5511999999999");
                assertThat(sent.body()).containsEntry("message", "Your order is on its way");
            });
            JsonNode health = JSON.readTree(actuator(application, "health").body());
            assertThat(health.path("status").asText()).isEqualTo("UP");
            JsonNode camel = health.path("components").path("camelHealth");
            assertThat(camel.path("status").asText()).isEqualTo("UP");
            assertThat(camel.path("details").path("context").asText()).isEqualTo("UP");
            assertThat(camel.path("details").path("route:order").asText()).isEqualTo("UP");
        }
    }

    @Test
    void aStoppedRouteMakesTheApplicationUnhealthy(VzapsSimulator simulator) throws Exception {
        try (ConfigurableApplicationContext application = shop(simulator)) {
            application.getBean(CamelContext.class).getRouteController().stopRoute("order");

            HttpResponse<String> health = actuator(application, "health");
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(JSON.readTree(health.body()).path("status").asText()).isEqualTo("DOWN");
        }
    }

    @Test
    void theDevConsolesAreThereThroughActuator(VzapsSimulator simulator) throws Exception {
        try (ConfigurableApplicationContext application = shop(simulator)) {
            JsonNode consoles = JSON.readTree(actuator(application, "camel").body());
            assertThat(consoles.has("endpoint")).isTrue();
            assertThat(actuator(application, "camel/endpoint").body())
                    .contains("vzaps://messages/sendText?instance=sales");
        }
    }

    @Test
    void noSecretIsPrintedAtStartNorShownByActuator(VzapsSimulator simulator, CapturedOutput log) throws Exception {
        String[] talkative = {
            "debug=true",
            "logging.level.org.apache.camel=DEBUG",
            "logging.level.io.github.camelvzaps=TRACE",
            P + "client-secret=" + VzapsSimulator.CLIENT_SECRET
        };
        try (ConfigurableApplicationContext application = shop(simulator, talkative)) {
            application.getBean(ProducerTemplate.class).sendBody("direct:order", "Hello");

            assertThat(simulator.messages("VZ1")).hasSize(1);
            for (String page : new String[] {
                "health",
                "env",
                "configprops",
                "beans",
                "conditions",
                "camel/endpoint,properties,main-configuration,route,context"
            }) {
                HttpResponse<String> answer = actuator(application, page);
                assertThat(answer.statusCode()).as(page).isEqualTo(200);
                assertThat(answer.body()).as(page).doesNotContain(Applications.SECRETS);
            }
        }
        assertThat(log).contains("Started ").doesNotContain(Applications.SECRETS);
    }

    @Test
    void actuatorHidesOurSecretsWhereItShowsAllOtherValues(VzapsSimulator simulator) throws Exception {
        String[] open = {
            "management.endpoint.env.show-values=always",
            "management.endpoint.configprops.show-values=always",
            P + "client-secret=" + VzapsSimulator.CLIENT_SECRET,
            "camel.component.zapyapi.apiKey=secret-api-key",
            "shop.name=shown"
        };
        try (ConfigurableApplicationContext application = shop(simulator, open)) {
            String env = actuator(application, "env").body();
            assertThat(env).contains("\"shown\"").contains("client-secret").contains("******");
            assertThat(env).doesNotContain(Applications.SECRETS).doesNotContain("secret-api-key");
            assertThat(actuator(application, "configprops").body())
                    .doesNotContain(Applications.SECRETS)
                    .doesNotContain("secret-api-key");
        }
    }

    private static HttpResponse<String> actuator(ConfigurableApplicationContext application, String page)
            throws Exception {
        String port = application.getEnvironment().getProperty("local.server.port");
        URI uri = URI.create("http://localhost:" + port + "/actuator/" + page);
        HttpRequest request =
                HttpRequest.newBuilder(uri).header("Accept", "application/json").build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
