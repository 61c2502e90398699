package io.github.camelvzaps.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.simulator.VzapsSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Consumers in one process and in two claim events in one JDBC repository, without a transaction around effect and mark.
 * {@code -DclaimEvents} and {@code -DclaimKills} make it longer, {@code -Dseed} repeats the moments.
 */
class ClaimTest {
    private static final int EVENTS = Integer.getInteger("claimEvents", 2_000);
    private static final int KILLS = Integer.getInteger("claimKills", 4);
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final int LEASE_MILLIS = 3_000;

    private static Ledger ledger;

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private VzapsSimulator simulator;
    private Customers customers;

    @BeforeAll
    static void startDatabase() throws Exception {
        ledger = new Ledger();
        System.out.println("claim test with seed " + SEED);
    }

    @AfterAll
    static void stopDatabase() throws Exception {
        ledger.close();
    }

    @BeforeEach
    void startGateway() {
        ledger.clear();
        simulator = VzapsSimulator.builder()
                .port(0)
                .instance(Killable.INSTANCE, Killable.TOKEN)
                .start();
        simulator.setOptions(Map.of(
                "webhookConcurrency", KillRun.MAX_IN_FLIGHT,
                "webhookAttempts", 1_000_000,
                "webhookRetryMs", 20,
                "webhookLongestRetryMs", 300));
        customers = new Customers(simulator, 4 * KillRun.MAX_IN_FLIGHT);
    }

    @AfterEach
    void stopGateway() {
        simulator.close();
    }

    private Killable node(Way way, String name, String cursors) throws IOException {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "way",
                way,
                "variant",
                Variant.JDBC_MARKS,
                "subscription",
                "orders",
                "database",
                ledger.url(),
                "maxInFlight",
                KillRun.MAX_IN_FLIGHT,
                "claimLease",
                LEASE_MILLIS,
                "cursors",
                cursors,
                "port",
                freePort()));
        return new Killable(folder, name, simulator, settings);
    }

    private void awaitAllDone() {
        patiently().until(() -> customers.write(EVENTS) == EVENTS);
        patiently().until(() -> ledger.numbers() == EVENTS && ledger.claims() == 0);
    }

    @Test
    void overBothWaysAtOnceEachEventTakesEffectOnce() throws Exception {
        Killable node = node(Way.BOTH, "both", "both");
        long start = System.nanoTime();
        try {
            patiently().until(() -> started(node));
            awaitAllDone();
            assertThat((ledger.effects() - ledger.numbers())).isZero();
            print("both ways, one process", 0, start);
        } finally {
            node.kill();
        }
    }

    @Test
    void ofTwoProcessesOneIsAtAnEventAtATime() throws Exception {
        Killable first = node(Way.REALTIME, "first", "first");
        Killable second = node(Way.REALTIME, "second", "second");
        long start = System.nanoTime();
        try {
            patiently().until(() -> started(first) && started(second));
            patiently().until(() -> simulator.realtimeConnections(Killable.INSTANCE) == 2);
            awaitAllDone();
            assertThat((ledger.effects() - ledger.numbers())).isZero();
            assertThat(ledger.by("first")).isPositive();
            assertThat(ledger.by("second")).isPositive();
            print("two processes", 0, start);
        } finally {
            first.kill();
            second.kill();
        }
    }

    /** Between an effect and its mark a death repeats the effect, of no more events than were under way. */
    @Test
    void whenProcessesDieNothingIsLostAndNoMoreRepeatedThanWasUnderWay() throws Exception {
        Killable[] nodes = {node(Way.REALTIME, "life-0", "one"), node(Way.REALTIME, "life-1", "other")};
        long start = System.nanoTime();
        try {
            for (int kill = 0; kill < KILLS; kill++) {
                int victim = kill % nodes.length;
                Killable dying = nodes[victim];
                patiently().until(() -> started(dying));
                int allowed = EVENTS * (kill + 1) / (KILLS + 1);
                int until = customers.write(allowed) + random.nextInt(200);
                patiently().until(() -> customers.write(allowed) >= Math.min(allowed, until));
                dying.kill();
                nodes[victim] = node(Way.REALTIME, "life-" + (kill + 2), victim == 0 ? "one" : "other");
            }
            patiently().until(() -> customers.write(EVENTS) == EVENTS);
            patiently().until(() -> ledger.numbers() == EVENTS);
            assertThat((ledger.effects() - ledger.numbers())).isBetween(0, KillRun.MAX_IN_FLIGHT * KILLS);
            print("two processes", KILLS, start);
        } finally {
            nodes[0].kill();
            nodes[1].kill();
        }
    }

    private void print(String what, int kills, long start) {
        System.out.printf(
                "claims, %s: %d events, %d kills, %d lost, %d repeated effects, %.1f s%n",
                what,
                EVENTS,
                kills,
                EVENTS - ledger.numbers(),
                (ledger.effects() - ledger.numbers()),
                (System.nanoTime() - start) / 1e9);
    }

    private static boolean started(Killable node) {
        node.requireAlive();
        return node.printed().contains("started");
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(120 + EVENTS / 100)).pollInterval(Duration.ofMillis(5));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
