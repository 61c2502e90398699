package io.github.camelvzaps.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Measures all contestants in all scenarios, taking turns, each run in a JVM of its own, against one stub; then writes
 * the report. The Maven profile {@code benchmark} runs it.
 */
public final class ProducerBenchmark {
    private final Plan plan;
    private final String stub;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Results results = new Results();

    private ProducerBenchmark(Plan plan, String stub) {
        this.plan = plan;
        this.stub = stub;
    }

    /** Takes the file for the report, the rounds, and the seconds before and of measuring. */
    public static void main(String[] args) throws Exception {
        Plan plan = new Plan(Integer.parseInt(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
        double loadBefore = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        try (JavaProcess stub = new JavaProcess(Stub.class)) {
            int port = Integer.parseInt(stub.line().substring(Stub.READY.length()));
            ProducerBenchmark benchmark = new ProducerBenchmark(plan, Stub.address(port));
            benchmark.warmUpStub();
            benchmark.runAll();
            String report = new Report(plan, benchmark.results, loadBefore).markdown();
            Path file = Path.of(args[0]);
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, report);
            System.out.println(report);
        }
    }

    /** The first contestant must not meet a colder server than the others. */
    private void warmUpStub() throws IOException, InterruptedException {
        measure(Entrant.RAW, new Scenario(64, 0), "warm-up");
    }

    private void runAll() throws IOException, InterruptedException {
        for (Scenario scenario : Scenario.ALL) {
            for (int round = 1; round <= plan.rounds(); round++) {
                for (Entrant entrant : Entrant.values()) {
                    String run = entrant + "-" + scenario.inFlight() + "-" + round;
                    Measurement measurement = measure(entrant, scenario, run);
                    results.add(new Results.Row(entrant, scenario, round, measurement, arrived(run)));
                    System.out.println(run + ": " + progress(measurement));
                }
            }
        }
    }

    private Measurement measure(Entrant entrant, Scenario scenario, String run)
            throws IOException, InterruptedException {
        try (JavaProcess process = new JavaProcess(
                Run.class,
                entrant.name(),
                Stub.baseUrl(stub, run, scenario.latencyMillis()),
                Integer.toString(scenario.inFlight()),
                Integer.toString(plan.warmUpSeconds()),
                Integer.toString(plan.seconds()))) {
            return Measurement.in(process.lines(plan.limitSeconds())).orElse(Measurement.NONE);
        }
    }

    private long arrived(String run) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(stub + "/" + run)).build();
        return Long.parseLong(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private static String progress(Measurement measurement) {
        return measurement.finished()
                ? Math.round(measurement.cpuMicros()) + " us, " + Math.round(measurement.messagesPerSecond()) + "/s"
                : "did not finish";
    }
}
