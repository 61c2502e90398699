package io.github.camelvzaps.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Measures all ways to take events, taking turns, each run in a JVM of its own, from one source; then writes the report.
 * The Maven profile {@code benchmark} runs it.
 */
public final class ConsumerBenchmark {
    /** Takes long to start on a busy machine. */
    private static final int START_SECONDS = 30;

    private ConsumerBenchmark() {}

    /** Takes the file for the report, the rounds, and the seconds before and of measuring. */
    public static void main(String[] args) throws Exception {
        Plan plan = new Plan(Integer.parseInt(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
        double loadBefore = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        Map<EventEntrant, List<Measurement>> results = new EnumMap<>(EventEntrant.class);
        try (JavaProcess source = new JavaProcess(EventSource.class)) {
            int port = Integer.parseInt(source.line().substring(EventSource.READY.length()));
            // nobody is to meet a colder source than the others
            run(EventEntrant.WEB_SOCKET, port, plan);
            run(EventEntrant.PLATFORM_HTTP, port, plan);
            for (int round = 1; round <= plan.rounds(); round++) {
                for (EventEntrant entrant : EventEntrant.values()) {
                    Measurement measurement = run(entrant, port, plan);
                    results.computeIfAbsent(entrant, e -> new ArrayList<>()).add(measurement);
                    System.out.printf(
                            "%s, round %d: %.0f us, %.0f/s%n",
                            entrant.label(), round, measurement.cpuMicros(), measurement.messagesPerSecond());
                }
            }
        }
        String report = new ConsumerReport(plan, results, loadBefore).markdown();
        Path file = Path.of(args[0]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, report);
        System.out.println(report);
    }

    private static Measurement run(EventEntrant entrant, int port, Plan plan) throws IOException, InterruptedException {
        try (JavaProcess process = new JavaProcess(
                EventRun.class,
                entrant.name(),
                Integer.toString(port),
                Integer.toString(plan.warmUpSeconds()),
                Integer.toString(plan.seconds()))) {
            List<Measurement> measured = Measurement.in(process.lines(
                    START_SECONDS + plan.warmUpSeconds() + Plan.WARM_UP_AT_MOST_SECONDS + plan.seconds()));
            if (measured.isEmpty() || measured.get(0).messages() == 0) {
                throw new IllegalStateException(entrant.label() + " took no events");
            }
            return measured.get(0);
        }
    }
}
