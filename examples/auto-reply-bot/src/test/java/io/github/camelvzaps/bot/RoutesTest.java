package io.github.camelvzaps.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.routecheck.EndpointUse;
import io.github.camelvzaps.routecheck.RouteCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the bot are right in structure and in every option of every endpoint. */
class RoutesTest {
    private static final RouteCheck CHECK = new RouteCheck();
    private static final Path FILES = Path.of("src/main/resources");

    @ParameterizedTest
    @ValueSource(strings = {"routes/bot.yaml", "routes/once.yaml", "gateway/simulator.yaml", "gateway/production.yaml"})
    void theRoutesHaveNoProblem(String file) throws IOException {
        assertThat(CHECK.problemsOfYaml(Files.readString(FILES.resolve(file)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application.properties", "application-once.properties", "application-production.properties"})
    void thePropertiesHaveNoProblem(String file) throws IOException {
        assertThat(CHECK.problemsOfProperties(Files.readString(FILES.resolve(file))))
                .isEmpty();
    }

    @Test
    void theBotConsumesEventsAndSendsTextsAndButtons() throws IOException {
        assertThat(CHECK.endpointsOfYaml(Files.readString(FILES.resolve("routes/bot.yaml"))))
                .extracting(EndpointUse::uri)
                .contains("vzaps:messages/sendText", "vzaps:messages/sendButtons?bodyType=json")
                .anyMatch(uri -> uri.startsWith("vzaps:events/subscribe?events=Message"));
    }
}
