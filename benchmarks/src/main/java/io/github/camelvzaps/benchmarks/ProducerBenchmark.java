package io.github.camelvzaps.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
        run(Entrant.RAW, "warm-up", new Plan(1, plan.warmUpSeconds(), 1));
    }

    private void runAll() throws IOException, InterruptedException {
        for (int round = 1; round <= plan.rounds(); round++) {
            for (Entrant entrant : Entrant.values()) {
                String run = entrant + "-" + round;
                List<Measurement> measured = run(entrant, run, plan);
                for (int i = 0; i < Scenario.ALL.size(); i++) {
                    Scenario scenario = Scenario.ALL.get(i);
                    Measurement measurement = i < measured.size() ? measured.get(i) : Measurement.NONE;
                    results.add(new Results.Row(entrant, scenario, measurement, arrived(scenario.nameIn(run))));
                    System.out.println(scenario.nameIn(run) + ": " + progress(measurement));
                }
            }
        }
    }

    private List<Measurement> run(Entrant entrant, String run, Plan times) throws IOException, InterruptedException {
        try (JavaProcess process = new JavaProcess(
                Run.class,
                entrant.name(),
                stub,
                run,
                Integer.toString(times.warmUpSeconds()),
                Integer.toString(times.seconds()))) {
            return Measurement.in(process.lines(times.limitSeconds()));
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
