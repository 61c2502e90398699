package io.github.camelvzaps.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.simulator.VzapsSimulator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Gateway.class)
class AnswerTest {
    /** Set by {@link Gateway}. */
    VzapsSimulator simulator;

    @TestHTTPResource("/q/health")
    URI health;

    @Test
    void anEventIsAnsweredAndTheApplicationIsHealthy() throws Exception {
        simulator.customerSays("VZ1", "5511999999999", "Hello");

        await().until(() -> !simulator.messages("VZ1").isEmpty());
        assertThat(simulator.messages("VZ1")).singleElement().satisfies(sent -> {
            assertThat(sent.to()).isEqualTo("5511999999999");
            assertThat(sent.body()).containsEntry("message", "You wrote: Hello");
        });
        await().until(() -> simulator.eventCounts("VZ1").acked() == 1);
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).containsPattern("\"vzaps-events/subscribe-\\[VZ1]\" *: *\"UP\"").doesNotContain("DOWN");
    }
}
