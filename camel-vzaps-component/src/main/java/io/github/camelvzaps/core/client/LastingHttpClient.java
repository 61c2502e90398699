package io.github.camelvzaps.core.client;

import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorStatus;

/**
 * An HttpClient that comes back. An Error on one of its I/O threads, such as an OutOfMemoryError, stops an HttpClient
 * for good; the next call then gets a new one. Thread-safe.
 */
final class LastingHttpClient implements AutoCloseable {
    private final ClientSettings settings;
    private final ScheduledExecutorService timer;
    private final Runnable replaced;

    /** Written under the lock of this, read by every call. */
    private volatile Running running;

    /** Guarded by this. */
    private boolean closed;

    private record Running(CloseableHttpAsyncClient client, PoolingAsyncClientConnectionManager connections) {}

    LastingHttpClient(ClientSettings settings, ScheduledExecutorService timer, Runnable replaced) {
        this.settings = settings;
        this.timer = timer;
        this.replaced = replaced;
        this.running = start();
    }

    private Running start() {
        PoolingAsyncClientConnectionManager connections = HttpClients.connections(settings);
        CloseableHttpAsyncClient client = HttpClients.create(settings, connections);
        client.start();
        return new Running(client, connections);
    }

    Future<ApiResponse> execute(CallAttempt exchange, FutureCallback<ApiResponse> callback) {
        Running now = running;
        // not "other than ACTIVE": a client starts on a thread of its own and takes calls while it is still INACTIVE
        if (now.client().getStatus().compareTo(IOReactorStatus.ACTIVE) > 0) {
            now = replace(now);
        }
        return now.client().execute(exchange.host(), exchange, exchange.consumer(), null, exchange.context(), callback);
    }

    /** Asks for the same object: another caller may have replaced it meanwhile. */
    @SuppressWarnings("ReferenceEquality")
    private synchronized Running replace(Running stopped) {
        if (running == stopped && !closed) {
            running = start();
            retire(stopped);
            replaced.run();
        }
        return running;
    }

    /** Leaves the calls that are still alive on a half-dead client the time they have, then closes what is left. */
    private void retire(Running stopped) {
        Runnable close = () -> stopped.client().close(CloseMode.IMMEDIATE);
        try {
            timer.schedule(close, settings.callTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            close.run();
        }
    }

    int leasedConnections() {
        return running.connections().getTotalStats().getLeased();
    }

    @Override
    public synchronized void close() {
        closed = true;
        // not at once: HttpCore 5.4 logs an error when its selector is closed while its threads are still using it
        running.client().close(CloseMode.GRACEFUL);
    }
}
