package io.github.camelvzaps.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Scenario ONE = Scenario.ALL.get(0);

    private final Results results = new Results();

    @Test
    void showsMediansAndTheMedianOfTheRatiosOfEachRound() {
        add(Entrant.RAW, 100);
        add(Entrant.VZAPS, 110);
        add(Entrant.RAW, 200);
        add(Entrant.VZAPS, 210);
        add(Entrant.RAW, 50);
        add(Entrant.VZAPS, 65);

        assertThat(report())
                .contains("| vzaps | 110 | 65 to 210 | 500 | 1.10 |")
                .contains("| 1 in flight | 1.10, met | no figure |");
    }

    @Test
    void saysWhoMissedAnAim() {
        add(Entrant.VZAPS, 130);
        add(Entrant.RAW, 100);
        add(Entrant.HTTP, 117);

        assertThat(report()).contains("| 1 in flight | 1.30, missed | 0.90, missed |");
    }

    @Test
    void showsWhatARunDeliveredThatDidNotFinish() {
        add(Entrant.WHATSAPP, 100);
        results.add(new Results.Row(Entrant.WHATSAPP, ONE, Measurement.NONE, 1234));

        assertThat(report())
                .contains("| camel-whatsapp | did not finish in 1 of 2 runs | | delivered in all: 2,000; 1,234 | |");
    }

    @Test
    void namesTheCommandThatMadeIt() {
        assertThat(report()).contains("-Pbenchmark").contains("-Dbenchmark.rounds=3");
    }

    @Test
    void aMeasurementTravelsBetweenProcessesAsALine() {
        Measurement sent = new Measurement(7, Duration.ofNanos(123_456_789), Duration.ofSeconds(4), 2, true);

        assertThat(Measurement.in(List.of("something else", sent.toLine()))).containsExactly(sent);
        assertThat(Measurement.in(List.of("something else"))).isEmpty();
    }

    private void add(Entrant entrant, int cpuMicros) {
        Measurement measurement =
                new Measurement(2_000, Duration.ofNanos(2_000_000L * cpuMicros), Duration.ofSeconds(4), 0, true);
        results.add(new Results.Row(entrant, ONE, measurement, 2_000));
    }

    private String report() {
        return new Report(new Plan(3, 4, 4), results, -1).markdown();
    }
}
