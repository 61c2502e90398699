package io.github.camelvzaps.queuebridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.routecheck.RouteCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the bridge are right in structure and in every option of every endpoint. */
class RoutesTest {
    private static final RouteCheck CHECK = new RouteCheck();
    private static final Path FILES = Path.of("src/main/resources");

    @ParameterizedTest
    @ValueSource(strings = {"routes/bridge.xml", "routes/application.xml"})
    void theRoutesHaveNoProblem(String file) throws IOException {
        assertThat(CHECK.problemsOfXml(Files.readString(FILES.resolve(file)))).isEmpty();
    }

    @Test
    void thePropertiesHaveNoProblem() throws IOException {
        assertThat(CHECK.problemsOfProperties(Files.readString(FILES.resolve("application.properties"))))
                .isEmpty();
    }
}
