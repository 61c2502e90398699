package io.github.camelvzaps.benchmarks.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {
    private record Weight(double grams, boolean net) {}

    @Test
    void figuresAreReadAsTheyWereWritten(@TempDir Path folder) throws Exception {
        Figures figures = Figures.made(
                "weights", "weigh", Map.of("rounds", 2), 0.25, List.of(row("apple", 1, 150), row("pear", 1, 170)));

        figures.write(folder);

        Path file = folder.resolve("weights.json");
        assertThat(Figures.read(file)).isEqualTo(figures);
        assertThat(Files.readAllLines(file))
                .as("a line for each measurement")
                .contains(
                        "    {\"situation\":\"market\",\"subject\":\"pear\",\"round\":1,\"values\":{\"grams\":170.0,\"net\":true}}");
    }

    @Test
    void ratiosAndDifferencesAreThoseOfOneRound() {
        Figures figures = Figures.made(
                "weights",
                "weigh",
                Map.of(),
                0,
                List.of(
                        row("pear", 3, 30),
                        row("apple", 3, 10),
                        row("apple", 1, 100),
                        row("pear", 1, 200),
                        row("apple", 2, 50),
                        row("pear", 2, 60)));
        Runs<Weight> apples = figures.runs("market", "apple", Weight.class);
        Runs<Weight> pears = figures.runs("market", "pear", Weight.class);

        assertThat(apples.spread(Weight::grams)).isEqualTo(new Spread(10, 50, 100));
        assertThat(pears.ratio(apples, Weight::grams)).isEqualTo(2);
        assertThat(pears.difference(apples, Weight::grams)).isEqualTo(20);
        assertThat(figures.runs("market", "plum", Weight.class).isEmpty()).isTrue();
    }

    @Test
    void aMeasurementTravelsBetweenProcessesAsALine() {
        Weight sent = new Weight(7, true);

        assertThat(Printed.in(List.of("something else", Printed.line(sent)), Weight.class))
                .containsExactly(sent);
        assertThat(Printed.in(List.of("something else"), Weight.class)).isEmpty();
    }

    @Test
    void versionsAreThoseOfTheJarsOnTheClassPath() {
        assertThat(Versions.on("/m2/camel-api-4.18.0.jar:/m2/httpclient5-5.5.2.jar:/m2/httpclient5-fluent-5.jar"))
                .containsEntry("Camel", "4.18.0")
                .containsEntry("HttpClient", "5.5.2")
                .containsEntry("component", "not packed");
    }

    private static Row row(String fruit, int round, double grams) {
        return Row.of("market", fruit, round, new Weight(grams, true));
    }
}
