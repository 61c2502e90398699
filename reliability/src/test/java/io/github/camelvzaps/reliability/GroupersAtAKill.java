package io.github.camelvzaps.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.simulator.VzapsSimulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same messages and the same kills for each way to answer several messages of a chat at once; no build runs it. */
class GroupersAtAKill {
    private static final int EVENTS = Integer.getInteger("groupedEvents", 1_000);
    private static final int KILLS = Integer.getInteger("groupedKills", 4);

    /** So many that the groups of twenty chats are mostly full. */
    private static final int MAX_IN_FLIGHT = 200;

    private static final int COMPLETION_MILLIS = 1_000;
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void aKillLosesNoMessageOfAGroupUnlessOnlyMemoryHasIt(Grouper grouper) throws Exception {
        Random random = new Random(SEED);
        try (Ledger ledger = new Ledger();
                VzapsSimulator simulator = VzapsSimulator.builder()
                        .port(0)
                        .instance(Killable.INSTANCE, Killable.TOKEN)
                        .start()) {
            Map<String, Object> settings = Map.of(
                    "grouper",
                    grouper.name(),
                    "database",
                    ledger.url(),
                    "maxInFlight",
                    MAX_IN_FLIGHT,
                    "port",
                    0,
                    "completionTimeout",
                    COMPLETION_MILLIS);
            Customers customers = new Customers(simulator, 2 * MAX_IN_FLIGHT);
            int share = EVENTS / (KILLS + 1);
            for (int life = 0; life <= KILLS; life++) {
                boolean last = life == KILLS;
                int until = last ? EVENTS : life * share + 1 + random.nextInt(share);
                Killable application =
                        new Killable(AggregatingApplication.class, folder, "life-" + life, simulator, settings);
                try {
                    patiently().until(() -> {
                        application.requireAlive();
                        return customers.write(EVENTS) >= until;
                    });
                    if (last) {
                        awaitStillness(ledger);
                    }
                } finally {
                    application.kill();
                }
            }
            int lost = EVENTS - ledger.distinct();
            System.out.printf(
                    "| %s | %d | %d | %d | %d | seed %d%n", grouper, EVENTS, KILLS, lost, ledger.repeated(), SEED);
            if (grouper == Grouper.MEMORY) {
                assertThat(lost).as("lost, seed %s", SEED).isPositive();
            } else {
                assertThat(lost).as("lost, seed %s", SEED).isZero();
                assertThat(ledger.noted()).isEqualTo(EVENTS);
            }
            assertThat(ledger.repeated()).as("repeated, seed %s", SEED).isBetween(0, KILLS * MAX_IN_FLIGHT);
        }
    }

    /** Open groups complete by time; nobody can tell how many a kill took away that were only in memory. */
    private static void awaitStillness(Ledger ledger) {
        int[] before = {-1};
        patiently().pollInterval(Duration.ofMillis(3 * COMPLETION_MILLIS)).until(() -> {
            int now = ledger.effects();
            boolean still = now == before[0] && ledger.openGroups() + ledger.completedGroups() == 0;
            before[0] = now;
            return still;
        });
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(120)).pollInterval(Duration.ofMillis(2));
    }
}
