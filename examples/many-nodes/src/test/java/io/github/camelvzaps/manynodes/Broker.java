package io.github.camelvzaps.manynodes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import kafka.tools.StorageTool;

/** A Kafka of one broker, which is its own controller, in a process of its own; its log outlives it. */
final class Broker implements AutoCloseable {
    private static final int PARTITIONS = 4;

    private final Program process;
    private final int port;

    /** Prepares the folder of its log and starts it. */
    Broker(Path folder) throws IOException {
        port = Program.freePort();
        int controller = Program.freePort();
        Path settings = folder.resolve("broker.properties");
        Files.writeString(
                settings, """
            process.roles=broker,controller
            node.id=1
            controller.quorum.voters=1@127.0.0.1:%d
            listeners=PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d
            advertised.listeners=PLAINTEXT://127.0.0.1:%d
            controller.listener.names=CONTROLLER
            listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
            log.dirs=%s
            num.partitions=%d
            offsets.topic.replication.factor=1
            offsets.topic.num.partitions=4
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            group.initial.rebalance.delay.ms=0
            broker.heartbeat.interval.ms=500
            broker.session.timeout.ms=3000
            """.formatted(controller, port, controller, port, folder.resolve("broker"), PARTITIONS));
        format(settings);
        Map<String, String> quiet = Map.of("nodes.log", "ERROR");
        process = new Program(folder, "broker", "kafka.Kafka", quiet, settings.toString()).start();
    }

    private static void format(Path settings) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        String[] command = {"format", "--cluster-id", "bWFueS1ub2Rlcy1rYWZrYQ", "--config", settings.toString()};
        int code = StorageTool.execute(command, new PrintStream(printed, true, StandardCharsets.UTF_8));
        if (code != 0) {
            throw new AssertionError("The log of Kafka cannot be prepared: " + printed);
        }
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    void requireAlive() {
        process.requireAlive();
    }

    void killAndStartAgain() throws IOException, InterruptedException {
        process.kill();
        process.start();
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }
}
