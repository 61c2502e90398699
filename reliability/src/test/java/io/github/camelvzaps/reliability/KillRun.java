package io.github.camelvzaps.reliability;

import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.simulator.EventCounts;
import io.github.camelvzaps.simulator.VzapsSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** One application that is killed again and again until all events are through. */
final class KillRun {
    static final int MAX_IN_FLIGHT = 32;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Way way;
    private final Recipe recipe;
    private final Ledger ledger;
    private final Path folder;
    private final Random random;

    /**
     * What came out.
     *
     * @param lost events without an effect
     * @param repeated effects beyond one for each event
     * @param repeatedDeliveries deliveries by the gateway beyond one for each event, its failed tries included
     * @param outOfOrder events whose first effect came before that of an earlier one of the chat
     */
    record Figures(
            Way way,
            Recipe recipe,
            int events,
            int kills,
            int lost,
            int repeated,
            long repeatedDeliveries,
            int outOfOrder,
            long seconds) {

        @Override
        public String toString() {
            return String.format(
                    "%s, %s: %d events, %d kills, %d lost, %d repeated effects (at most %d in flight x kills = %d), %d"
                            + " repeated deliveries, %d out of order, %d s",
                    way,
                    recipe.title(),
                    events,
                    kills,
                    lost,
                    repeated,
                    MAX_IN_FLIGHT,
                    MAX_IN_FLIGHT * kills,
                    repeatedDeliveries,
                    outOfOrder,
                    seconds);
        }
    }

    KillRun(Way way, Recipe recipe, Ledger ledger, Path folder, Random random) {
        this.way = way;
        this.recipe = recipe;
        this.ledger = ledger;
        this.folder = folder;
        this.random = random;
    }

    Figures run(int events, int kills) throws Exception {
        long start = System.nanoTime();
        ledger.clear();
        try (VzapsSimulator simulator = VzapsSimulator.builder()
                .port(0)
                .instance(Killable.INSTANCE, Killable.TOKEN)
                .start()) {
            simulator.setOptions(Map.of(
                    "webhookConcurrency", MAX_IN_FLIGHT,
                    "webhookAttempts", 1_000_000,
                    "webhookRetryMs", 20,
                    "webhookLongestRetryMs", 300));
            Customers customers = new Customers(simulator, 4 * MAX_IN_FLIGHT);
            Map<String, Object> settings = Map.of(
                    "way", way,
                    "recipe", recipe,
                    "database", ledger.url(),
                    "maxInFlight", MAX_IN_FLIGHT,
                    "port", freePort());
            for (int kill = 0; kill <= kills; kill++) {
                Killable application = new Killable(folder, "life-" + kill, simulator, settings);
                try {
                    live(application, customers, simulator, kill, kills, events);
                } finally {
                    application.kill();
                }
            }
            EventCounts counts = simulator.eventCounts(Killable.INSTANCE);
            return new Figures(
                    way,
                    recipe,
                    events,
                    kills,
                    events - ledger.distinct(),
                    ledger.repeated(),
                    counts.deliveries() - counts.delivered(),
                    ledger.outOfOrder(),
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
        }
    }

    /** Ends when it is time to kill it, somewhere in its share of the events; the last one lives until all are through. */
    private void live(
            Killable application, Customers customers, VzapsSimulator simulator, int life, int kills, int events)
            throws InterruptedException {
        if (life == 0 && way == Way.WEBHOOK) {
            // what happens before the first registration is nobody's
            await().atMost(PATIENCE).until(() -> {
                application.requireAlive();
                return simulator.requests().stream().anyMatch(call -> "webhooks/set".equals(call.operation()));
            });
        }
        boolean last = life == kills;
        int allowed = last ? events : (int) ((life + 1L) * events / (kills + 1));
        int before = simulator.eventCounts(Killable.INSTANCE).acked();
        int until = last ? events : before + 1 + random.nextInt(allowed - before);
        await().atMost(last ? PATIENCE.multipliedBy(4) : PATIENCE)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> {
                    application.requireAlive();
                    return customers.write(allowed) >= until;
                });
        if (!last) {
            TimeUnit.MICROSECONDS.sleep(random.nextInt(4_000));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
