package io.github.camelvzaps.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelvzaps.benchmarks.figures.Figures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each command runs; what it measures here means nothing. */
class BenchmarksTest {
    @TempDir
    private Path docs;

    @ParameterizedTest
    @CsvSource({
        "producer, VZAPS, producer, benchmarks-producer.md, producer-64.svg",
        "consumer, REALTIME, consumer, benchmarks-consumer.md, consumer.svg",
        "scale, STORED:500, scale-stored, benchmarks-scale.md, scale-stored.svg",
        "start, VZAPS HTTP SIMULATOR, start, benchmarks-start.md, start.svg",
        "media, SEND FETCH, media, benchmarks-media.md, media.svg"
    })
    void aCommandWritesFiguresAPageAndPictures(
            String command, String names, String figures, String page, String picture) throws Exception {
        Benchmarks.run(arguments(command, names));

        assertThat(Figures.read(docs.resolve("figures/" + figures + ".json")).rows())
                .isNotEmpty()
                .allMatch(row -> row.round() == 1);
        String written = Files.readString(docs.resolve(page));
        assertThat(written).contains("-Dbenchmark=\"" + command + " " + names + "\"");
        Path drawn = docs.resolve("figures").resolve(picture);
        assertThat(drawn).isNotEmptyFile();

        Files.delete(docs.resolve(page));
        Files.delete(drawn);
        Benchmarks.run(arguments("report", ""));

        assertThat(docs.resolve(page)).hasContent(written);
        assertThat(drawn).isNotEmptyFile();
    }

    @Test
    void anUnknownCommandIsRefused() {
        assertThatThrownBy(() -> Benchmarks.run(arguments("weigh", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no command weigh");
        assertThatThrownBy(Benchmarks::run).isInstanceOf(IllegalArgumentException.class);
    }

    private String[] arguments(String command, String names) {
        List<String> arguments = new ArrayList<>(List.of(docs.toString(), "1", "0", "1", command));
        Arrays.stream(names.split(" ")).filter(name -> !name.isEmpty()).forEach(arguments::add);
        return arguments.toArray(String[]::new);
    }
}
