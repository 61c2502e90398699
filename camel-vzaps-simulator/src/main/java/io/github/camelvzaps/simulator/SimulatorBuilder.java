package io.github.camelvzaps.simulator;

import java.util.LinkedHashMap;
import java.util.Map;

/** Settings of a simulator before it starts. Not thread-safe. */
public final class SimulatorBuilder {

    int port;
    String host = "127.0.0.1";
    final Map<String, String> instances = new LinkedHashMap<>();
    long tokenLifetimeSeconds = 3600;
    int journalSize = 10_000;
    long largestBody;
    long deliveredAfterMs = -1;
    long readAfterMs = -1;

    SimulatorBuilder() {}

    /** Default 0: a free one. */
    public SimulatorBuilder port(int port) {
        this.port = port;
        return this;
    }

    /** Address to listen on. Default 127.0.0.1. */
    public SimulatorBuilder host(String host) {
        this.host = host;
        return this;
    }

    /** An instance that is there, paired, at the start and after each reset. */
    public SimulatorBuilder instance(String id, String token) {
        instances.put(id, token);
        return this;
    }

    /** Default 3600. */
    public SimulatorBuilder tokenLifetimeSeconds(long seconds) {
        this.tokenLifetimeSeconds = seconds;
        return this;
    }

    /** Requests kept in the journal. Default 10,000. */
    public SimulatorBuilder journalSize(int requests) {
        this.journalSize = requests;
        return this;
    }

    /** Bytes the body of a send may have; larger ones get 413. Default 0: any size. */
    public SimulatorBuilder largestBody(long bytes) {
        this.largestBody = bytes;
        return this;
    }

    /**
     * Each send is told as delivered and as read after these milliseconds, by ReadReceipt events when a webhook is set
     * or a realtime consumer is connected. -1 for never. Default: never.
     */
    public SimulatorBuilder receipts(long deliveredAfterMs, long readAfterMs) {
        this.deliveredAfterMs = deliveredAfterMs;
        this.readAfterMs = readAfterMs;
        return this;
    }

    /**
     * Starts the simulator.
     *
     * @throws IllegalStateException when the port is taken
     */
    public VzapsSimulator start() {
        return new VzapsSimulator(this);
    }
}
