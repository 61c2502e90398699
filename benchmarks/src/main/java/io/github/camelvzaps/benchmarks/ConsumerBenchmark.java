package io.github.camelvzaps.benchmarks;

import io.github.camelvzaps.benchmarks.figures.Printed;
import io.github.camelvzaps.benchmarks.figures.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Measures ways to take events, taking turns, each run in a JVM of its own, from one source. */
final class ConsumerBenchmark {
    static final String NAME = "consumer";

    /** There is one situation only. */
    static final String SITUATION = "events";

    /** Takes long to start on a busy machine. */
    private static final int START_SECONDS = 30;

    private ConsumerBenchmark() {}

    /** Takes names of {@link EventEntrant}. */
    static Map<String, List<Row>> measure(Plan plan, List<String> subjects) throws IOException, InterruptedException {
        List<EventEntrant> entrants = subjects.isEmpty()
                ? Arrays.asList(EventEntrant.values())
                : subjects.stream().map(EventEntrant::valueOf).toList();
        List<Row> rows = new ArrayList<>();
        try (JavaProcess source = new JavaProcess(EventSource.class)) {
            int port = Integer.parseInt(source.line().substring(EventSource.READY.length()));
            if (!plan.atOnce()) {
                // nobody is to meet a colder source than the others
                run(EventEntrant.WEB_SOCKET, port, plan);
                run(EventEntrant.PLATFORM_HTTP, port, plan);
            }
            for (int round = 1; round <= plan.rounds(); round++) {
                for (EventEntrant entrant : entrants) {
                    Measurement measured = run(entrant, port, plan);
                    rows.add(Row.of(SITUATION, entrant.name(), round, measured));
                    System.out.printf(
                            "%s, round %d: %.0f us, %.0f/s%n",
                            entrant.label(), round, measured.cpuMicros(), measured.messagesPerSecond());
                }
            }
        }
        return Map.of(NAME, rows);
    }

    private static Measurement run(EventEntrant entrant, int port, Plan plan) throws IOException, InterruptedException {
        try (JavaProcess process = new JavaProcess(
                EventRun.class,
                entrant.name(),
                Integer.toString(port),
                Integer.toString(plan.warmUpSeconds()),
                Integer.toString(plan.seconds()))) {
            int limit = START_SECONDS + plan.warmUpSeconds() + Plan.WARM_UP_AT_MOST_SECONDS + plan.seconds();
            List<Measurement> measured = Printed.in(process.lines(limit), Measurement.class);
            if (measured.isEmpty() || measured.get(0).messages() == 0) {
                throw new IllegalStateException(entrant.label() + " took no events");
            }
            return measured.get(0);
        }
    }
}
