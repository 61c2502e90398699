package io.github.camelvzaps.benchmarks;

import io.github.camelvzaps.benchmarks.figures.Figures;
import io.github.camelvzaps.benchmarks.figures.Runs;
import io.github.camelvzaps.benchmarks.figures.Spread;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a message costs. Immutable. */
record ProducerReport(Figures figures) implements Report {
    /** The most CPU that our producer may take, in times that of the raw client. */
    private static final double MOST_OF_RAW = 1.15;

    /** How many times our CPU the camel-http route has to take at least. */
    private static final double LEAST_OF_HTTP = 1;

    private static final String COST = "CPU per message, us";

    @Override
    public Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("benchmarks-producer.md", markdown());
        Scenario.ALL.forEach(scenario -> chart(scenario).ifPresent(svg -> files.put(Report.path(name(scenario)), svg)));
        return files;
    }

    private static String name(Scenario scenario) {
        return "producer-" + scenario.key();
    }

    private Runs<Measurement> runs(Entrant entrant, Scenario scenario) {
        return figures.runs(scenario.key(), entrant.name(), Measurement.class);
    }

    private static boolean finished(Runs<Measurement> runs) {
        return !runs.isEmpty() && runs.all().stream().allMatch(Measurement::finished);
    }

    /** Returns how many times the CPU of another one a contestant took; empty when one did not finish. */
    private Optional<Double> ratio(Entrant entrant, Entrant other, Scenario scenario) {
        Runs<Measurement> mine = runs(entrant, scenario);
        Runs<Measurement> theirs = runs(other, scenario);
        return finished(mine) && finished(theirs)
                ? Optional.of(mine.ratio(theirs, Measurement::cpuMicros))
                : Optional.empty();
    }

    private Optional<String> chart(Scenario scenario) {
        List<Entrant> finished = Stream.of(Entrant.values())
                .filter(entrant -> finished(runs(entrant, scenario)))
                .toList();
        return finished.isEmpty()
                ? Optional.empty()
                : Optional.of(Report.chart(
                        COST,
                        finished,
                        entrant -> entrant == Entrant.VZAPS || entrant == Entrant.VZAPS_IO,
                        entrant -> runs(entrant, scenario).spread(Measurement::cpuMicros),
                        "%,.0f"));
    }

    private String markdown() {
        StringBuilder text = new StringBuilder("# What a message costs\n\n");
        text.append("A benchmark of the producer on loopback beside other ways to send the same text to the same stub."
                + " It is written by the command below; do not edit it by hand. It is a benchmark and no test:"
                + " nothing in the build fails when a figure changes.\n\n");
        text.append(figures.origin("cores shared by client and stub"));
        Scenario.ALL.forEach(scenario -> text.append(section(scenario)));
        return text.append(aims()).append(reading()).toString();
    }

    private String section(Scenario scenario) {
        StringBuilder text = new StringBuilder("## " + scenario.title() + "\n\n");
        chart(scenario).ifPresent(svg -> text.append(Report.picture(name(scenario), COST + ", " + scenario.title())));
        text.append("| | " + COST + " | lowest to highest | messages per second | CPU, HttpClient 5 async = 1 |\n");
        text.append("|---|---:|---:|---:|---:|\n");
        for (Entrant entrant : Entrant.values()) {
            if (!runs(entrant, scenario).isEmpty()) {
                text.append("| ").append(entrant.label()).append(" | ");
                text.append(cells(entrant, scenario)).append(" |\n");
            }
        }
        return text.append('\n').toString();
    }

    private String cells(Entrant entrant, Scenario scenario) {
        Runs<Measurement> runs = runs(entrant, scenario);
        if (!finished(runs)) {
            return unfinished(runs.all());
        }
        Spread cpu = runs.spread(Measurement::cpuMicros);
        return String.format(
                Locale.ROOT,
                "%.0f | %.0f to %.0f | %,.0f | %s",
                cpu.median(),
                cpu.low(),
                cpu.high(),
                runs.spread(Measurement::messagesPerSecond).median(),
                times(ratio(entrant, Entrant.RAW, scenario)));
    }

    private static String unfinished(List<Measurement> runs) {
        long finished = runs.stream().filter(Measurement::finished).count();
        String delivered = runs.stream()
                .map(run -> String.format(Locale.ROOT, "%,d", run.arrived()))
                .collect(Collectors.joining("; "));
        return String.format(
                "did not finish in %d of %d runs | | delivered in all: %s |",
                runs.size() - finished, runs.size(), delivered);
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
            Optional<Double> raw = ratio(Entrant.VZAPS, Entrant.RAW, scenario);
            Optional<Double> http = ratio(Entrant.HTTP, Entrant.VZAPS, scenario);
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
        StringBuilder text = new StringBuilder(Report.described(Arrays.asList(Entrant.values())));
        Plan plan = Plan.of(figures);
        return text.append(String.format(
                        Locale.ROOT,
                        """

                        In the pictures the line spans the lowest and the highest round; what did not finish has no bar, and a bar \
                        that ends with an arrow is longer than there is place for.

                        Each run is a fresh JVM (%s) for one contestant. It sends for %d s with %d messages in flight to warm up, \
                        and on until %,d are answered and the compiler is at rest, but no longer than %d s more; then it goes \
                        through the situations above, each for %d s unmeasured (up to twice as long while the compiler is busy) \
                        and %d s measured. The contestants take turns, %d rounds. Figures are medians; a ratio is the median of \
                        the ratios within each round, which a busy machine disturbs less than the figures themselves. CPU is the \
                        time that the whole process took on all cores, its compiler and garbage collector included; the stub is \
                        another process and not counted, but it shares the cores, so messages per second are those of client and \
                        stub together. Pools hold %,d connections where there is a pool.

                        A run did not finish when a message failed, when %d s after the end some message still had neither answer \
                        nor failure, or when the process did not end. What it delivered is what the stub counted, the unmeasured \
                        seconds included.
                        """,
                        String.join(" ", JavaProcess.OPTIONS),
                        plan.warmUpSeconds(),
                        Plan.WARM_UP_IN_FLIGHT,
                        Plan.WARM_UP_ITEMS,
                        Plan.WARM_UP_AT_MOST_SECONDS,
                        Plan.SETTLING_SECONDS,
                        plan.seconds(),
                        plan.rounds(),
                        Contestant.CONNECTIONS,
                        Plan.PATIENCE_SECONDS))
                .toString();
    }
}
