package io.github.camelvzaps.core.gateway;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.spi.ExecutorServiceManager;

/** The threads of a component, started and stopped with it. */
public final class GatewayThreads {
    /** A thousand numbers that connect at once must not be a thousand threads. */
    private static final int CONNECTING = 16;

    private static final int NO_LIMIT = -1;

    // set on start, shut down on stop
    private ExecutorService workers;
    private ScheduledExecutorService timer;
    private RouteExecutor routes;
    private Executor connecting;

    public void start(CamelContext context, Object owner) {
        ExecutorServiceManager manager = context.getExecutorServiceManager();
        // cached, not bounded: a route that waits for another call on such a thread must not starve it; the calls
        // themselves are bounded by maxConnections
        workers = manager.newCachedThreadPool(owner, "CamelVzapsWorker");
        // without a limit: by default Camel's refuses more than 1,000 tasks, and each event that is retried, each open
        // group and each connection is one
        timer = manager.newScheduledThreadPool(
                owner,
                "CamelVzapsRetry",
                new ThreadPoolProfileBuilder("CamelVzapsRetry")
                        .poolSize(1)
                        .maxPoolSize(1)
                        .maxQueueSize(NO_LIMIT)
                        .build());
        routes = new RouteExecutor(workers, timer);
        connecting = new LimitedExecutor(workers, CONNECTING);
    }

    public void stop(CamelContext context) {
        context.getExecutorServiceManager().shutdownNow(timer);
        context.getExecutorServiceManager().shutdownGraceful(workers);
    }

    /** Returns threads that may block; as many as are asked for. */
    public ExecutorService workers() {
        return workers;
    }

    /** Returns a few of these threads, for what all realtime connections do; work may wait for a thread. */
    public Executor connecting() {
        return connecting;
    }

    /** Returns what runs things later; its thread must not block. */
    public ScheduledExecutorService timer() {
        return timer;
    }

    /** Returns the way to the threads on which routes continue; they may block. */
    public Executor routes() {
        return routes;
    }
}
