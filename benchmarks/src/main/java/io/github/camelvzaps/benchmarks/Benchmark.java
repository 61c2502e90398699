package io.github.camelvzaps.benchmarks;

import io.github.camelvzaps.benchmarks.figures.Row;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What a sub-command measures. */
@FunctionalInterface
interface Benchmark {
    /**
     * Measures in rounds; within each, every subject takes its turn once.
     *
     * @param subjects the names of those to measure; empty for all
     * @return the measurements, by the name of the file that they are for
     */
    Map<String, List<Row>> measure(Plan plan, List<String> subjects) throws IOException, InterruptedException;
}
