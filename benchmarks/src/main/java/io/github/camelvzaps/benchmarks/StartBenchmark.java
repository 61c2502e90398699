package io.github.camelvzaps.benchmarks;

import io.github.camelvzaps.benchmarks.figures.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Measures how long a start takes, taking turns, each time in a JVM of its own. */
final class StartBenchmark {
    static final String NAME = "start";

    /** There is one situation only. */
    static final String SITUATION = "start";

    /** What one start took. */
    record Taken(double millis) {}

    private StartBenchmark() {}

    /** Takes names of {@link StartEntrant}. */
    static Map<String, List<Row>> measure(Plan plan, List<String> subjects) throws IOException, InterruptedException {
        List<StartEntrant> entrants = subjects.isEmpty()
                ? Arrays.asList(StartEntrant.values())
                : subjects.stream().map(StartEntrant::valueOf).toList();
        List<Row> rows = new ArrayList<>();
        if (!plan.atOnce()) {
            // the files of the class path are in the cache of the system for all of them
            round(0, entrants);
        }
        for (int round = 1; round <= plan.rounds(); round++) {
            rows.addAll(round(round, entrants));
        }
        return Map.of(NAME, rows);
    }

    private static List<Row> round(int round, List<StartEntrant> entrants) throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        for (StartEntrant entrant : entrants) {
            Taken taken = new Taken(entrant.millis());
            rows.add(Row.of(SITUATION, entrant.name(), round, taken));
            System.out.printf("%s, round %d: %.0f ms%n", entrant.label(), round, taken.millis());
        }
        return rows;
    }
}
