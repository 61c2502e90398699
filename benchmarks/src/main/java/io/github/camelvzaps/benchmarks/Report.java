package io.github.camelvzaps.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Writes the figures down in Markdown. Immutable. */
final class Report {
    /** The most CPU that our producer may take, in times that of the raw client. */
    private static final double MOST_OF_RAW = 1.15;

    /** How many times our CPU the camel-http route has to take at least. */
    private static final double LEAST_OF_HTTP = 1;

    private final Plan plan;
    private final Results results;
    private final double loadBefore;

    /** @param loadBefore the system's load average when the first run began, negative if unknown */
    Report(Plan plan, Results results, double loadBefore) {
        this.plan = plan;
        this.results = results;
        this.loadBefore = loadBefore;
    }

    String markdown() {
        StringBuilder text = new StringBuilder();
        text.append("# What a message costs\n\n");
        text.append("A benchmark of the producer on loopback beside other ways to send the same text to the same stub."
                + " It is written by the command below; do not edit it by hand. It is a benchmark and no test:"
                + " nothing in the build fails when a figure changes.\n\n");
        text.append("```sh\n").append(plan.command()).append("\n```\n\n");
        text.append(MachineLine.of("cores shared by client and stub", loadBefore))
                .append("\n\n");
        Scenario.ALL.forEach(scenario -> text.append(table(scenario)));
        text.append(aims());
        text.append(reading());
        return text.toString();
    }

    private String table(Scenario scenario) {
        StringBuilder text = new StringBuilder("## " + scenario.title() + "\n\n");
        text.append(
                "| | CPU per message, us | lowest to highest | messages per second | CPU, HttpClient 5 async = 1 |\n");
        text.append("|---|---:|---:|---:|---:|\n");
        for (Entrant entrant : Entrant.values()) {
            text.append("| ").append(entrant.label()).append(" | ");
            text.append(cells(entrant, scenario)).append(" |\n");
        }
        return text.append('\n').toString();
    }

    private String cells(Entrant entrant, Scenario scenario) {
        List<Results.Row> rows = results.of(entrant, scenario);
        if (!Results.finished(rows)) {
            return unfinished(rows);
        }
        double[] cpu = values(rows, Measurement::cpuMicros);
        double[] rate = values(rows, Measurement::messagesPerSecond);
        return String.format(
                Locale.ROOT,
                "%.0f | %.0f to %.0f | %,.0f | %s",
                Results.median(cpu),
                java.util.Arrays.stream(cpu).min().orElseThrow(),
                java.util.Arrays.stream(cpu).max().orElseThrow(),
                Results.median(rate),
                times(results.ratio(entrant, Entrant.RAW, scenario)));
    }

    private static String unfinished(List<Results.Row> rows) {
        long finished =
                rows.stream().filter(row -> row.measurement().finished()).count();
        String delivered = rows.stream()
                .map(row -> String.format(Locale.ROOT, "%,d", row.arrived()))
                .collect(Collectors.joining("; "));
        return String.format(
                "did not finish in %d of %d runs | | delivered in all: %s |",
                rows.size() - finished, rows.size(), delivered);
    }

    private static double[] values(List<Results.Row> rows, ToDoubleFunction<Measurement> value) {
        return rows.stream().map(Results.Row::measurement).mapToDouble(value).toArray();
    }

    private static String times(Optional<Double> ratio) {
        return ratio.map(r -> String.format(Locale.ROOT, "%.2f", r)).orElse("");
    }

    private String aims() {
        StringBuilder text = new StringBuilder("## The aims\n\n");
        text.append("| | vzaps : HttpClient 5 async, at most ")
                .append(MOST_OF_RAW)
                .append(" | camel-http route : vzaps, at least ")
                .append(LEAST_OF_HTTP)
                .append(" |\n|---|---|---|\n");
        for (Scenario scenario : Scenario.ALL) {
            Optional<Double> raw = results.ratio(Entrant.VZAPS, Entrant.RAW, scenario);
            Optional<Double> http = results.ratio(Entrant.HTTP, Entrant.VZAPS, scenario);
            text.append("| ").append(scenario.title());
            text.append(" | ").append(judged(raw, raw.map(r -> r <= MOST_OF_RAW)));
            text.append(" | ").append(judged(http, http.map(r -> r >= LEAST_OF_HTTP)));
            text.append(" |\n");
        }
        return text.append('\n').toString();
    }

    private static String judged(Optional<Double> ratio, Optional<Boolean> met) {
        return ratio.isEmpty() ? "no figure" : times(ratio) + (met.orElse(false) ? ", met" : ", missed");
    }

    private String reading() {
        StringBuilder text = new StringBuilder("## How to read this\n\n");
        for (Entrant entrant : Entrant.values()) {
            text.append("- **")
                    .append(entrant.label())
                    .append("**: ")
                    .append(entrant.description())
                    .append(".\n");
        }
        text.append('\n');
        text.append("Each run is a fresh JVM (").append(String.join(" ", JavaProcess.OPTIONS));
        text.append(") for one contestant. It sends for ").append(plan.warmUpSeconds());
        text.append(" s with ").append(Plan.WARM_UP_IN_FLIGHT);
        text.append(" messages in flight to warm up, and on until ")
                .append(String.format(Locale.ROOT, "%,d", Plan.WARM_UP_ITEMS))
                .append(" are answered and the compiler is at rest, but no longer than ")
                .append(Plan.WARM_UP_AT_MOST_SECONDS)
                .append(" s more; then it goes through the situations above, each for ");
        text.append(Plan.SETTLING_SECONDS)
                .append(" s unmeasured (up to twice as long while the compiler is busy) and ")
                .append(plan.seconds());
        text.append(" s measured. The contestants take turns, ").append(plan.rounds());
        text.append(" rounds. Figures are medians; a ratio is the median of the"
                + " ratios within each round, which a busy machine disturbs less than the figures themselves."
                + " CPU is the time that the whole process took on all cores, its compiler and garbage collector"
                + " included; the stub is another process and not counted, but it shares the cores, so messages per"
                + " second are those of client and stub together. Pools hold ");
        text.append(Contestant.CONNECTIONS).append(" connections where there is a pool.\n\n");
        text.append("A run did not finish when a message failed, when ")
                .append(Plan.PATIENCE_SECONDS)
                .append(" s after the end some message still had neither answer nor failure, or when the process did"
                        + " not end. What it delivered is what the stub counted, the unmeasured seconds included.\n");
        return text.toString();
    }
}
