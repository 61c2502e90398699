package io.github.camelvzaps.core.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.api.Failure;
import io.github.camelvzaps.api.GatewayException;
import io.github.camelvzaps.api.Outcome;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.util.Timeout;

/**
 * Makes calls without blocking any thread. Each call ends: with an answer of status 2xx, or with a
 * {@link GatewayException} that says what became of it. Thread-safe.
 */
public final class ApiClient implements AutoCloseable {
    /**
     * How long calls in flight may take to end when the client is closed. Camel has waited for the routes before, so
     * what is still out was called from outside a route, or belongs to a route whose time was up.
     */
    private static final long MILLIS_TO_END = 5000;

    /** Between two looks of the timer for calls whose time is up. */
    private static final long SHORTEST_PAUSE_MILLIS = 100;

    private static final long LONGEST_PAUSE_MILLIS = 1000;

    /** The pause as a part of the shorter time-out: by so much a call may end late. */
    private static final long PART_OF_TIME_OUT = 50;

    private final ObjectMapper mapper;
    private final Executor worker;
    private final ScheduledExecutorService timer;
    private final FailureReader failures;
    private final ClientSettings settings;
    private final SecretMask secrets;
    private final RequestConfig requestConfig;
    private final LastingHttpClient http;

    /**
     * The calls in flight; each adds itself on the thread of its caller and removes itself where it ends. The timer and
     * the thread that closes the client walk over them.
     */
    private final Set<RetryingCall> calls = ConcurrentHashMap.newKeySet();

    /** Ends the calls whose time is up. */
    private final ScheduledFuture<?> checks;

    /** Set once by the thread that closes the client; read before each try. */
    private volatile boolean closed;

    /**
     * Starts a client.
     *
     * @param mapper writes bodies and reads refusals
     * @param worker runs what blocks: reading content to send, keeping streamed answers
     * @param timer starts tries that have to wait, and ends calls whose time is up; not closed with the client
     * @param secrets what must not be shown of foreign texts
     * @param replaced is run when the HTTP client underneath had stopped and a new one has taken its place
     */
    public ApiClient(
            ClientSettings settings,
            ObjectMapper mapper,
            Executor worker,
            ScheduledExecutorService timer,
            Clock clock,
            SecretMask secrets,
            Runnable replaced) {
        this.settings = settings;
        this.mapper = mapper;
        this.worker = worker;
        this.timer = timer;
        this.secrets = secrets;
        this.failures = new FailureReader(mapper, clock, settings.patterns());
        this.requestConfig = RequestConfig.custom()
                .setResponseTimeout(Timeout.of(settings.requestTimeout()))
                .setConnectionRequestTimeout(Timeout.of(settings.connectionWait()))
                .build();
        this.http = new LastingHttpClient(settings, timer, replaced);
        long pause = pauseBetweenChecks(settings);
        this.checks = timer.scheduleWithFixedDelay(this::checkCalls, pause, pause, TimeUnit.MILLISECONDS);
    }

    /** One task looks at all calls: with thousands in flight ten looks a second would be a part of what they cost. */
    private static long pauseBetweenChecks(ClientSettings settings) {
        long shortest = Math.min(
                settings.callTimeout().toMillis(), settings.connectionWait().toMillis());
        return Math.max(SHORTEST_PAUSE_MILLIS, Math.min(LONGEST_PAUSE_MILLIS, shortest / PART_OF_TIME_OUT));
    }

    /**
     * Makes a call. The answer comes on an I/O thread, which must not be held up.
     *
     * @return the answer; fails with a {@link GatewayException}
     */
    public CompletableFuture<ApiResponse> call(ApiCall call) {
        RetryingCall started = new RetryingCall(this, call);
        calls.add(started);
        return started.start();
    }

    /** Forgets a call, right before its caller learns the result. */
    void ended(RetryingCall call) {
        calls.remove(call);
    }

    /** Makes the exception for an answer that has status 2xx and yet says that the call failed. */
    public GatewayException refused(ApiCall call, ApiResponse response) {
        Failure failure = failures.read(response);
        String operation = call.request().operation().id();
        String said = failure.message().isEmpty() ? "no reason given" : failure.message();
        Outcome outcome = StatusOutcome.ofRefusalWithin(failure);
        return GatewayException.of(outcome, operation, operation + ": refused: " + said, failure, null);
    }

    /** Makes the exception for an answer that has status 2xx and makes no sense. */
    public GatewayException unreadable(ApiCall call, ApiResponse response, Exception cause) {
        Failure failure = failures.read(response);
        String operation = call.request().operation().id();
        String text = operation + ": answered " + response.status()
                + " with a body that cannot be read as the wanted response type";
        return GatewayException.of(Outcome.UNKNOWN, operation, text, failure, MaskedCause.of(cause, response::conceal));
    }

    /** Makes the exception for a call that failed before it was sent. */
    public static GatewayException notSent(String operation, Exception cause) {
        return GatewayException.of(Outcome.NOT_SENT, operation, cause.getMessage(), Failure.NONE, cause);
    }

    /** Returns how many connections are in use now. */
    public int leasedConnections() {
        return http.leasedConnections();
    }

    /**
     * Waits up to 5 seconds for the calls in flight, cancels what is left of them, and closes the connections. A call
     * that is cancelled fails as every other: {@link Outcome#UNKNOWN} when its request was on its way.
     */
    @Override
    public void close() {
        awaitCalls();
        closed = true;
        checks.cancel(false);
        calls.forEach(RetryingCall::stop);
        http.close();
    }

    private void awaitCalls() {
        CompletableFuture<?>[] results =
                calls.stream().map(RetryingCall::result).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(results).get(MILLIS_TO_END, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // the caller of the call learns it; here it only matters that the time is up
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    ClientSettings settings() {
        return settings;
    }

    FailureReader failures() {
        return failures;
    }

    SecretMask secrets() {
        return secrets;
    }

    private void checkCalls() {
        long now = System.nanoTime();
        for (RetryingCall call : calls) {
            call.check(now);
        }
    }

    /** Writes down one try of a call. */
    CallAttempt exchange(ApiCall call, Map<String, String> headers) throws IOException {
        String path = call.baseUrl().prefix() + call.request().pathAndQuery();
        BasicHttpRequest request = new BasicHttpRequest(
                call.request().operation().method(), call.baseUrl().host(), path);
        call.headers().forEach(request::setHeader);
        request.setHeader(HttpHeaders.ACCEPT, call.headers().getOrDefault(HttpHeaders.ACCEPT, "application/json"));
        headers.forEach((name, value) -> request.setHeader(new SecretHeader(name, value)));

        HttpClientContext context = HttpClientContext.create();
        context.setRequestConfig(requestConfig);
        ResponseConsumer consumer = new ResponseConsumer(call.streamed(), worker, settings.maximumResponseSize());
        return new CallAttempt(call.baseUrl().host(), request, body(call), consumer, context);
    }

    private AsyncEntityProducer body(ApiCall call) throws IOException {
        Map<String, Object> body = call.request().body();
        if (body == null) {
            return null;
        }
        if (call.request().firstMedia().isPresent()) {
            return new StreamingJsonEntity(body, mapper, worker);
        }
        byte[] json = mapper.writeValueAsBytes(call.request().content());
        return new BasicAsyncEntityProducer(json, ContentType.APPLICATION_JSON);
    }

    /** Sends one try of a call; when the client is closed it counts as cancelled. */
    void execute(CallAttempt exchange, FutureCallback<ApiResponse> callback) {
        if (closed) {
            callback.cancelled();
            return;
        }
        exchange.runningAs(http.execute(exchange, callback));
    }

    /** Runs a step after a while, or the other one at once when there is no later any more. */
    void later(Runnable step, Runnable otherwise, long delay, TimeUnit unit) {
        if (closed) {
            otherwise.run();
            return;
        }
        try {
            timer.schedule(step, delay, unit);
        } catch (RejectedExecutionException e) {
            otherwise.run();
        }
    }

    @Override
    public String toString() {
        return "ApiClient[" + settings + "]";
    }
}
