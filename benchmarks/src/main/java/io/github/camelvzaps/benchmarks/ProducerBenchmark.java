package io.github.camelvzaps.benchmarks;

import io.github.camelvzaps.benchmarks.figures.Printed;
import io.github.camelvzaps.benchmarks.figures.Row;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Measures contestants in all scenarios, taking turns, each run in a JVM of its own, against one stub. */
final class ProducerBenchmark {
    static final String NAME = "producer";

    private final Plan plan;
    private final String stub;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Row> rows = new ArrayList<>();

    private ProducerBenchmark(Plan plan, String stub) {
        this.plan = plan;
        this.stub = stub;
    }

    /** Takes names of {@link Entrant}. */
    static Map<String, List<Row>> measure(Plan plan, List<String> subjects) throws IOException, InterruptedException {
        List<Entrant> entrants = subjects.isEmpty()
                ? Arrays.asList(Entrant.values())
                : subjects.stream().map(Entrant::valueOf).toList();
        try (JavaProcess stub = new JavaProcess(Stub.class)) {
            int port = Integer.parseInt(stub.line().substring(Stub.READY.length()));
            ProducerBenchmark benchmark = new ProducerBenchmark(plan, Stub.address(port));
            if (!plan.atOnce()) {
                // the first contestant must not meet a colder server than the others
                benchmark.run(Entrant.RAW, "warm-up", new Plan(1, plan.warmUpSeconds(), 1));
            }
            for (int round = 1; round <= plan.rounds(); round++) {
                for (Entrant entrant : entrants) {
                    benchmark.run(entrant, round);
                }
            }
            return Map.of(NAME, benchmark.rows);
        }
    }

    private void run(Entrant entrant, int round) throws IOException, InterruptedException {
        String run = entrant + "-" + round;
        List<Measurement> measured = run(entrant, run, plan);
        for (int i = 0; i < Scenario.ALL.size(); i++) {
            Scenario scenario = Scenario.ALL.get(i);
            Measurement measurement = (i < measured.size() ? measured.get(i) : Measurement.NONE)
                    .withArrived(arrived(scenario.nameIn(run)));
            rows.add(Row.of(scenario.key(), entrant.name(), round, measurement));
            System.out.println(scenario.nameIn(run) + ": " + progress(measurement));
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
            return Printed.in(process.lines(times.limitSeconds()), Measurement.class);
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
