package io.github.camelvzaps.benchmarks;

import io.github.camelvzaps.benchmarks.figures.Figures;
import io.github.camelvzaps.benchmarks.figures.Runs;
import io.github.camelvzaps.benchmarks.figures.Spread;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What an event costs. Immutable. */
record ConsumerReport(Figures figures) implements Report {
    private static final String COST = "CPU per event, us";

    @Override
    public Map<String, String> files() {
        return Map.of("benchmarks-consumer.md", markdown(), Report.path(figures.name()), chart());
    }

    private List<EventEntrant> entrants() {
        return Stream.of(EventEntrant.values())
                .filter(entrant -> !runs(entrant).isEmpty())
                .toList();
    }

    private Runs<Measurement> runs(EventEntrant entrant) {
        return figures.runs(ConsumerBenchmark.SITUATION, entrant.name(), Measurement.class);
    }

    private String chart() {
        return Report.chart(
                COST,
                entrants(),
                entrant -> entrant != entrant.peer(),
                entrant -> runs(entrant).spread(Measurement::cpuMicros),
                "%,.1f");
    }

    private String markdown() {
        StringBuilder text = new StringBuilder("# What an event costs\n\n");
        text.append("A benchmark of the consumers on loopback beside the least that takes the same events from the same"
                + " source. It is written by the command below; do not edit it by hand. It is a benchmark and no test:"
                + " nothing in the build fails when a figure changes.\n\n");
        text.append(figures.origin("cores shared by consumer and source"));
        text.append(Report.picture(figures.name(), COST));
        text.append("| | events per second | peer = 1 | aim | " + COST + " | lowest to highest | peer = 1 |\n");
        text.append("|---|---:|---:|---|---:|---:|---:|\n");
        entrants().forEach(entrant -> text.append(row(entrant)));
        return text.append(reading()).toString();
    }

    private String row(EventEntrant entrant) {
        Runs<Measurement> runs = runs(entrant);
        Spread cpu = runs.spread(Measurement::cpuMicros);
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %s | %.1f | %.1f to %.1f | %s |\n",
                entrant.label(),
                runs.spread(Measurement::messagesPerSecond).median(),
                rate(entrant),
                cpu.median(),
                cpu.low(),
                cpu.high(),
                ratio(entrant, Measurement::cpuMicros));
    }

    private String rate(EventEntrant entrant) {
        String rate = ratio(entrant, Measurement::messagesPerSecond);
        if (entrant == entrant.peer() || rate.isEmpty()) {
            return rate + " | ";
        }
        boolean met = Double.parseDouble(rate) >= entrant.aim();
        return rate + " | at least " + entrant.aim() + (met ? ", met" : ", missed");
    }

    private String ratio(EventEntrant entrant, ToDoubleFunction<Measurement> value) {
        Runs<Measurement> peers = runs(entrant.peer());
        return peers.isEmpty()
                ? ""
                : String.format(Locale.ROOT, "%.2f", runs(entrant).ratio(peers, value));
    }

    private String reading() {
        StringBuilder text = new StringBuilder("\n").append(Report.described(entrants()));
        Plan plan = Plan.of(figures);
        return text.append(String.format(
                        Locale.ROOT,
                        """

                        In the picture the line spans the lowest and the highest round; a bar that ends with an arrow is longer \
                        than there is place for.

                        The source sends messages of %d chats, each with an id of its own: realtime as fast as they are read, \
                        webhooks with %d calls under way. Each run is a fresh JVM (%s) that takes events for %d s to warm up, and \
                        on until it has taken %,d (the slow routes: any) and the compiler is at rest, but no longer than %d s \
                        more; then for %d s measured. They take turns, %d rounds. Figures are medians; a ratio is the median of \
                        the ratios within each round. CPU is the time that the whole process of the consumer took, its compiler \
                        and garbage collector included. The source is another process on the same cores, so events per second \
                        depend on it and on whatever else the machine does; CPU per event does not. The bare consumers lose what \
                        is under way when they die, repeat what comes twice, keep no order and stay down when the connection ends.
                        """,
                        EventSource.CHATS,
                        EventSource.POSTS,
                        String.join(" ", JavaProcess.OPTIONS),
                        plan.warmUpSeconds(),
                        Plan.WARM_UP_ITEMS,
                        Plan.WARM_UP_AT_MOST_SECONDS,
                        plan.seconds(),
                        plan.rounds()))
                .toString();
    }
}
