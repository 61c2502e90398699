package io.github.camelvzaps.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.routecheck.EndpointUse;
import io.github.camelvzaps.routecheck.RouteCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes of the example are right in structure and in every option of every endpoint. */
class YamlRoutesTest {
    private static final RouteCheck CHECK = new RouteCheck();

    @Test
    void theRoutesOfTheQuickstartHaveNoProblem() throws IOException {
        String quickstart = read("routes/vzaps.yaml");

        assertThat(CHECK.problemsOfYaml(quickstart)).isEmpty();
        assertThat(CHECK.endpointsOfYaml(quickstart))
                .extracting(EndpointUse::uri)
                .contains(
                        "vzaps:instances/create",
                        "vzaps:instances/subscribe",
                        "vzaps:sessions/qr?unwrap=true",
                        "vzaps:sessions/status?unwrap=true",
                        "vzaps:messages/sendText",
                        "vzaps:messages/sendImage?caption=A picture from Camel VZaps",
                        "vzaps:messages/sendPoll?bodyType=json");
    }

    @Test
    void theRoutesForTheOtherGatewayHaveNoProblem() throws IOException {
        String quickstart = read("routes/zapyapi.yaml");

        assertThat(CHECK.problemsOfYaml(quickstart)).isEmpty();
        assertThat(CHECK.endpointsOfYaml(quickstart))
                .extracting(EndpointUse::uri)
                .contains(
                        "zapyapi:instances/create",
                        "zapyapi:instances/getQrCode",
                        "zapyapi:instances/list",
                        "zapyapi:messages/sendText",
                        "zapyapi:messages/sendImage?caption=A picture from Camel VZaps",
                        "zapyapi:messages/send");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application.properties", "application-simulator.properties", "application-production.properties"
            })
    void thePropertiesOfTheQuickstartHaveNoProblem(String file) throws IOException {
        assertThat(CHECK.problemsOfProperties(read(file))).isEmpty();
    }

    private static String read(String file) throws IOException {
        return Files.readString(Path.of("src/main/resources").resolve(file));
    }
}
