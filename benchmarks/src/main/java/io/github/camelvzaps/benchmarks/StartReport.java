package io.github.camelvzaps.benchmarks;

import io.github.camelvzaps.benchmarks.StartBenchmark.Taken;
import io.github.camelvzaps.benchmarks.figures.Figures;
import io.github.camelvzaps.benchmarks.figures.Runs;
import io.github.camelvzaps.benchmarks.figures.Spread;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What a start costs. Immutable. */
record StartReport(Figures figures) implements Report {
    /** How much longer than the camel-http route ours may take, in milliseconds. */
    private static final int MOST_MORE_MILLIS = 50;

    /** How long the simulator may take. */
    private static final int MOST_OF_SIMULATOR_MILLIS = 500;

    private static final String COST = "ready after, ms";

    @Override
    public Map<String, String> files() {
        return Map.of("benchmarks-start.md", markdown(), Report.path(figures.name()), chart());
    }

    private List<StartEntrant> entrants() {
        return Stream.of(StartEntrant.values())
                .filter(entrant -> !runs(entrant).isEmpty())
                .toList();
    }

    private Runs<Taken> runs(StartEntrant entrant) {
        return figures.runs(StartBenchmark.SITUATION, entrant.name(), Taken.class);
    }

    private String chart() {
        return Report.chart(
                COST,
                entrants(),
                entrant -> entrant != StartEntrant.HTTP,
                entrant -> runs(entrant).spread(Taken::millis),
                "%,.0f");
    }

    private String markdown() {
        StringBuilder text = new StringBuilder("# What a start costs\n\n");
        text.append(
                "How long it takes until a context with one route is up, and until the simulator answers, from the start of"
                        + " the JVM on. It is written by the command below; do not edit it by hand. Nothing in the build fails when a"
                        + " figure changes.\n\n");
        text.append(figures.origin("cores"));
        text.append(Report.picture(figures.name(), COST));
        text.append("| | " + COST + " | lowest to highest |\n|---|---:|---:|\n");
        for (StartEntrant entrant : entrants()) {
            Spread taken = runs(entrant).spread(Taken::millis);
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f to %.0f |\n",
                    entrant.label(),
                    taken.median(),
                    taken.low(),
                    taken.high()));
        }
        return text.append(aims()).append(reading()).toString();
    }

    private String aims() {
        StringBuilder text = new StringBuilder();
        Runs<Taken> ours = runs(StartEntrant.VZAPS);
        Runs<Taken> theirs = runs(StartEntrant.HTTP);
        if (!ours.isEmpty() && !theirs.isEmpty()) {
            double more = ours.difference(theirs, Taken::millis);
            text.append(String.format(
                    Locale.ROOT,
                    "\nThe component takes %.0f ms more than the camel-http route (median of the differences within each"
                            + " round; aim: at most %d, %s).\n",
                    more,
                    MOST_MORE_MILLIS,
                    more <= MOST_MORE_MILLIS ? "met" : "missed"));
        }
        if (!runs(StartEntrant.SIMULATOR).isEmpty()) {
            boolean met = runs(StartEntrant.SIMULATOR).spread(Taken::millis).median() <= MOST_OF_SIMULATOR_MILLIS;
            text.append("\nAim for the simulator: at most ")
                    .append(MOST_OF_SIMULATOR_MILLIS)
                    .append(" ms, ")
                    .append(met ? "met" : "missed")
                    .append("; [where it goes](benchmarks-profile.md).\n");
        }
        return text.toString();
    }

    private String reading() {
        StringBuilder text = new StringBuilder("\n").append(Report.described(entrants()));
        return text.append(String.format(
                        Locale.ROOT,
                        """

                        Each start is a fresh JVM (that of a context with %s); they take turns, %d rounds after one that is not \
                        counted. Figures are medians. Loading classes is most of it.
                        """,
                        String.join(" ", JavaProcess.OPTIONS),
                        Plan.of(figures).rounds()))
                .toString();
    }
}
