package io.github.camelvzaps.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is committed below docs. */
class ReportsTest {
    private static final Path DOCS = Path.of("../docs");
    private static final Path FIGURES = DOCS.resolve(Reports.FOLDER);

    /** Others put pictures there, too. */
    private static final Pattern OURS = Pattern.compile("(producer|consumer|scale|start|media)[-.].*");

    @Test
    void pagesAndPicturesAreWhatTheCommandReportMakesOfTheFigures() throws IOException {
        for (Map.Entry<String, String> file : Reports.of(DOCS).entrySet()) {
            assertThat(DOCS.resolve(file.getKey()))
                    .as("written by -Pbenchmark -Dbenchmark=report")
                    .hasContent(file.getValue());
        }
    }

    @Test
    void figuresArePublishedTogetherAndNoFileIsLeftOver() throws IOException {
        List<String> committed = committed();
        List<String> expected = Stream.concat(
                        Reports.names().stream().map(name -> name + ".json"),
                        Reports.of(DOCS).keySet().stream()
                                .filter(path -> path.endsWith(".svg"))
                                .map(path -> Path.of(path).getFileName().toString()))
                .toList();
        assertThat(committed).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<String> committed() throws IOException {
        try (Stream<Path> files = Files.list(FIGURES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> OURS.matcher(name).matches())
                    .toList();
        }
    }
}
