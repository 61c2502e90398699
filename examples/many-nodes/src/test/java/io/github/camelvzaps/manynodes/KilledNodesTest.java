package io.github.camelvzaps.manynodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node, a worker and the broker are killed while customers write; {@code -Devents=10000} says how much. */
class KilledNodesTest {
    private static final int EVENTS = Integer.getInteger("events", 400);
    private static final int CHATS = 20;
    private static final List<String> NUMBERS = List.of("VZ0", "VZ1");

    @TempDir
    Path folder;

    private int written;

    @Test
    void nothingIsLostAndNothingIsDoubledWhenANodeAWorkerAndTheBrokerAreKilled() throws Exception {
        try (Broker broker = new Broker(folder);
                Effects effects = new Effects();
                VzapsSimulator simulator = VzapsSimulator.builder().port(0).start()) {
            NUMBERS.forEach(number -> simulator.addInstance(number, "token"));
            simulator.setOptions(Map.of(
                    // one delivery of a number at a time, so that the order of a chat can be counted from end to end
                    "webhookConcurrency", 1,
                    "webhookAttempts", 1_000_000,
                    "webhookRetryMs", 50,
                    "webhookLongestRetryMs", 500));
            try (Program first = node(simulator, broker, 0).start();
                    Program second = node(simulator, broker, 1).start();
                    Program worker = worker(effects, broker, "worker-0").start();
                    Program other = worker(effects, broker, "worker-1").start()) {
                List<Program> all = List.of(first, second, worker, other);
                patiently().until(() -> {
                    all.forEach(Program::requireAlive);
                    broker.requireAlive();
                    return registered(simulator) == NUMBERS.size();
                });
                long start = System.nanoTime();
                write(simulator, EVENTS / 4);
                patiently().until(() -> effects.distinct() > written / 2);

                first.kill();
                write(simulator, EVENTS / 4);
                first.start();
                patiently().until(() -> effects.distinct() > written * 5 / 8);

                worker.kill();
                write(simulator, EVENTS / 4);
                worker.start();
                patiently().until(() -> effects.distinct() > written * 3 / 4);

                broker.killAndStartAgain();
                write(simulator, EVENTS - written);
                patiently().until(() -> effects.distinct() == written && acked(simulator) == written);

                System.out.printf(
                        "a node, a worker and the broker killed: %d events, %d lost, %d doubled effects, %d out of"
                                + " order, %d deliveries by the gateway; worker-0 did %d, worker-1 %d; %.1f s%n",
                        written,
                        written - effects.distinct(),
                        effects.doubled(),
                        effects.outOfOrder(),
                        deliveries(simulator),
                        effects.by("worker-0"),
                        effects.by("worker-1"),
                        (System.nanoTime() - start) / 1e9);
                assertThat(effects.doubled()).isZero();
                assertThat(effects.outOfOrder()).isZero();
            }
        }
    }

    private Program node(VzapsSimulator simulator, Broker broker, int index) throws Exception {
        int port = Program.freePort();
        return program(
                "node-" + index,
                "node",
                Map.of(
                        "nodes.brokers",
                        broker.address(),
                        "nodes.port",
                        port,
                        "nodes.public-url",
                        "http://127.0.0.1:" + port,
                        "nodes.secret",
                        "s3cret-value",
                        "nodes.gateway",
                        simulator.url(),
                        "nodes.instance",
                        NUMBERS.get(index)));
    }

    private Program worker(Effects effects, Broker broker, String name) {
        return program(
                name,
                "worker",
                Map.of("nodes.brokers", broker.address(), "nodes.database", effects.url(), "nodes.name", name));
    }

    private Program program(String name, String role, Map<String, ?> settings) {
        return new Program(folder, name, ManyNodes.class.getName(), settings, role);
    }

    /** Lets customers of all numbers write; the messages are numbered over all of them. */
    private void write(VzapsSimulator simulator, int count) {
        int each = count / NUMBERS.size();
        for (String number : NUMBERS) {
            int first = written;
            int customers = 80_000_000 + NUMBERS.indexOf(number) * CHATS;
            simulator.customersSay(
                    number,
                    each,
                    i -> CustomerMessage.text("55119" + (customers + i % CHATS), Integer.toString(first + i)));
            written += each;
        }
    }

    private static long registered(VzapsSimulator simulator) {
        return simulator.requests().stream()
                .filter(call -> "webhooks/set".equals(call.operation()))
                .count();
    }

    private static int acked(VzapsSimulator simulator) {
        return NUMBERS.stream()
                .mapToInt(number -> simulator.eventCounts(number).acked())
                .sum();
    }

    private static long deliveries(VzapsSimulator simulator) {
        return NUMBERS.stream()
                .mapToLong(number -> simulator.eventCounts(number).deliveries())
                .sum();
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofMillis(50));
    }
}
