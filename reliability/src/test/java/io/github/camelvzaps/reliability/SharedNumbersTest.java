package io.github.camelvzaps.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes share numbers out by camel-master, and one of them is killed. {@code -DsharedNumbers=50} says how many
 * numbers, {@code -DeventsOfEach} how many events of each come before the kill and after it.
 */
class SharedNumbersTest {
    private static final int NODES = 3;
    private static final int NUMBERS = Integer.getInteger("sharedNumbers", 9);
    private static final int EVENTS = Integer.getInteger("eventsOfEach", 15);

    @TempDir
    Path folder;

    private int written;

    @Test
    void theNumbersOfAKilledNodeMoveToTheOthersAndNothingIsLost() throws Exception {
        try (Ledger ledger = new Ledger();
                VzapsSimulator simulator = VzapsSimulator.builder().port(0).start()) {
            for (int number = 0; number < NUMBERS; number++) {
                simulator.addInstance("VZ" + number, "token-" + number);
            }
            List<Killable> nodes = new ArrayList<>();
            try {
                for (int index = 0; index < NODES; index++) {
                    nodes.add(new Killable(
                            SharedNumbersNode.class, folder, "node-" + index, simulator, settings(ledger)));
                }
                patiently().until(() -> {
                    nodes.forEach(Killable::requireAlive);
                    return connected(simulator) == NUMBERS;
                });
                write(simulator);
                patiently().until(() -> ledger.distinct() == written);
                Map<String, Integer> before = shares(ledger);

                // in the middle of its work
                write(simulator);
                patiently().until(() -> ledger.distinct() > written - NUMBERS * EVENTS / 2);
                // the one that does most
                String most = Collections.max(before.entrySet(), Map.Entry.comparingByValue())
                        .getKey();
                nodes.get(Integer.parseInt(most.substring("node-".length()))).kill();
                long killed = System.nanoTime();
                write(simulator);
                patiently().until(() -> connected(simulator) < NUMBERS);
                patiently().until(() -> connected(simulator) == NUMBERS);
                double moved = (System.nanoTime() - killed) / 1e9;
                patiently().until(() -> ledger.distinct() == written && acked(simulator) == written);

                System.out.printf(
                        "%d nodes, %d numbers, events before the kill %s: the busiest one killed, its numbers were connected again %.1f s"
                                + " later; of %d events %d lost, %d repeated effects%n",
                        NODES, NUMBERS, before, moved, written, written - ledger.distinct(), ledger.repeated());
                assertThat(ledger.repeated()).isZero();
                assertThat(ledger.outOfOrder()).isZero();
                assertThat(IntStream.range(0, NUMBERS).map(number -> simulator.realtimeConnections("VZ" + number)))
                        .containsOnly(1);
            } finally {
                for (Killable node : nodes) {
                    node.kill();
                }
            }
        }
    }

    private static Map<String, Object> settings(Ledger ledger) {
        // the cursors belong to all nodes
        return Map.of(
                "database",
                ledger.url(),
                "maxInFlight",
                KillRun.MAX_IN_FLIGHT,
                "numbers",
                NUMBERS,
                "cursors",
                "cursors");
    }

    /** Returns the effects of each node. */
    private static Map<String, Integer> shares(Ledger ledger) {
        Map<String, Integer> shares = new TreeMap<>();
        IntStream.range(0, NODES).forEach(index -> shares.put("node-" + index, ledger.by("node-" + index)));
        return shares;
    }

    /** Lets a customer of each number write; the events are numbered over all numbers. */
    private void write(VzapsSimulator simulator) {
        for (int number = 0; number < NUMBERS; number++) {
            int first = written;
            String customer = "55119" + (80_000_000 + number);
            simulator.customersSay(
                    "VZ" + number, EVENTS, i -> CustomerMessage.text(customer, Integer.toString(first + i)));
            written += EVENTS;
        }
    }

    private static int connected(VzapsSimulator simulator) {
        return IntStream.range(0, NUMBERS)
                .map(number -> Math.min(1, simulator.realtimeConnections("VZ" + number)))
                .sum();
    }

    private static int acked(VzapsSimulator simulator) {
        return IntStream.range(0, NUMBERS)
                .map(number -> simulator.eventCounts("VZ" + number).acked())
                .sum();
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(120)).pollInterval(Duration.ofMillis(20));
    }
}
