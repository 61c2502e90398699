package io.github.camelvzaps.core.client;

import java.io.IOException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * One try of a call on its way: it knows whether anything has left this machine. It ends once, by an answer, by a
 * failure or because its time is up, whichever comes first.
 */
final class CallAttempt extends BasicRequestProducer {
    private static final String ATTRIBUTE = CallAttempt.class.getName();

    private enum Stage {
        /** Waits for a connection out of the pool. */
        WAITING,
        /** Has one that is being opened. */
        CONNECTING,
        /** The request is being written, or was. */
        SENT,
        /** Given up before anything was written; nothing will be. */
        GIVEN_UP
    }

    private final HttpHost host;
    private final StreamingJsonEntity media;
    private final ResponseConsumer consumer;
    private final HttpClientContext context;
    private final long startedAt = System.nanoTime();

    /** Moved on by the thread that opens the connection, by the I/O thread and by the timer. */
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.WAITING);

    /** The thread that sets it reports the end: the I/O thread or the timer. */
    private final AtomicBoolean ended = new AtomicBoolean();

    /** What cancels the exchange; null until HttpClient has taken it. Set by the caller's thread, read by the timer. */
    private volatile Future<ApiResponse> running;

    /** Holds the connection; null until HttpClient has taken the exchange. Set by the caller's thread, read by the timer. */
    private volatile AsyncExecRuntime runtime;

    CallAttempt(
            HttpHost host,
            HttpRequest request,
            AsyncEntityProducer body,
            ResponseConsumer consumer,
            HttpClientContext context) {
        super(request, body);
        this.host = host;
        this.media = body instanceof StreamingJsonEntity streamed ? streamed : null;
        this.consumer = consumer;
        this.context = context;
        context.setAttribute(ATTRIBUTE, this);
    }

    /** Notes what holds the connection of an exchange, and lets HttpClient go its way. */
    static void noteRuntime(
            HttpRequest request,
            AsyncEntityProducer body,
            AsyncExecChain.Scope scope,
            AsyncExecChain chain,
            AsyncExecCallback callback)
            throws HttpException, IOException {
        if (scope.clientContext.getAttribute(ATTRIBUTE) instanceof CallAttempt exchange) {
            exchange.runtime = scope.execRuntime;
        }
        chain.proceed(request, body, scope, callback);
    }

    /** Notes that the exchange of a context got its place in the pool and opens a connection. */
    static void markConnecting(HttpContext context) {
        if (context != null && context.getAttribute(ATTRIBUTE) instanceof CallAttempt exchange) {
            exchange.stage.compareAndSet(Stage.WAITING, Stage.CONNECTING);
        }
    }

    /**
     * Marks the exchange of a context as sent. HttpClient calls this on the connection, right before it writes the
     * request; its own {@code sendRequest} comes too early, before there is a connection.
     *
     * @throws HttpException when the exchange was given up, so that nothing is written
     */
    static void markSent(HttpRequest request, EntityDetails entity, HttpContext context) throws HttpException {
        boolean tunnel = Method.CONNECT.isSame(request.getMethod());
        if (!tunnel && context.getAttribute(ATTRIBUTE) instanceof CallAttempt exchange) {
            Stage before = exchange.stage.getAndUpdate(now -> now == Stage.GIVEN_UP ? now : Stage.SENT);
            if (before == Stage.GIVEN_UP) {
                throw new HttpException("given up before it was sent");
            }
        }
    }

    boolean sent() {
        return stage.get() == Stage.SENT;
    }

    /** Tells whether the exchange still waits for a connection out of the pool. */
    boolean waitsForConnection() {
        return stage.get() == Stage.WAITING;
    }

    /** Tells whether content is on its way whose length nobody knows: the file of a send or a download. */
    boolean streams() {
        return (media != null && sent() && !media.written()) || consumer.streams();
    }

    /** Returns when this try began, by {@link System#nanoTime()}. */
    long startedAt() {
        return startedAt;
    }

    /** Keeps what cancels this exchange. */
    void runningAs(Future<ApiResponse> future) {
        running = future;
    }

    /** Takes the right to report the end; true for one caller only. */
    boolean end() {
        return ended.compareAndSet(false, true);
    }

    /**
     * Gives the exchange up and closes its connection.
     *
     * @return whether the request is written or being written already; if not, it never will be
     */
    boolean giveUp() {
        Stage last = stage.updateAndGet(now -> now == Stage.SENT ? now : Stage.GIVEN_UP);
        consumer.abandon();
        Future<ApiResponse> future = running;
        if (future != null) {
            future.cancel(true);
        }
        AsyncExecRuntime holder = runtime;
        if (holder != null) {
            // cancelling alone leaves a connection open that was open before this exchange: HttpClient loses track of
            // it
            holder.discardEndpoint();
        }
        return last == Stage.SENT;
    }

    /** Returns why the content to send could not be read, or null; such a request never was complete. */
    IOException mediaFailure() {
        return media == null ? null : media.readFailure();
    }

    HttpHost host() {
        return host;
    }

    ResponseConsumer consumer() {
        return consumer;
    }

    HttpClientContext context() {
        return context;
    }
}
