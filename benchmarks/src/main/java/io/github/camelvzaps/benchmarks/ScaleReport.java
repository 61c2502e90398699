package io.github.camelvzaps.benchmarks;

import io.github.camelvzaps.benchmarks.figures.CurvePlot;
import io.github.camelvzaps.benchmarks.figures.CurvePlot.Panel;
import io.github.camelvzaps.benchmarks.figures.Figures;
import io.github.camelvzaps.benchmarks.figures.Row;
import io.github.camelvzaps.benchmarks.figures.Runs;
import io.github.camelvzaps.benchmarks.figures.Spread;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What grows with the size. Immutable. */
record ScaleReport(Map<ScaleCurve, Figures> curves) implements Report {
    private static final String COST = "CPU for each, us";
    private static final int TALL = 150;
    private static final int LOW = 50;

    @Override
    public Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("benchmarks-scale.md", markdown());
        curves.keySet().forEach(curve -> files.put(Report.path(curve.file()), plot(curve)));
        return files;
    }

    private List<Integer> sizes(ScaleCurve curve) {
        return curves.get(curve).rows().stream()
                .map(Row::subject)
                .map(Integer::valueOf)
                .distinct()
                .sorted()
                .toList();
    }

    private Runs<ScalePoint> runs(ScaleCurve curve, int size) {
        return curves.get(curve).runs(curve.name(), Integer.toString(size), ScalePoint.class);
    }

    private String plot(ScaleCurve curve) {
        return new CurvePlot(
                        curve.title(),
                        sizes(curve),
                        List.of(
                                panel(curve, COST, TALL, 1, ScalePoint::cpuMicros),
                                panel(curve, "heap, MiB", LOW, 0, ScalePoint::heapMebibytes),
                                panel(curve, "threads", LOW, 0, ScalePoint::threads),
                                panel(curve, "open files and sockets", LOW, 0, ScalePoint::files)))
                .svg();
    }

    private Panel panel(ScaleCurve curve, String name, int height, int decimals, ToDoubleFunction<ScalePoint> value) {
        List<Spread> values = sizes(curve).stream()
                .map(size -> runs(curve, size).spread(value))
                .toList();
        return new Panel(name, height, decimals, values);
    }

    /** Curves that were measured together say it once. */
    private boolean ofOneRun() {
        Figures first = curves.values().iterator().next();
        return curves.values().stream().allMatch(first::ofOneRunWith);
    }

    private String markdown() {
        StringBuilder text = new StringBuilder("# What grows with the size\n\n");
        text.append(
                "What one message or event costs while the number of chats, numbers and so on grows; the cost should"
                        + " stay what it is. It is written by a command; do not edit it by hand. Nothing in the build"
                        + " fails when a figure changes.\n\n");
        if (ofOneRun()) {
            text.append(origin(curves.values().iterator().next(), "scale-*"));
        }
        curves.keySet().forEach(curve -> text.append(section(curve)));
        return text.append(reading()).toString();
    }

    private static String origin(Figures figures, String file) {
        Plan plan = Plan.of(figures);
        return figures.origin("cores shared with the other side", file)
                + String.format(
                        Locale.ROOT,
                        "Each size worked for %d s and was then measured for %d s, %d rounds.\n\n",
                        plan.warmUpSeconds(),
                        plan.seconds(),
                        plan.rounds());
    }

    private String section(ScaleCurve curve) {
        StringBuilder text = new StringBuilder("## " + curve.title() + "\n\n");
        text.append(Character.toUpperCase(curve.description().charAt(0)))
                .append(curve.description().substring(1))
                .append(".\n\n");
        text.append(Report.picture(curve.file(), curve.title() + ": CPU for each, heap, threads and open files"));
        text.append("| | " + COST
                + " | lowest to highest | first size = 1 | per second | heap, MiB | threads | open files |\n"
                + "|---|---:|---:|---:|---:|---:|---:|---:|\n");
        sizes(curve).forEach(size -> text.append(row(curve, size)));
        text.append('\n');
        return ofOneRun() ? text.toString() : text + origin(curves.get(curve), curve.file());
    }

    private String row(ScaleCurve curve, int size) {
        Runs<ScalePoint> runs = runs(curve, size);
        Spread cpu = runs.spread(ScalePoint::cpuMicros);
        return String.format(
                Locale.ROOT,
                "| %,d | %.1f | %.1f to %.1f | %.2f | %,.0f | %.0f | %.0f | %.0f |\n",
                size,
                cpu.median(),
                cpu.low(),
                cpu.high(),
                runs.ratio(runs(curve, sizes(curve).get(0)), ScalePoint::cpuMicros),
                runs.spread(ScalePoint::perSecond).median(),
                runs.spread(ScalePoint::heapMebibytes).median(),
                runs.spread(ScalePoint::threads).median(),
                runs.spread(ScalePoint::files).median());
    }

    private static String reading() {
        return String.format(
                Locale.ROOT,
                """
                ## How to read this

                In the pictures each panel begins at zero, so a flat line is a flat cost; a bar spans the lowest and the highest \
                round, and the size grows in powers of ten.

                Each point is a fresh JVM (%s) that works as long as said above, and on until it has done %,d and the \
                compiler is at rest, but no longer than %d s more; then it is measured. Within a round each point has its turn once. \
                Figures are medians; a ratio is the median of the ratios within each round. CPU is the time of the whole process, \
                its compiler and garbage collector included. Heap is what is in use after a collection while the work goes on; \
                files include sockets and the jars of the class path. With one message in flight, or one chat, each step waits for \
                the one before and threads go to sleep in between: waking them is the difference.
                """,
                String.join(" ", JavaProcess.OPTIONS),
                Plan.WARM_UP_ITEMS,
                Plan.WARM_UP_AT_MOST_SECONDS);
    }
}
