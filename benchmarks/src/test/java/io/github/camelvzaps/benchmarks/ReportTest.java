package io.github.camelvzaps.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.benchmarks.figures.Figures;
import io.github.camelvzaps.benchmarks.figures.Row;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Figures become sentences, tables and pictures. */
class ReportTest {
    private static final String ONE = Scenario.ALL.get(0).key();

    private final List<Row> rows = new ArrayList<>();

    @Test
    void aProducerHasMediansAndTheMedianOfTheRatiosOfEachRound() {
        sent(1, Entrant.RAW, 100);
        sent(1, Entrant.VZAPS, 110);
        sent(2, Entrant.RAW, 200);
        sent(2, Entrant.VZAPS, 210);
        sent(3, Entrant.RAW, 50);
        sent(3, Entrant.VZAPS, 65);

        assertThat(page(new ProducerReport(figures("producer"))))
                .contains("| vzaps | 110 | 65 to 210 | 500 | 1.10 |")
                .contains("| 1 in flight | 1.10, met | no figure |")
                .contains("![CPU per message, us, 1 in flight](figures/producer-1.svg)");
    }

    @Test
    void aProducerThatMissedAnAimIsNamed() {
        sent(1, Entrant.VZAPS, 130);
        sent(1, Entrant.RAW, 100);
        sent(1, Entrant.HTTP, 117);

        assertThat(page(new ProducerReport(figures("producer"))))
                .contains("| 1 in flight | 1.30, missed | 0.90, missed |");
    }

    @Test
    void aRunThatDidNotFinishShowsWhatItDeliveredAndHasNoBar() {
        sent(1, Entrant.VZAPS, 100);
        sent(1, Entrant.WHATSAPP, 100);
        rows.add(Row.of(ONE, Entrant.WHATSAPP.name(), 2, Measurement.NONE.withArrived(1234)));

        ProducerReport report = new ProducerReport(figures("producer"));
        assertThat(page(report))
                .contains("| camel-whatsapp | did not finish in 1 of 2 runs | | delivered in all: 2,000; 1,234 | |");
        assertThat(report.files().get("figures/producer-1.svg"))
                .contains("vzaps")
                .doesNotContain("whatsapp");
    }

    @Test
    void aPageNamesTheCommandTheMachineTheVersionsAndTheLoad() {
        sent(1, Entrant.RAW, 100);

        assertThat(page(new ProducerReport(figures("producer"))))
                .contains("-Pbenchmark", "-Dbenchmark=\"producer\"", "-Dbenchmark.rounds=3")
                .contains("cores shared by client and stub", "load average", "Camel ", "`docs/figures/producer.json`");
    }

    @Test
    void aConsumerIsJudgedByItsPeer() {
        taken(EventEntrant.REALTIME, 900, 2_000, 850);
        taken(EventEntrant.WEB_SOCKET, 1_000, 1_000, 1_000);
        taken(EventEntrant.WEBHOOK, 890);
        taken(EventEntrant.PLATFORM_HTTP, 1_000);

        assertThat(page(new ConsumerReport(figures("consumer"))))
                .contains("| vzaps:events/subscribe | 900 | 0.90 | at least 0.8, met | 111.1 | 50.0 to 117.6 | 1.11 |")
                .contains("| bare JDK WebSocket | 1,000 | 1.00 |  | 100.0 |")
                .contains("| vzaps:webhooks/receive | 890 | 0.89 | at least 0.9, missed |");
    }

    @Test
    void aStartIsJudgedByTheDifferencesWithinEachRound() {
        started(StartEntrant.VZAPS, 1_050, 2_040, 990);
        started(StartEntrant.HTTP, 1_000, 2_000, 1_000);
        started(StartEntrant.SIMULATOR, 600, 700, 400);

        assertThat(page(new StartReport(figures("start"))))
                .contains("| vzaps | 1050 | 990 to 2040 |")
                .contains(
                        "takes 40 ms more than the camel-http route (median of the differences within each round; aim: at"
                                + " most 50, met)")
                .contains("Aim for the simulator: at most 500 ms, missed");
    }

    @Test
    void aCurveHasARowForEachSizeAndAPicture() {
        point(1, 100, new ScalePoint(30, 100, 20, 10, 50));
        point(1, 1_000, new ScalePoint(30, 100, 20, 10, 50));
        point(2, 100, new ScalePoint(10, 100, 20, 10, 50));
        point(2, 1_000, new ScalePoint(20, 300, 40, 12, 52));

        ScaleReport report = new ScaleReport(new EnumMap<>(Map.of(ScaleCurve.CHATS, figures(ScaleCurve.CHATS.file()))));
        assertThat(page(report))
                .contains("## Chats that write")
                .contains("| 1,000 | 25.0 | 20.0 to 30.0 | 1.50 | 200 | 30 | 11 | 51 |");
        assertThat(report.files().get("figures/scale-chats.svg")).contains(">1,000<", ">25.0<", ">heap, MiB<");
    }

    private void sent(int round, Entrant entrant, int cpuMicros) {
        rows.add(Row.of(
                ONE,
                entrant.name(),
                round,
                new Measurement(2_000, 2_000_000L * cpuMicros, 4_000_000_000L, 0, true, 2_000)));
    }

    private void taken(EventEntrant entrant, int... events) {
        for (int round = 1; round <= events.length; round++) {
            rows.add(Row.of(
                    ConsumerBenchmark.SITUATION,
                    entrant.name(),
                    round,
                    new Measurement(events[round - 1], 100_000_000L, 1_000_000_000L, 0, true, 0)));
        }
    }

    private void started(StartEntrant entrant, int... millis) {
        for (int round = 1; round <= millis.length; round++) {
            rows.add(Row.of(
                    StartBenchmark.SITUATION, entrant.name(), round, new StartBenchmark.Taken(millis[round - 1])));
        }
    }

    private void point(int round, int size, ScalePoint point) {
        rows.add(Row.of(ScaleCurve.CHATS.name(), Integer.toString(size), round, point));
    }

    private Figures figures(String name) {
        Plan plan = new Plan(3, 4, 4);
        return Figures.made(name, plan.command(name), plan.toMap(), 0.5, rows);
    }

    private static String page(Report report) {
        return report.files().entrySet().stream()
                .filter(file -> file.getKey().endsWith(".md"))
                .findFirst()
                .orElseThrow()
                .getValue();
    }
}
