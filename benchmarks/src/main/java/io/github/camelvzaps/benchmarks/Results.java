package io.github.camelvzaps.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** All runs so far. Not thread-safe. */
final class Results {
    private final List<Row> rows = new ArrayList<>();

    /**
     * One run.
     *
     * @param arrived how many messages the server counted
     */
    record Row(Entrant entrant, Scenario scenario, Measurement measurement, long arrived) {}

    void add(Row row) {
        rows.add(row);
    }

    /** Returns the runs of a contestant in a scenario, in the order of the rounds. */
    List<Row> of(Entrant entrant, Scenario scenario) {
        return rows.stream()
                .filter(row -> row.entrant() == entrant && row.scenario().equals(scenario))
                .toList();
    }

    /** Returns how many times the CPU of another one a contestant took, round by round; empty when one did not finish. */
    Optional<Double> ratio(Entrant entrant, Entrant other, Scenario scenario) {
        List<Row> mine = of(entrant, scenario);
        List<Row> theirs = of(other, scenario);
        if (!finished(mine) || !finished(theirs)) {
            return Optional.empty();
        }
        return Optional.of(median(IntStream.range(0, mine.size())
                .mapToDouble(i -> mine.get(i).measurement().cpuMicros()
                        / theirs.get(i).measurement().cpuMicros())
                .toArray()));
    }

    static boolean finished(List<Row> rows) {
        return !rows.isEmpty()
                && rows.stream().allMatch(row -> row.measurement().finished());
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
