package io.github.camelvzaps.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StarterSourcesTest {
    @Test
    void theGeneratedFilesAreThoseOfTheCatalog() throws IOException {
        for (Map.Entry<Path, String> file : StarterSources.files().entrySet()) {
            assertThat(file.getKey())
                    .as("run the class StarterSources in the folder of the module to update it")
                    .hasContent(file.getValue());
        }
    }

    @Test
    void nothingElseIsGenerated() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/generated"))) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all)
                    .containsExactlyInAnyOrderElementsOf(StarterSources.files().keySet());
        }
    }
}
