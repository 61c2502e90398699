package io.github.camelvzaps.simulator.server;

import io.github.camelvzaps.simulator.control.ControlApi;
import io.github.camelvzaps.simulator.control.Simulation;
import io.github.camelvzaps.simulator.fault.FaultBook;
import io.github.camelvzaps.simulator.http.Handshakes;
import io.github.camelvzaps.simulator.http.Journal;
import io.github.camelvzaps.simulator.http.ReplyWriter;
import io.github.camelvzaps.simulator.inbound.Receipts;
import io.github.camelvzaps.simulator.realtime.RealtimeHub;
import io.github.camelvzaps.simulator.state.JsonText;
import io.github.camelvzaps.simulator.state.World;
import io.github.camelvzaps.simulator.vzaps.VzapsApi;
import io.github.camelvzaps.simulator.webhook.WebhookCourier;
import io.github.camelvzaps.simulator.zapyapi.ZapyApi;
import io.github.camelvzaps.simulator.zapyapi.ZapyWebhooks;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** The running server: two event loops on one port. */
public final class ServerProcess implements AutoCloseable {

    private static final int EVENT_LOOPS = 2;

    /** Vert.x takes a negative port as "free, and the same one for all loops". */
    private static final int ANY_PORT = -1;

    private final World world;
    private final Journal journal;
    private final FaultBook faults = new FaultBook();
    private final String host;
    private final TlsIdentity tls;
    private final AtomicInteger port = new AtomicInteger();
    private final AtomicReference<String> deployment = new AtomicReference<>();
    private final Vertx vertx;
    private final ReplyWriter writer;
    private final RealtimeHub realtime;
    private final ZapyWebhooks zapyWebhooks;
    private HttpFront front;

    /**
     * Wires the parts to each other. It listens after {@link #start}.
     *
     * @param tls null to listen without TLS
     */
    public ServerProcess(World world, Journal journal, String host, TlsIdentity tls) {
        System.setProperty("java.awt.headless", "true");
        this.world = world;
        this.journal = journal;
        this.host = host;
        this.tls = tls;
        // the first start in a JVM loads two thousand classes; the first answer does not wait for those that write it
        CompletableFuture.runAsync(() -> JsonText.encode(""));
        vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(EVENT_LOOPS)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                // on a machine under load a loop waits for its turn longer than the usual 2 seconds
                .setMaxEventLoopExecuteTime(TimeUnit.SECONDS.toNanos(10))
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        writer = new ReplyWriter(vertx);
        zapyWebhooks = new ZapyWebhooks(vertx, world, faults);
        realtime = new RealtimeHub(vertx, world, faults, new Handshakes(world, journal, writer));
    }

    /**
     * Starts and waits until it listens; releases everything when it cannot.
     *
     * @param wantedPort 0 for a free one
     * @param largestBody bytes a send may have; 0 for any number
     * @throws IllegalStateException when it cannot listen
     */
    public void start(Simulation simulation, int wantedPort, long largestBody) {
        try {
            WebhookCourier webhooks = new WebhookCourier(vertx, world, faults);
            Receipts receipts = new Receipts(vertx, world, instance -> realtime.count(instance) > 0);
            synchronized (world) {
                world.deliverEventsTo((instance, event) -> {
                    webhooks.happened(instance, event);
                    realtime.happened(instance, event);
                    zapyWebhooks.happened(instance, event);
                });
            }
            front = new HttpFront(
                    world,
                    new VzapsApi(world, webhooks, receipts),
                    new ZapyApi(world, receipts, zapyWebhooks),
                    realtime,
                    new ControlApi(vertx, simulation),
                    faults,
                    journal,
                    writer,
                    largestBody);
            listen(front, wantedPort);
        } catch (RuntimeException e) {
            vertx.close();
            throw e;
        }
    }

    /**
     * Drops all connections, stops listening for a while and comes back on the same port with the state as it was.
     *
     * @throws IllegalStateException when the port was taken meanwhile
     */
    public void restart(Duration downtime) throws InterruptedException {
        try {
            vertx.undeploy(deployment.get())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("cannot stop listening: " + e.getCause(), e);
        }
        Thread.sleep(downtime.toMillis());
        listen(front, port.get());
    }

    private void listen(HttpFront front, int wantedPort) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(host)
                .setPort(wantedPort == 0 ? ANY_PORT : wantedPort)
                .setMaxHeaderSize(64 * 1024)
                .setMaxInitialLineLength(64 * 1024)
                .setMaxWebSocketFrameSize(1024 * 1024)
                .setMaxWebSocketMessageSize(4 * 1024 * 1024)
                // the real API is reached by HTTP/1.1 or TLS; an upgrade in clear would only confuse clients that offer
                // it
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true)
                .setDecompressionSupported(false)
                .setTcpNoDelay(true);
        if (tls != null) {
            options.setSsl(true).setKeyCertOptions(tls.options());
        }
        try {
            deployment.set(vertx.deployVerticle(
                            () -> new Loop(front, options), new DeploymentOptions().setInstances(EVENT_LOOPS))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "cannot listen on " + host + ":" + wantedPort + ": " + (e.getCause() == null ? e : e.getCause())
                            + "; end the program that has the port, or choose another port",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", e);
        }
    }

    /** One event loop with its listening socket. */
    private final class Loop extends AbstractVerticle {
        private final HttpFront front;
        private final HttpServerOptions options;

        Loop(HttpFront front, HttpServerOptions options) {
            this.front = front;
            this.options = options;
        }

        @Override
        public void start(Promise<Void> started) {
            getVertx()
                    .createHttpServer(options)
                    .requestHandler(front::handle)
                    .invalidRequestHandler(writer::writeInvalid)
                    .exceptionHandler(broken -> {})
                    .listen()
                    .onSuccess(server -> port.set(server.actualPort()))
                    .<Void>mapEmpty()
                    .onComplete(started);
        }
    }

    /** The realtime connections. */
    public RealtimeHub realtime() {
        return realtime;
    }

    /** The webhooks of the ZapyAPI. */
    public ZapyWebhooks zapyWebhooks() {
        return zapyWebhooks;
    }

    public World world() {
        return world;
    }

    public Journal journal() {
        return journal;
    }

    public FaultBook faults() {
        return faults;
    }

    /** Null without TLS. */
    public TlsIdentity tls() {
        return tls;
    }

    public int port() {
        return port.get();
    }

    /** @param scheme {@code http} or {@code ws}; with TLS its secure form is taken */
    public String url(String scheme) {
        return scheme + (tls == null ? "://" : "s://") + (host.equals("0.0.0.0") ? "127.0.0.1" : host) + ":" + port();
    }

    @Override
    public void close() {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the simulator did not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
