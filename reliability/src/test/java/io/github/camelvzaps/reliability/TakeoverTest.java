package io.github.camelvzaps.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.simulator.VzapsSimulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakeoverTest {
    private static final int BEFORE = 1_000;
    private static final int EVENTS = 3_000;

    @TempDir
    Path folder;

    @Test
    void ofTwoNodesOneListensAndTheOtherTakesOverWhenItIsKilled() throws Exception {
        try (Ledger ledger = new Ledger();
                VzapsSimulator simulator = VzapsSimulator.builder()
                        .port(0)
                        .instance(Killable.INSTANCE, Killable.TOKEN)
                        .start()) {
            Map<String, Object> settings = Map.of(
                    "way", Way.MASTER,
                    "variant", Variant.ONE_TRANSACTION,
                    "database", ledger.url(),
                    "maxInFlight", KillRun.MAX_IN_FLIGHT,
                    "port", 0);
            Customers customers = new Customers(simulator, 4 * KillRun.MAX_IN_FLIGHT);
            Killable first = new Killable(folder, "first", simulator, settings);
            Killable second = new Killable(folder, "second", simulator, settings);
            try {
                patiently().until(() -> started(first) && started(second));
                patiently().until(() -> customers.write(BEFORE) == BEFORE);
                assertThat(simulator.realtimeConnections(Killable.INSTANCE)).isOne();
                boolean firstLeads = ledger.by("first") > 0;
                assertThat(ledger.by(firstLeads ? "second" : "first")).isZero();

                // in the middle of its work
                patiently().until(() -> customers.write(EVENTS) > BEFORE + 50);
                (firstLeads ? first : second).kill();
                long killed = System.nanoTime();
                patiently().until(() -> customers.write(EVENTS) == EVENTS);

                assertThat(simulator.realtimeConnections(Killable.INSTANCE)).isOne();
                assertThat(ledger.by(firstLeads ? "second" : "first")).isPositive();
                assertThat(ledger.distinct()).isEqualTo(EVENTS);
                assertThat(ledger.repeated()).isZero();
                System.out.printf(
                        "two nodes: %d events, the leader killed, 0 lost, 0 repeated effects, all through %.1f s later%n",
                        EVENTS, (System.nanoTime() - killed) / 1e9);
            } finally {
                first.kill();
                second.kill();
            }
        }
    }

    private static boolean started(Killable node) {
        node.requireAlive();
        return node.printed().contains("started");
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(5));
    }
}
