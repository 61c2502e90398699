package io.github.camelvzaps.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures how long a context takes to start, taking turns, each time in a JVM of its own; then writes the report. */
public final class StartBenchmark {
    /** How much longer than the camel-http route ours may take, in milliseconds. */
    private static final int AIM_MILLIS = 50;

    private final Map<StartEntrant, List<Double>> millis = new EnumMap<>(StartEntrant.class);
    private final double loadBefore =
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();

    private StartBenchmark() {}

    /** Takes the file for the report, and the rounds. */
    public static void main(String[] args) throws Exception {
        int rounds = Integer.parseInt(args[1]);
        StartBenchmark benchmark = new StartBenchmark();
        // the files of the class path are in the cache of the system for all of them
        benchmark.round();
        benchmark.millis.clear();
        for (int round = 1; round <= rounds; round++) {
            benchmark.round();
        }
        String report = benchmark.report(rounds);
        Files.writeString(Path.of(args[0]), report);
        System.out.println(report);
    }

    private void round() throws IOException {
        for (StartEntrant entrant : StartEntrant.values()) {
            try (JavaProcess process = new JavaProcess(StartRun.class, entrant.name())) {
                millis.computeIfAbsent(entrant, any -> new ArrayList<>()).add(Double.valueOf(process.line()));
            }
        }
    }

    private double[] of(StartEntrant entrant) {
        return millis.get(entrant).stream().mapToDouble(Double::doubleValue).toArray();
    }

    private String report(int rounds) {
        double[] ours = of(StartEntrant.VZAPS);
        double[] theirs = of(StartEntrant.HTTP);
        double[] differences = new double[ours.length];
        for (int i = 0; i < ours.length; i++) {
            differences[i] = ours[i] - theirs[i];
        }
        double difference = Results.median(differences);
        StringBuilder text = new StringBuilder("# What a start costs\n\n");
        text.append("How long a context with one route takes to be up, from the start of the JVM on. It is written by"
                + " the command below; do not edit it by hand. Nothing in the build fails when a figure changes.\n\n");
        text.append("```sh\nmvn -q -B -pl benchmarks -am -Pbenchmark-start -DskipTests -Dbenchmark.rounds=")
                .append(rounds)
                .append(" verify\n```\n\n");
        text.append(MachineLine.of("cores", loadBefore)).append("\n\n");
        text.append("| | ready after, ms | lowest to highest |\n|---|---:|---:|\n");
        for (StartEntrant entrant : StartEntrant.values()) {
            double[] all = of(entrant);
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f to %.0f |%n",
                    entrant.label(),
                    Results.median(all),
                    java.util.Arrays.stream(all).min().orElseThrow(),
                    java.util.Arrays.stream(all).max().orElseThrow()));
        }
        text.append(String.format(
                Locale.ROOT,
                "%nThe component takes %.0f ms more than the camel-http route (median of the differences within each"
                        + " round; aim: at most %d, %s).%n%n## How to read this%n%n",
                difference,
                AIM_MILLIS,
                difference <= AIM_MILLIS ? "met" : "missed"));
        for (StartEntrant entrant : StartEntrant.values()) {
            text.append("- **")
                    .append(entrant.label())
                    .append("**: ")
                    .append(entrant.description())
                    .append(".\n");
        }
        return text.append("\nEach start is a fresh JVM (")
                .append(String.join(" ", JavaProcess.OPTIONS))
                .append("); they take turns, ")
                .append(rounds)
                .append(" rounds after one that is not counted. Figures are medians. Loading classes is most of it.\n")
                .toString();
    }
}
