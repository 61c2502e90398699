package io.github.camelvzaps.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Writes the figures of the consumers down in Markdown. Immutable. */
final class ConsumerReport {
    private final Plan plan;
    private final Map<EventEntrant, List<Measurement>> results;
    private final double loadBefore;

    /**
     * @param results the runs of each, in the order of the rounds
     * @param loadBefore the system's load average when the first run began, negative if unknown
     */
    ConsumerReport(Plan plan, Map<EventEntrant, List<Measurement>> results, double loadBefore) {
        this.plan = plan;
        this.results = results;
        this.loadBefore = loadBefore;
    }

    String markdown() {
        StringBuilder text = new StringBuilder("# What an event costs\n\n");
        text.append("A benchmark of the consumers on loopback beside the least that takes the same events from the same"
                + " source. It is written by the command below; do not edit it by hand. It is a benchmark and no test:"
                + " nothing in the build fails when a figure changes.\n\n");
        text.append("```sh\n").append(plan.command()).append("\n```\n\n");
        text.append(MachineLine.of("cores shared by consumer and source", loadBefore))
                .append("\n\n");
        text.append("| | events per second | peer = 1 | aim | CPU per event, us | lowest to highest | peer = 1 |\n");
        text.append("|---|---:|---:|---|---:|---:|---:|\n");
        results.keySet().forEach(entrant -> text.append(row(entrant)));
        return text.append(reading()).toString();
    }

    private String row(EventEntrant entrant) {
        double[] rates = values(entrant, Measurement::messagesPerSecond);
        double[] cpu = values(entrant, Measurement::cpuMicros);
        double rate = ratio(entrant, Measurement::messagesPerSecond);
        String aim = entrant == entrant.peer()
                ? ""
                : "at least " + entrant.aim() + (rate >= entrant.aim() ? ", met" : ", missed");
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %.2f | %s | %.1f | %.1f to %.1f | %.2f |%n",
                entrant.label(),
                Results.median(rates),
                rate,
                aim,
                Results.median(cpu),
                Arrays.stream(cpu).min().orElseThrow(),
                Arrays.stream(cpu).max().orElseThrow(),
                ratio(entrant, Measurement::cpuMicros));
    }

    private double[] values(EventEntrant entrant, ToDoubleFunction<Measurement> value) {
        return results.get(entrant).stream().mapToDouble(value).toArray();
    }

    private double ratio(EventEntrant entrant, ToDoubleFunction<Measurement> value) {
        double[] mine = values(entrant, value);
        double[] theirs = values(entrant.peer(), value);
        return Results.median(IntStream.range(0, mine.length)
                .mapToDouble(i -> mine[i] / theirs[i])
                .toArray());
    }

    private String reading() {
        StringBuilder text = new StringBuilder("\n## How to read this\n\n");
        results.keySet()
                .forEach(entrant -> text.append("- **")
                        .append(entrant.label())
                        .append("**: ")
                        .append(entrant.description())
                        .append(".\n"));
        text.append("\nThe source sends messages of ").append(EventSource.CHATS);
        text.append(" chats, each with an id of its own: realtime as fast as they are read, webhooks with ");
        text.append(EventSource.POSTS).append(" calls under way. Each run is a fresh JVM (");
        text.append(String.join(" ", JavaProcess.OPTIONS)).append(") that takes events for ");
        text.append(plan.warmUpSeconds())
                .append(" s to warm up, and on until it has taken ")
                .append(String.format(Locale.ROOT, "%,d", Plan.WARM_UP_ITEMS))
                .append(" (the slow routes: any) and the compiler is at rest, but no longer than ")
                .append(Plan.WARM_UP_AT_MOST_SECONDS)
                .append(" s more; then for ")
                .append(plan.seconds());
        text.append(" s measured. They take turns, ").append(plan.rounds());
        text.append(
                " rounds. Figures are medians; a ratio is the median of the ratios within each round. CPU is the time"
                        + " that the whole process of the consumer took, its compiler and garbage collector included. The source"
                        + " is another process on the same cores, so events per second depend on it and on whatever else the"
                        + " machine does; CPU per event does not. The bare consumers lose what is under way when they die, repeat"
                        + " what comes twice, keep no order and stay down when the connection ends.\n");
        return text.toString();
    }
}
