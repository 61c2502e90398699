package io.github.camelvzaps.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelvzaps.core.gateway.ShownEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether the server of the application listens, as seen where another program may have its port. */
class ListenerProbeTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String PATH = "/vzaps/webhook/VZ1";

    private final Map<String, String> problems = new ConcurrentHashMap<>();
    private final AtomicBoolean wanted = new AtomicBoolean(true);
    private final AtomicInteger asked = new AtomicInteger();

    /** Whether the server answers as ours does. */
    private final AtomicBoolean ours = new AtomicBoolean();

    private HttpServer server;
    private DefaultCamelContext context;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        context = context(server.getAddress().getPort());
    }

    @AfterEach
    void close() throws Exception {
        server.stop(0);
        context.close();
    }

    private static DefaultCamelContext context(int port) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(port);
        if (port > 0) {
            context.addService(new VertxPlatformHttpServer(configuration));
        }
        ShownEndpoint.component(context).getConfiguration().setInstanceId("VZ1");
        ShownEndpoint.component(context).getConfiguration().setClientToken("client");
        context.start();
        return context;
    }

    private void answer(HttpExchange call) throws IOException {
        asked.incrementAndGet();
        assertThat(call.getRequestURI().getPath()).isEqualTo(PATH);
        String probe = call.getRequestHeaders().getFirst(WebhookReceiver.PROBE);
        if (ours.get()) {
            call.getResponseHeaders().set(WebhookReceiver.PROBE, probe);
        }
        call.sendResponseHeaders(ours.get() ? 204 : 404, -1);
        call.close();
    }

    private void check(DefaultCamelContext where) {
        ListenerProbe.check(new ShownEndpoint(where).shown(), Set.of(PATH), "probe", problems, wanted::get);
    }

    @Test
    void whatAnswersTheProbeIsOursAndEndsTheProblem() {
        ours.set(true);
        problems.put(PATH, "of an earlier look");
        check(context);
        await().atMost(LONG).until(problems::isEmpty);
        assertThat(asked).hasValue(1);
    }

    @Test
    void anotherProgramOnThePortIsAProblemUntilItIsGone() {
        check(context);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(problems.get(PATH))
                        .contains("on port " + server.getAddress().getPort() + " somebody else answers (status 404) to "
                                + PATH)
                        .contains("listenCheck=false"));
        ours.set(true);
        await().atMost(LONG).until(problems::isEmpty);
        assertThat(asked.get()).isGreaterThan(1);
    }

    @Test
    void aPortOnWhichNobodyListensIsAProblem() {
        server.stop(0);
        check(context);
        await().atMost(LONG).untilAsserted(() -> assertThat(problems.get(PATH)).contains("nobody answers to " + PATH));
    }

    @Test
    void nobodyIsAskedForAConsumerThatHasStopped() throws Exception {
        wanted.set(false);
        check(context);
        wanted.set(true);
        ours.set(true);
        problems.put(PATH, "of an earlier look");
        check(context);
        await().atMost(LONG).until(problems::isEmpty);
        assertThat(asked).as("the second check only").hasValue(1);
    }

    @Test
    void withoutAServerOfItsOwnNothingIsChecked() throws Exception {
        try (DefaultCamelContext another = context(0)) {
            check(another);
        }
        assertThat(asked).hasValue(0);
        assertThat(problems).isEmpty();
    }
}
