package io.github.camelvzaps.benchmarks;

import io.github.camelvzaps.benchmarks.MediaBenchmark.Taken;
import io.github.camelvzaps.benchmarks.figures.Figures;
import io.github.camelvzaps.benchmarks.figures.Runs;
import io.github.camelvzaps.benchmarks.figures.Spread;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** How fast files go. Immutable. */
record MediaReport(Figures figures) implements Report {
    private static final String SPEED = "MiB of the file per second";

    @Override
    public Map<String, String> files() {
        return Map.of("benchmarks-media.md", markdown(), Report.path(figures.name()), chart());
    }

    private List<MediaEntrant> entrants() {
        return Stream.of(MediaEntrant.values())
                .filter(entrant -> !runs(entrant).isEmpty())
                .toList();
    }

    private Runs<Taken> runs(MediaEntrant entrant) {
        return figures.runs(entrant.situation(), entrant.name(), Taken.class);
    }

    private Spread speed(MediaEntrant entrant) {
        return runs(entrant).spread(Taken::mebibytesPerSecond);
    }

    private String chart() {
        return Report.chart(SPEED, entrants(), entrant -> entrant != entrant.peer(), this::speed, "%,.0f");
    }

    private String markdown() {
        StringBuilder text = new StringBuilder("# How fast a large file goes\n\n");
        text.append(String.format(
                Locale.ROOT,
                "A file of %,d MiB sent and fetched on loopback by a JVM with `%s`, beside curl with the same file. It is written by"
                        + " the command below; do not edit it by hand. Nothing in the build fails when a figure changes.\n\n",
                runs(entrants().get(0)).all().get(0).bytes() >> 20,
                MediaBenchmark.HEAP));
        text.append(figures.origin("cores shared with the server"));
        text.append(Report.picture(figures.name(), SPEED));
        text.append("| | " + SPEED + " | lowest to highest | curl = 1 |\n|---|---:|---:|---:|\n");
        for (MediaEntrant entrant : entrants()) {
            Spread speed = speed(entrant);
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %,.0f | %,.0f to %,.0f | %s |\n",
                    entrant.label(),
                    speed.median(),
                    speed.low(),
                    speed.high(),
                    ratio(entrant)));
        }
        return text.append(reading()).toString();
    }

    private String ratio(MediaEntrant entrant) {
        Runs<Taken> curl = runs(entrant.peer());
        return curl.isEmpty()
                ? ""
                : String.format(Locale.ROOT, "%.2f", runs(entrant).ratio(curl, Taken::mebibytesPerSecond));
    }

    private String reading() {
        StringBuilder text = new StringBuilder("\n").append(Report.described(entrants()));
        return text.append(String.format(Locale.ROOT, """

                        They take turns, %d rounds. Each of ours is a fresh JVM, measured from the first step of its route to the last; \
                        of curl it is the time that curl reports. The server checks that a file is whole, the route that it has \
                        read as many bytes. Figures are medians; a ratio is the median of the ratios within each round. VZaps \
                        takes and gives files as base64 within JSON, so both sides encode or decode, and a third more bytes \
                        travel than with curl.
                        """, Plan.of(figures).rounds()))
                .toString();
    }
}
