package io.github.camelvzaps.core.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.api.GatewayException;
import io.github.camelvzaps.core.operation.Access;
import io.github.camelvzaps.core.operation.AssembledRequest;
import io.github.camelvzaps.core.operation.Operation;
import io.github.camelvzaps.core.operation.Repeat;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** A client with short times, and calls to make with it. */
final class CallFixture implements AutoCloseable {
    static final Duration CALL_TIMEOUT = Duration.ofMillis(1_200);
    static final Duration SILENCE = Duration.ofMillis(600);
    static final int LARGEST_ANSWER = 1_000;
    private static final long PATIENCE_SECONDS = 20;

    final ExecutorService workers = Executors.newCachedThreadPool();
    final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    final SecretMask secrets = new SecretMask();
    final AtomicInteger replaced = new AtomicInteger();
    final ApiClient client;

    /** Headers that credentials give, one after the other; the last one stays. */
    final Queue<Map<String, String>> tokens = new ConcurrentLinkedQueue<>();

    /** Which headers were taken back. */
    final Queue<Map<String, String>> refused = new ConcurrentLinkedQueue<>();

    // what the next call is like
    Repeat repeat = Repeat.ALWAYS;
    RetryRule retry = new RetryRule(2, Duration.ofMillis(1), Duration.ofMillis(10_000));
    Map<String, Object> body;
    Map<String, String> headers = Map.of();
    ApiCall.Copy copy;
    CompletableFuture<Map<String, String>> credentials;

    CallFixture() {
        this(CALL_TIMEOUT, SILENCE, SILENCE, 4);
    }

    CallFixture(Duration callTimeout, Duration silence, Duration connectionWait, int connections) {
        this(settings(callTimeout, silence, connectionWait, connections, null, null));
    }

    CallFixture(ClientSettings settings) {
        client = new ApiClient(
                settings, new ObjectMapper(), workers, timer, Clock.systemUTC(), secrets, replaced::incrementAndGet);
        tokens.add(Map.of("X-Token", "first-token"));
    }

    /** @param proxy host and port of a proxy that wants the user {@code me} with the password {@code proxy-password} */
    static ClientSettings settings(
            Duration callTimeout,
            Duration silence,
            Duration connectionWait,
            int connections,
            SSLContext ssl,
            URI proxy) {
        return new ClientSettings(
                Duration.ofSeconds(5),
                silence,
                connectionWait,
                callTimeout,
                connections,
                connections,
                LARGEST_ANSWER,
                new FailurePatterns(null),
                null,
                ssl,
                proxy == null ? null : proxy.getHost(),
                proxy == null ? 0 : proxy.getPort(),
                proxy == null ? null : "me",
                proxy == null ? null : "proxy-password",
                "test");
    }

    ApiCall call(String url) {
        Operation operation = Operation.of("things/do", Operation.POST, "/do", Access.ACCOUNT, "Does")
                .repeating(repeat);
        return new ApiCall(
                new AssembledRequest(operation, "/do?a=b", body, Map.of()),
                BaseUrl.parse("baseUrl", url),
                new Credentials() {
                    @Override
                    public CompletableFuture<Map<String, String>> headers(Access access, String instanceToken) {
                        if (credentials != null) {
                            return credentials;
                        }
                        Map<String, String> token = tokens.size() > 1 ? tokens.poll() : tokens.peek();
                        if (token.isEmpty()) {
                            throw new CredentialsException("set the option token");
                        }
                        return CompletableFuture.completedFuture(token);
                    }

                    @Override
                    public Set<String> headerNames() {
                        return Set.of("x-token");
                    }

                    @Override
                    public boolean refused(Map<String, String> given) {
                        refused.add(given);
                        return tokens.size() > 1 || !tokens.peek().equals(given);
                    }

                    @Override
                    public String advice(int status) {
                        return "Check the token";
                    }
                },
                null,
                headers,
                retry,
                copy);
    }

    CompletableFuture<ApiResponse> start(String url) {
        return client.call(call(url));
    }

    ApiResponse answer(String url) throws Exception {
        return start(url).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Makes a call that has to fail. */
    GatewayException failure(String url) throws Exception {
        return failure(start(url));
    }

    static GatewayException failure(CompletableFuture<ApiResponse> call) throws Exception {
        try {
            ApiResponse response = call.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            throw new AssertionError("answered " + response.status());
        } catch (ExecutionException e) {
            return (GatewayException) e.getCause();
        }
    }

    static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    @Override
    public void close() {
        client.close();
        timer.shutdownNow();
        workers.shutdownNow();
    }
}
