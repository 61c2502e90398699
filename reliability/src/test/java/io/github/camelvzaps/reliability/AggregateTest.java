package io.github.camelvzaps.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.simulator.VzapsSimulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A route that collects events behind an {@code aggregate} is killed; a database keeps its groups. */
class AggregateTest {
    private static final int EVENTS = 1_000;
    private static final int KILLS = 4;

    /** Events join a group again when they were not confirmed, and a group is worked on again when that was not noted. */
    private static final int REPEATED_BY_A_KILL =
            KillRun.MAX_IN_FLIGHT + (Application.CONCURRENT_CONSUMERS + 1) * AggregatingApplication.GROUP;

    private static final long SEED = Long.getLong("seed", System.nanoTime());

    @TempDir
    Path folder;

    @Test
    void noEventOfAGroupIsLostToAKillAndAGroupThatWasOpenCompletesWithoutANewEvent() throws Exception {
        Random random = new Random(SEED);
        try (Ledger ledger = new Ledger();
                VzapsSimulator simulator = VzapsSimulator.builder()
                        .port(0)
                        .instance(Killable.INSTANCE, Killable.TOKEN)
                        .start()) {
            Map<String, Object> settings = Map.of(
                    "database",
                    ledger.url(),
                    "maxInFlight",
                    KillRun.MAX_IN_FLIGHT,
                    "port",
                    0,
                    "completionTimeout",
                    3_000);
            Customers customers = new Customers(simulator, KillRun.WINDOW);
            int unfinished = 0;
            for (int life = 0; life < KILLS; life++) {
                boolean last = life == KILLS - 1;
                int share = EVENTS / KILLS;
                int until = last ? EVENTS : life * share + 1 + random.nextInt(share);
                Killable application =
                        new Killable(AggregatingApplication.class, folder, "life-" + life, simulator, settings);
                try {
                    patiently().until(() -> {
                        application.requireAlive();
                        // in the middle of the work of a group, unless nothing is left
                        return customers.write(EVENTS) >= until && (last || ledger.completedGroups() > 0);
                    });
                } finally {
                    application.kill();
                }
                unfinished += ledger.completedGroups();
            }
            // all of them are confirmed, so that the gateway sends none again
            int open = ledger.openGroups();
            assertThat(open).as("open groups, seed %s", SEED).isPositive();
            assertThat(ledger.noted()).isLessThan(EVENTS);

            Killable application = new Killable(AggregatingApplication.class, folder, "rest", simulator, settings);
            try {
                patiently().until(() -> {
                    application.requireAlive();
                    return ledger.openGroups() + ledger.completedGroups() == 0;
                });
            } finally {
                application.kill();
            }
            System.out.printf(
                    "aggregate: %d events, %d kills, %d groups at work and %d open at a kill, %d lost, %d repeated"
                            + " effects, %d rows of the work that knows what it has done, seed %d%n",
                    EVENTS,
                    KILLS,
                    unfinished,
                    open,
                    EVENTS - ledger.distinct(),
                    ledger.repeated(),
                    ledger.noted(),
                    SEED);
            assertThat(ledger.distinct()).as("seed %s", SEED).isEqualTo(EVENTS);
            assertThat(ledger.noted()).as("seed %s", SEED).isEqualTo(EVENTS);
            assertThat(ledger.repeated()).as("seed %s", SEED).isLessThanOrEqualTo(KILLS * REPEATED_BY_A_KILL);
            assertThat(unfinished).as("groups at work at a kill, seed %s", SEED).isPositive();
        }
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(2));
    }
}
