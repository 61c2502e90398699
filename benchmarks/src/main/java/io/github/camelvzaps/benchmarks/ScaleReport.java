package io.github.camelvzaps.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What the points gave, in Markdown. */
record ScaleReport(Plan plan, Map<ScaleCurve, Map<Integer, List<ScalePoint>>> results, double loadBefore) {

    String markdown() {
        StringBuilder text = new StringBuilder("# What grows with the size\n\n");
        text.append(
                "What one message or event costs while the number of chats, numbers and so on grows; the cost should"
                        + " stay what it is. It is written by the command below; do not edit it by hand. Nothing in the build"
                        + " fails when a figure changes.\n\n");
        text.append("```sh\n").append(command()).append("\n```\n\n");
        text.append(MachineLine.of("cores shared with the other side", loadBefore))
                .append("\n");
        results.forEach((curve, points) -> text.append(table(curve, points)));
        return text.append(reading()).toString();
    }

    private String command() {
        return "mvn -q -B -pl benchmarks -am -Pbenchmark-scale -DskipTests -Dbenchmark.rounds=" + plan.rounds()
                + " -Dbenchmark.warmUpSeconds=" + plan.warmUpSeconds() + " -Dbenchmark.seconds=" + plan.seconds()
                + " verify";
    }

    private static String table(ScaleCurve curve, Map<Integer, List<ScalePoint>> points) {
        StringBuilder text = new StringBuilder("\n## " + curve.title() + "\n\n");
        text.append(Character.toUpperCase(curve.description().charAt(0)))
                .append(curve.description().substring(1))
                .append(
                        ".\n\n| | CPU for each, us | lowest to highest | per second | heap, MiB | threads | open files |\n"
                                + "|---|---:|---:|---:|---:|---:|---:|\n");
        points.forEach((size, runs) -> text.append(String.format(
                Locale.ROOT,
                "| %,d | %.1f | %.1f to %.1f | %,.0f | %.0f | %.0f | %.0f |%n",
                size,
                median(runs, ScalePoint::cpuMicros),
                runs.stream().mapToDouble(ScalePoint::cpuMicros).min().orElseThrow(),
                runs.stream().mapToDouble(ScalePoint::cpuMicros).max().orElseThrow(),
                median(runs, ScalePoint::perSecond),
                median(runs, ScalePoint::heapMebibytes),
                median(runs, ScalePoint::threads),
                median(runs, ScalePoint::files))));
        return text.toString();
    }

    private static double median(List<ScalePoint> runs, ToDoubleFunction<ScalePoint> value) {
        return Results.median(runs.stream().mapToDouble(value).toArray());
    }

    private String reading() {
        return "\n## How to read this\n\nEach point is a fresh JVM (" + String.join(" ", JavaProcess.OPTIONS)
                + ") that works for " + plan.warmUpSeconds() + " s, and on until it has done "
                + String.format(Locale.ROOT, "%,d", Plan.WARM_UP_ITEMS)
                + " and the compiler is at rest, but no longer than " + Plan.WARM_UP_AT_MOST_SECONDS
                + " s more; then it is measured for " + plan.seconds() + " s. Rounds: "
                + plan.rounds()
                + ", one size after the other; figures are medians. CPU is the time of the whole process, its"
                + " compiler and garbage collector included. Heap is what is in use after a collection while the work"
                + " goes on; files include sockets and the jars of the class path. With one message in flight, or one"
                + " chat, each step waits for the one before and threads go to sleep in between: waking them is the"
                + " difference.\n";
    }
}
