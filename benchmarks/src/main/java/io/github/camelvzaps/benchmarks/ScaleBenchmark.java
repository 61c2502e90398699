package io.github.camelvzaps.benchmarks;

import io.github.camelvzaps.benchmarks.figures.Printed;
import io.github.camelvzaps.benchmarks.figures.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures what one message or event costs while the number of chats, numbers and so on grows, each point in a JVM of
 * its own.
 */
final class ScaleBenchmark {
    private ScaleBenchmark() {}

    /** Takes names of {@link ScaleCurve}, each with its sizes if not all of them: {@code CHATS:1,100}. */
    static Map<String, List<Row>> measure(Plan plan, List<String> subjects) throws IOException {
        Map<ScaleCurve, List<Integer>> sizes = ScaleCurve.chosen(subjects);
        Map<String, List<Row>> rows = new LinkedHashMap<>();
        for (int round = 1; round <= plan.rounds(); round++) {
            for (Map.Entry<ScaleCurve, List<Integer>> curve : sizes.entrySet()) {
                for (int size : curve.getValue()) {
                    ScalePoint point = measure(curve.getKey(), size, plan);
                    rows.computeIfAbsent(curve.getKey().file(), any -> new ArrayList<>())
                            .add(Row.of(curve.getKey().name(), Integer.toString(size), round, point));
                    System.out.printf(
                            "%s %,d, round %d: %.0f us, %.0f MiB%n",
                            curve.getKey().title(), size, round, point.cpuMicros(), point.heapMebibytes());
                }
            }
        }
        return rows;
    }

    private static ScalePoint measure(ScaleCurve curve, int size, Plan plan) throws IOException {
        try (JavaProcess other = curve.sends()
                ? new JavaProcess(Stub.class)
                : new JavaProcess(
                        EventSource.class, Integer.toString(curve.chats(size)), Long.toString(curve.stored(size)))) {
            String ready = other.line();
            String port = ready.substring((curve.sends() ? Stub.READY : EventSource.READY).length());
            try (JavaProcess process = new JavaProcess(
                    ScaleRun.class,
                    curve.name(),
                    Integer.toString(size),
                    port,
                    Integer.toString(plan.warmUpSeconds()),
                    Integer.toString(plan.seconds()))) {
                return Printed.in(List.of(process.line()), ScalePoint.class).get(0);
            }
        }
    }
}
