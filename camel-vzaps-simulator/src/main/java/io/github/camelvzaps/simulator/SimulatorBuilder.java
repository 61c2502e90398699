package io.github.camelvzaps.simulator;

import io.github.camelvzaps.simulator.server.TlsIdentity;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Settings of a simulator before it starts. Not thread-safe. */
public final class SimulatorBuilder {

    int port;
    String portOption = "";
    String host = "127.0.0.1";
    final Map<String, String> instances = new LinkedHashMap<>();
    long tokenLifetimeSeconds = 3600;
    int journalSize = 10_000;
    long largestBody;
    long deliveredAfterMs = -1;
    long readAfterMs = -1;

    TlsIdentity tls;

    SimulatorBuilder() {}

    /** Default 0: a free one. */
    public SimulatorBuilder port(int port) {
        this.port = port;
        return this;
    }

    /**
     * How a person chooses another port, such as {@code --port} or {@code bot.port}; named when the port is taken. Default:
     * not named.
     */
    public SimulatorBuilder portOption(String name) {
        this.portOption = name;
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
     * Each send is reported as delivered and as read after these milliseconds, by ReadReceipt events when a webhook is set
     * or a realtime consumer is connected. -1 for never. Default: never.
     */
    public SimulatorBuilder receipts(long deliveredAfterMs, long readAfterMs) {
        this.deliveredAfterMs = deliveredAfterMs;
        this.readAfterMs = readAfterMs;
        return this;
    }

    /**
     * Serves https and wss instead of http and ws, with a self-signed certificate for {@code localhost} and
     * {@code 127.0.0.1}. A client trusts it with {@link VzapsSimulator#trustStore()} and fails without. Default: no TLS.
     */
    public SimulatorBuilder tls() {
        tls = TlsIdentity.selfSigned();
        return this;
    }

    /**
     * The same with a key and certificate of one's own, such as one for another host.
     *
     * @param keystore a PKCS#12 file
     * @throws IllegalArgumentException when it cannot be read
     */
    public SimulatorBuilder tls(Path keystore, String password) {
        tls = TlsIdentity.of(keystore, password);
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
