package io.github.camelvzaps.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures what one message or event costs while the number of chats, numbers and so on grows, each point in a JVM of
 * its own; then writes the report. The Maven profile {@code benchmark-scale} runs it.
 */
public final class ScaleBenchmark {
    private ScaleBenchmark() {}

    /** Takes the file for the report, the rounds, and the seconds before and of measuring. */
    public static void main(String[] args) throws Exception {
        Plan plan = new Plan(Integer.parseInt(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
        double loadBefore = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        Map<ScaleCurve, Map<Integer, List<ScalePoint>>> results = new EnumMap<>(ScaleCurve.class);
        for (int round = 1; round <= plan.rounds(); round++) {
            for (ScaleCurve curve : ScaleCurve.values()) {
                for (int size : curve.sizes()) {
                    ScalePoint point = measure(curve, size, plan, Plan.WARM_UP_ITEMS);
                    results.computeIfAbsent(curve, any -> new TreeMap<>())
                            .computeIfAbsent(size, any -> new ArrayList<>())
                            .add(point);
                    System.out.printf(
                            "%s %,d, round %d: %.0f us, %d MiB%n",
                            curve.title(), size, round, point.cpuMicros(), point.heapMebibytes());
                }
            }
        }
        String report = new ScaleReport(plan, results, loadBefore).markdown();
        Files.writeString(Path.of(args[0]), report);
        System.out.println(report);
    }

    /** @param atLeast how much is done before it is measured; 0 to measure at once */
    static ScalePoint measure(ScaleCurve curve, int size, Plan plan, long atLeast) throws IOException {
        try (JavaProcess other = curve.sends()
                ? new JavaProcess(Stub.class)
                : new JavaProcess(EventSource.class, Integer.toString(curve.chats(size)))) {
            String ready = other.line();
            String port = ready.substring((curve.sends() ? Stub.READY : EventSource.READY).length());
            try (JavaProcess process = new JavaProcess(
                    ScaleRun.class,
                    curve.name(),
                    Integer.toString(size),
                    port,
                    Long.toString(atLeast),
                    Integer.toString(plan.warmUpSeconds()),
                    Integer.toString(plan.seconds()))) {
                return ScalePoint.of(process.line());
            }
        }
    }
}
