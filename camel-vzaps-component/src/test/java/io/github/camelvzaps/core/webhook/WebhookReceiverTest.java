package io.github.camelvzaps.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.core.consumer.Reconciliation;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.gateway.ShownEndpoint;
import io.github.camelvzaps.core.gateway.WebhookGuard;
import io.github.camelvzaps.core.gateway.WebhookRequest;
import io.github.camelvzaps.core.watch.RunningConsumers;
import io.github.camelvzaps.vzaps.VzapsConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the caller of a webhook is answered, call by call, without a server. */
class WebhookReceiverTest {
    private static final String SECRET = "s=s3cret-value";
    private static final String PROBE = "the-probe";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Route route = new Route();
    private final List<Throwable> handled = new ArrayList<>();
    private VzapsConfiguration configuration;
    private AdaptedWebhookConsumer consumer;
    private GatewayRuntime runtime;

    /** Ends each exchange at once, unless it holds them. */
    private static final class Route extends AsyncProcessorSupport {
        private final Deque<Runnable> held = new ArrayDeque<>();
        private final List<String> texts = new ArrayList<>();
        private boolean holds;
        private String failsOn;

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            String text = exchange.getMessage().getHeader("CamelVzapsText", String.class);
            texts.add(text);
            if (holds) {
                held.add(() -> callback.done(false));
                return false;
            }
            if (text != null && text.equals(failsOn)) {
                exchange.setException(new IllegalStateException("no"));
            }
            callback.done(true);
            return true;
        }
    }

    private final class Noting implements ExceptionHandler {
        @Override
        public void handleException(Throwable failure) {
            handled.add(failure);
        }

        @Override
        public void handleException(String message, Throwable failure) {
            handled.add(failure);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable failure) {
            handled.add(failure);
        }
    }

    /** What one call was answered. */
    private record Answer(Integer status, Object body, Exchange http, AtomicInteger times, boolean sync) {
        private Object header(String name) {
            return http.getMessage().getHeader(name);
        }
    }

    @BeforeEach
    void start() throws Exception {
        configuration = ShownEndpoint.component(context).getConfiguration();
        configuration.setInstanceId("VZ1");
        configuration.setClientToken("client");
        configuration.setSecret("s3cret-value");
        configuration.setMaximumEventSize(1000);
        context.start();
    }

    @AfterEach
    void close() throws Exception {
        if (consumer != null) {
            consumer.stop();
        }
        context.close();
    }

    private WebhookReceiver receiver() throws Exception {
        ShownEndpoint endpoint = new ShownEndpoint(context);
        endpoint.setExceptionHandler(new Noting());
        runtime = endpoint.shown();
        consumer = new AdaptedWebhookConsumer(
                endpoint,
                route,
                runtime,
                new RunningConsumers(() -> false, runtime::timer),
                new Reconciliation(runtime),
                new ConcurrentHashMap<>());
        consumer.setExceptionHandler(endpoint.getExceptionHandler());
        consumer.start();
        return consumer.receiver(
                runtime.consumedInstances().get(0), runtime.gateway().webhookGuard(), PROBE);
    }

    private static String message(String id, String text) {
        return """
            {"json_data":{"type":"Message","event":{"info":{"id":"%s","chat":"5511988887777@s.whatsapp.net",\
            "sender":"5511988887777@s.whatsapp.net","is_from_me":false,"is_group":false,"type":"text"},\
            "message":{"conversation":"%s"}}}}\
            """.formatted(id, text);
    }

    private Answer call(WebhookReceiver receiver, String method, String query, Object body, String... headers) {
        Exchange http = new DefaultExchange(context);
        http.getMessage().setHeader(Exchange.HTTP_METHOD, method);
        http.getMessage().setHeader(Exchange.HTTP_QUERY, query);
        http.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            http.getMessage().setHeader(headers[i], headers[i + 1]);
        }
        http.getMessage().setBody(body);
        AtomicInteger times = new AtomicInteger();
        boolean sync = receiver.process(http, done -> times.incrementAndGet());
        return new Answer(
                http.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class),
                http.getMessage().getBody(),
                http,
                times,
                sync);
    }

    private Answer post(WebhookReceiver receiver, Object body) {
        return call(receiver, "POST", SECRET, body);
    }

    private static void assertAnswered(Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.times()).as("the server is asked to answer once").hasValue(1);
    }

    @Test
    void anEventIsConfirmedAfterTheRouteAndAskedToComeAgainWhenThatFailed() throws Exception {
        WebhookReceiver receiver = receiver();
        assertAnswered(post(receiver, message("3EB1", "one")), 200);
        route.failsOn = "two";
        Answer failed = post(receiver, message("3EB2", "two"));
        assertAnswered(failed, 503);
        assertThat(failed.header("Retry-After")).isEqualTo("5");
        assertThat(handled).hasSize(1);
        route.failsOn = null;
        assertAnswered(post(receiver, message("3EB2", "two")), 200);
        assertAnswered(post(receiver, message("3EB1", "one")), 200);
        assertThat(route.texts).as("the first one came twice").containsExactly("one", "two", "two");
    }

    @Test
    void whileTheRouteWorksNothingIsAnswered() throws Exception {
        WebhookReceiver receiver = receiver();
        route.holds = true;
        Answer waiting = post(receiver, message("3EB1", "one"));
        assertThat(waiting.sync()).isFalse();
        assertThat(waiting.times()).hasValue(0);
        route.held.poll().run();
        assertThat(waiting.times()).hasValue(1);
        assertThat(waiting.http().getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE))
                .isEqualTo(200);
    }

    @Test
    void beyondTheWindowAndBeyondTheBytesItIsAskedToComeAgainAndCounted() throws Exception {
        configuration.setMaxInFlight(1);
        configuration.setMaxBytesInFlight(600);
        configuration.setOrder("none");
        WebhookReceiver receiver = receiver();
        route.holds = true;
        Answer first = post(receiver, message("3EB1", "x".repeat(200)));
        assertAnswered(post(receiver, message("3EB2", "y")), 503);
        assertThat(consumer.statistics().getRefused()).isEqualTo(1);
        Answer noRoom = post(receiver, message("3EB3", "z".repeat(300)));
        assertAnswered(noRoom, 503);
        assertThat(noRoom.body()).asString().contains("maxBytesInFlight");
        assertThat(consumer.statistics().getRefused()).isEqualTo(2);
        route.held.poll().run();
        assertThat(first.times()).hasValue(1);
        route.holds = false;
        assertAnswered(post(receiver, message("3EB3", "z".repeat(300))), 200);
        assertAnswered(post(receiver, message("3EB4", "z".repeat(300))), 200);
        assertAnswered(post(receiver, message("3EB5", "z".repeat(300))), 200);
    }

    @Test
    void confirmedOnReceiptItIsAnsweredWhateverTheRouteDoes() throws Exception {
        configuration.setAcknowledge("received");
        configuration.setMaxInFlight(1);
        configuration.setOrder("none");
        WebhookReceiver receiver = receiver();
        route.holds = true;
        Answer first = post(receiver, message("3EB1", "one"));
        assertThat(first.sync()).isTrue();
        assertAnswered(first, 200);
        Answer full = post(receiver, message("3EB2", "two"));
        assertThat(full.sync()).isTrue();
        assertAnswered(full, 503);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s=wrong | {} | 401 | the secret is missing or wrong",
                "'' | {} | 401 | the secret is missing or wrong",
                "s=s3cret-value | {no JSON | 400 | the body is not JSON",
                "s=s3cret-value | '' | 400 | the body is not JSON"
            })
    void whoIsRefusedIsToldWhyAndCounted(String query, String body, int status, String why) throws Exception {
        WebhookReceiver receiver = receiver();
        Answer answer = call(receiver, "POST", query, body);
        assertAnswered(answer, status);
        assertThat(answer.sync()).isTrue();
        assertThat(answer.body()).isEqualTo(why);
        assertThat(consumer.statistics().getRefused()).isEqualTo(1);
        assertThat(route.texts).isEmpty();
    }

    @Test
    void aBodyThatIsTooLargeOrBreaksOffIsRefusedAndHoldsNoBytes() throws Exception {
        configuration.setMaxBytesInFlight(1000);
        WebhookReceiver receiver = receiver();
        assertAnswered(post(receiver, message("3EB1", "x".repeat(1000))), 413);
        assertAnswered(
                post(receiver, new InputStream() {
                    private int read;

                    @Override
                    public int read() throws IOException {
                        if (read++ < 900) {
                            return ' ';
                        }
                        throw new IOException("gone");
                    }
                }),
                400);
        assertThat(consumer.statistics().getRefused()).isEqualTo(2);
        // which takes nearly all of the room
        Answer large = post(receiver, message("3EB2", "x".repeat(700)));
        assertAnswered(large, 200);
    }

    @Test
    void whileTheRouteIsSuspendedTheGatewayKeepsTheEvent() throws Exception {
        WebhookReceiver receiver = receiver();
        consumer.suspend();
        assertAnswered(post(receiver, message("3EB1", "one")), 503);
        assertThat(route.texts).isEmpty();
        consumer.resume();
        assertAnswered(post(receiver, message("3EB1", "one")), 200);
        assertThat(route.texts).containsExactly("one");
    }

    @Test
    void aLookAtTheAddressIsAnsweredAndItsOwnProbeIsKnown() throws Exception {
        WebhookReceiver receiver = receiver();
        Answer look = call(receiver, "GET", null, null);
        assertAnswered(look, 405);
        assertThat(look.header("Allow")).isEqualTo("POST");
        Answer own = call(receiver, "GET", null, null, WebhookReceiver.PROBE, PROBE);
        assertAnswered(own, 204);
        assertThat(own.header(WebhookReceiver.PROBE)).isEqualTo(PROBE);
        assertAnswered(call(receiver, "GET", null, null, WebhookReceiver.PROBE, "another"), 405);
    }

    /** A guard that fails, or that wants to see the body or a handshake. */
    private record Guard(boolean fails, boolean admits) implements WebhookGuard {
        @Override
        public boolean mayEnter(WebhookRequest head) {
            if (fails) {
                throw new IllegalStateException("no key");
            }
            assertThat(head.body()).isEmpty();
            return true;
        }

        @Override
        public boolean admits(WebhookRequest request) {
            assertThat(request.body()).isNotEmpty();
            assertThat(request.headers().apply("X-Signature")).isEqualTo("sig");
            return admits;
        }

        @Override
        public Optional<String> handshake(WebhookRequest request) {
            return Optional.ofNullable(request.query());
        }
    }

    private WebhookReceiver guardedBy(Guard guard) throws Exception {
        receiver();
        return consumer.receiver(runtime.consumedInstances().get(0), guard, PROBE);
    }

    @Test
    void aGuardThatFailsLetsNobodyInAndIsReported() throws Exception {
        assertAnswered(post(guardedBy(new Guard(true, true)), message("3EB1", "one")), 503);
        assertThat(handled).singleElement().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSignatureIsCheckedWithTheBody() throws Exception {
        String[] signature = {"X-Signature", "sig"};
        WebhookReceiver refusing = guardedBy(new Guard(false, false));
        assertAnswered(call(refusing, "POST", null, message("3EB1", "one"), signature), 401);
        assertThat(route.texts).isEmpty();
        consumer.stop();
        WebhookReceiver admitting = guardedBy(new Guard(false, true));
        assertAnswered(call(admitting, "POST", null, message("3EB1", "one"), signature), 200);
        Answer handshake = call(admitting, "GET", "challenge", null);
        assertAnswered(handshake, 200);
        assertThat(handshake.body()).isEqualTo("challenge");
    }

    @Test
    void aServerThatReadsBodiesItselfIsToldBeforeItDoes() throws Exception {
        WebhookReceiver receiver = receiver();
        WebhookRequest stranger = new WebhookRequest("POST", "/", null, null, name -> null, new byte[0]);
        WebhookRequest known = new WebhookRequest("POST", "/", null, SECRET, name -> null, new byte[0]);
        assertThat(receiver.refusal(stranger, 10)).hasValue(401);
        assertThat(receiver.refusal(known, 1001)).hasValue(413);
        assertThat(receiver.refusal(known, 1000)).isEmpty();
        assertThat(receiver.refusal(known, -1)).isEmpty();
        assertThat(receiver.maximumEventSize()).isEqualTo(1000);
        assertThat(consumer.statistics().getRefused()).isEqualTo(2);
    }
}
