package io.github.camelvzaps.reliability;

import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.EventCounts;
import io.github.camelvzaps.simulator.api.FaultRule;
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

    /** How many events may wait for their acknowledgement. */
    static final int WINDOW = 4 * MAX_IN_FLIGHT;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** After so long without an acknowledgement the gateway of a reordering run cuts the connection. */
    private static final long STILL_MILLIS = 1_000;

    private final Variant variant;
    private final Ledger ledger;
    private final Path folder;
    private final Random random;

    // for one thread
    private int lastAcked;
    private long lastAckedAt;

    /**
     * What came out.
     *
     * @param lost events without an effect, in each route
     * @param repeated effects beyond one for each event and route
     * @param repeatedDeliveries deliveries by the gateway beyond one for each event, its failed tries included
     * @param outOfOrder events whose first effect came before that of an earlier one of the chat
     */
    record Figures(
            Variant variant,
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
                    "| %s | %d | %d | %d | %d of at most %d | %d | %s | %d |",
                    variant.title(),
                    events,
                    kills,
                    lost,
                    repeated,
                    variant.allowedRepetitions(kills),
                    repeatedDeliveries,
                    variant.keepsOrder() ? outOfOrder : "not asserted",
                    seconds);
        }
    }

    KillRun(Variant variant, Ledger ledger, Path folder, Random random) {
        this.variant = variant;
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
            if (variant.reordered()) {
                simulator.fault(FaultRule.onOperation("events/frame")
                        .probability(0.1, random.nextLong())
                        .reorder());
            }
            Customers customers = new Customers(simulator, WINDOW);
            Map<String, Object> settings = Map.of(
                    "variant", variant,
                    "way", variant.way(),
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
                    variant,
                    events,
                    kills,
                    events * variant.way().uris().size() - ledger.distinct(),
                    ledger.repeated(),
                    counts.deliveries() - counts.delivered(),
                    ledger.outOfOrder(),
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
        }
    }

    /** Ends when it is time to kill it, somewhere in its share of the events; the last one lives until all are through. */
    private void live(
            Killable application, Customers customers, VzapsSimulator simulator, int life, int kills, int events)
            throws IOException, InterruptedException {
        if (life == 0 && variant.way().needsServer()) {
            // what happens before the first registration is nobody's
            await().atMost(PATIENCE).until(() -> {
                application.requireAlive();
                return simulator.requests().stream().anyMatch(call -> "webhooks/set".equals(call.operation()));
            });
        }
        boolean last = life == kills;
        int allowed = last ? events : (int) ((life + 1L) * events / (kills + 1));
        int before = simulator.eventCounts(Killable.INSTANCE).acked();
        int until = last ? events : before + 1 + random.nextInt(Math.max(1, allowed - before));
        Stillness stillness = new Stillness();
        await().forever().pollInterval(Duration.ofMillis(2)).until(() -> {
            application.requireAlive();
            int acked = customers.write(allowed);
            if (variant.reordered()) {
                cutWhenStill(simulator, acked);
            }
            // what is stored is confirmed before it takes effect
            int taken = last && variant.way() == Way.STORED_WEBHOOK ? ledger.distinct() : acked;
            if (taken < until && stillness.lasts(acked + taken)) {
                throw new AssertionError(
                        "life %d has confirmed nothing for %s, before %d: %s, %d connections, it printed:%n%s%n%s"
                                .formatted(
                                        life,
                                        PATIENCE,
                                        until,
                                        simulator.eventCounts(Killable.INSTANCE),
                                        simulator.realtimeConnections(Killable.INSTANCE),
                                        application.lastLines(400),
                                        application.stacks()));
            }
            return Math.min(acked, taken) >= until;
        });
        if (!last) {
            TimeUnit.MICROSECONDS.sleep(random.nextInt(4_000));
        }
    }

    /** Tells an application that stands still from one that is slow. For one thread. */
    private static final class Stillness {
        private int acked = -1;
        private long since = System.nanoTime();

        boolean lasts(int ackedNow) {
            if (ackedNow != acked) {
                acked = ackedNow;
                since = System.nanoTime();
            }
            return System.nanoTime() - since > PATIENCE.toNanos();
        }
    }

    /**
     * A reordering gateway holds a frame back until the next one, which may never come. Only a connection that stands is
     * cut: one that is cut before it can confirm anything makes the consumer wait longer and longer.
     */
    private void cutWhenStill(VzapsSimulator simulator, int acked) {
        long now = System.currentTimeMillis();
        if (acked != lastAcked || simulator.realtimeConnections(Killable.INSTANCE) == 0) {
            lastAcked = acked;
            lastAckedAt = now;
        } else if (now - lastAckedAt > STILL_MILLIS) {
            lastAckedAt = now;
            simulator.resetRealtime(Killable.INSTANCE);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
