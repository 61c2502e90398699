package io.github.camelvzaps.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith({SimulatorExtension.class, OutputCaptureExtension.class})
class ApplicationTest {

    @Test
    void anEventIsAnsweredAndTheApplicationIsHealthy(VzapsSimulator simulator, CapturedOutput log) throws Exception {
        simulator.addInstance("VZ1", "secret-instance-token");

        try (ConfigurableApplicationContext application = start(simulator)) {
            simulator.customerSays("VZ1", "5511999999999", "Hello");

            await().until(() -> !simulator.messages("VZ1").isEmpty());
            assertThat(simulator.messages("VZ1")).singleElement().satisfies(sent -> {
                assertThat(sent.to()).isEqualTo("5511999999999");
                assertThat(sent.body()).containsEntry("message", "You wrote: Hello");
            });
            await().until(() -> simulator.eventCounts("VZ1").acked() == 1);
            assertThat(health(application))
                    .contains("\"camelHealth\":{", "\"route:answer\":\"UP\"", "\"vzaps-events/subscribe-[VZ1]\":\"UP\"")
                    .doesNotContain("DOWN");
        }

        assertThat(SpringBootVersion.getVersion()).startsWith("4.");
        assertThat(log.getAll()).doesNotContain("ERROR", "secret-instance-token", VzapsSimulator.CLIENT_TOKEN);
    }

    @Test
    void aWrongPropertyStopsTheStartWithTheNearestName(VzapsSimulator simulator, CapturedOutput log) {
        assertThatThrownBy(() -> start(simulator, "--camel.component.vzaps.client-tokn=x"))
                .isNotNull();

        assertThat(log.getAll()).contains("The nearest one is camel.component.vzaps.client-token");
    }

    private static ConfigurableApplicationContext start(VzapsSimulator simulator, String... more) {
        Stream<String> properties = Stream.of(
                "--server.port=0",
                "--camel.component.vzaps.base-url=" + simulator.url(),
                "--camel.component.vzaps.realtime-url=" + simulator.realtimeUrl(),
                "--camel.component.vzaps.client-token=" + VzapsSimulator.CLIENT_TOKEN,
                "--camel.component.vzaps.client-secret=" + VzapsSimulator.CLIENT_SECRET,
                "--camel.component.vzaps.instance-id=VZ1");
        return SpringApplication.run(
                Application.class, Stream.concat(properties, Stream.of(more)).toArray(String[]::new));
    }

    private static String health(ConfigurableApplicationContext application) throws Exception {
        String port = application.getEnvironment().getProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health"))
                .build();
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
