package io.github.camelvzaps.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers that the checklist for missing events explains are those that come. */
@ExtendWith(SimulatorExtension.class)
class NoEventTest {
    private static final String EVENT = "{\"type\": \"Presence\", \"event\": {}}";

    @TempDir
    private Path folder;

    private static HttpResponse<String> call(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource({
        "VZ1, inst-1, 200, '\"connected\":true'",
        "VZ1, wrong, 403, ''",
        "VZ9, inst-1, 404, ''",
    })
    void theSessionTellsWhatIsWrongWithNumberAndCredentials(
            String instance, String token, int status, String words, VzapsSimulator simulator) throws Exception {
        simulator.addInstance("VZ1", "inst-1");
        HttpResponse<String> answer =
                call(HttpRequest.newBuilder(URI.create(simulator.url() + "/instances/" + instance + "/session/status"))
                        .header("X-Client-Token", VzapsSimulator.CLIENT_TOKEN)
                        .header("X-Instance-Token", token));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(words);
    }

    @Test
    void theWebhookTellsSecretPathAndStoppedRouteApart(VzapsSimulator simulator) throws Exception {
        int port = Surroundings.freePort();
        String here = "http://127.0.0.1:" + port;
        Block route = Language.YAML.block(Language.RECIPES, "webhook-in");
        Map<String, String> others = Map.of("camel.server.port", String.valueOf(port), "public.url", here);
        try (PageApplication application =
                new PageApplication(Blocks.of(Language.RECIPES), route, new Surroundings(simulator, folder), others)) {
            await().until(() -> simulator.requests().stream()
                    .anyMatch(request -> "webhooks/set".equals(request.operation()) && request.status() == 200));
            String address = here + "/vzaps/webhook/VZ1?s=";

            assertThat(status(address + "long-and-random")).isEqualTo(200);
            assertThat(status(address + "another")).isEqualTo(401);
            assertThat(status(here + "/vzaps/webhook/VZ9?s=long-and-random")).isEqualTo(404);
            application.camel().getRouteController().stopAllRoutes();
            assertThat(status(address + "long-and-random")).isEqualTo(503);
        }
    }

    private static int status(String address) throws Exception {
        return call(HttpRequest.newBuilder(URI.create(address))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(EVENT)))
                .statusCode();
    }

    @Test
    void theConsumerOfAnInstanceThatDoesNotExistNamesItAndTheStatus(VzapsSimulator simulator) throws Exception {
        Block route = Language.YAML.block(Language.RECIPES, "auto-reply");
        Block wrong = new Block(
                "",
                0,
                "",
                "",
                "",
                "properties",
                "camel.component.vzaps.instanceId = VZ9\n"
                        + "camel.component.vzaps.clientToken = " + VzapsSimulator.CLIENT_TOKEN + "\n"
                        + "camel.component.vzaps.clientSecret = " + VzapsSimulator.CLIENT_SECRET + "\n");

        Throwable failure = catchThrowable(() ->
                new PageApplication(List.of(wrong), route, new Surroundings(simulator, folder), Map.of()).close());

        // the page application waits until a consumer reports no problem, and shows the last ones
        assertThat(failure).hasMessageContaining("404").hasMessageContaining("VZ9");
    }

    @Test
    void aVariableThatIsNotSetStopsTheStartAndIsNamed() {
        Main main = new Main();
        main.addInitialProperty("camel.component.vzaps.clientToken", "{{env:NO_SUCH_VARIABLE}}");
        main.addInitialProperty("camel.component.vzaps.clientSecret", "secret");
        try {
            assertThat(catchThrowable(main::start)).hasStackTraceContaining("NO_SUCH_VARIABLE");
        } finally {
            main.stop();
        }
    }

    @Test
    void aVariableOfSpringBootThatIsNotSetStopsTheStartAndIsNamed(VzapsSimulator simulator) {
        Block wrong =
                new Block("", 0, "", "", "", "properties", "camel.component.vzaps.client-token=${NO_SUCH_VARIABLE}\n");

        assertThat(catchThrowable(
                        () -> new BootApplication(List.of(wrong), wrong, new Surroundings(simulator, folder)).close()))
                .hasStackTraceContaining("NO_SUCH_VARIABLE");
    }
}
