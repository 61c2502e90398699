package io.github.camelvzaps.simulator;

import io.github.camelvzaps.simulator.control.Simulation;
import io.github.camelvzaps.simulator.http.Journal;
import io.github.camelvzaps.simulator.server.ServerProcess;
import io.github.camelvzaps.simulator.server.TlsIdentity;
import io.github.camelvzaps.simulator.state.World;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;

/**
 * A server that speaks the VZaps API and the ZapyAPI and remembers what was done to it. It listens from the moment it
 * exists until {@link #close()}. Thread-safe.
 *
 * <p>Methods that take an instance id throw {@link IllegalArgumentException} when there is no such instance.
 */
public final class VzapsSimulator extends Simulation implements AutoCloseable {

    /** Client token of the default account. */
    public static final String CLIENT_TOKEN = World.CLIENT_TOKEN;

    /** Client secret of the default account. */
    public static final String CLIENT_SECRET = World.CLIENT_SECRET;

    /** ZapyAPI key of the default account. */
    public static final String API_KEY = World.API_KEY;

    private final ServerProcess process;

    VzapsSimulator(SimulatorBuilder settings) {
        this(new ServerProcess(world(settings), new Journal(settings.journalSize), settings.host, settings.tls));
        try {
            process.start(this, settings.port, settings.largestBody);
        } catch (IllegalStateException e) {
            throw settings.portOption.isEmpty()
                    ? e
                    : new IllegalStateException(e.getMessage() + " with " + settings.portOption, e);
        }
    }

    private VzapsSimulator(ServerProcess process) {
        super(
                process.world(),
                process.journal(),
                process.faults(),
                process.realtime(),
                process.zapyWebhooks(),
                () -> process.url("http"));
        this.process = process;
    }

    private static World world(SimulatorBuilder settings) {
        return new World(
                settings.instances,
                Map.of(
                        "tokenLifetimeSeconds", settings.tokenLifetimeSeconds,
                        "deliveredAfterMs", settings.deliveredAfterMs,
                        "readAfterMs", settings.readAfterMs));
    }

    /** Starts one on a free port of 127.0.0.1. */
    public static VzapsSimulator start() {
        return builder().start();
    }

    public static SimulatorBuilder builder() {
        return new SimulatorBuilder();
    }

    public int port() {
        return process.port();
    }

    /** Base address of both APIs, without a slash at the end. */
    public String url() {
        return process.url("http");
    }

    /** Base address of the realtime connection, without a slash at the end. */
    public String realtimeUrl() {
        return process.url("ws");
    }

    /**
     * The certificate of a simulator with TLS, for the trust store of a client.
     *
     * @throws IllegalStateException without TLS
     */
    public KeyStore trustStore() {
        return served().trustStore();
    }

    /**
     * For clients: trusts the certificate of this simulator and no other.
     *
     * @throws IllegalStateException without TLS
     */
    public SSLContext sslContext() {
        return served().trusting();
    }

    private TlsIdentity served() {
        if (process.tls() == null) {
            throw new IllegalStateException("this simulator serves no TLS; start it with builder().tls()");
        }
        return process.tls();
    }

    /**
     * Drops all connections, stops listening for this long and comes back on the same port with the state kept. Blocks
     * until it is back.
     */
    public void restart(Duration downtime) throws InterruptedException {
        process.restart(downtime);
    }

    /** Stops listening and drops all connections. */
    @Override
    public void close() {
        process.close();
    }
}
