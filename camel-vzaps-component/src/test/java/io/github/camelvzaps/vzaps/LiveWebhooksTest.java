package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.LogLines;
import io.github.camelvzaps.api.GatewayInstance;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.logging.log4j.Level;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Numbers that are added and removed while a route takes webhooks. */
@ExtendWith(SimulatorExtension.class)
class LiveWebhooksTest {
    private static final String CUSTOMER = "5511988887777";

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(20));
    }

    private static GatewayInstance instance(String id, String token) {
        GatewayInstance instance = new GatewayInstance();
        instance.setId(id);
        instance.setToken(token);
        return instance;
    }

    private static int status(Listener listener, String path) throws Exception {
        HttpRequest post = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + listener.port() + path))
                .POST(HttpRequest.BodyPublishers.ofString(WebhookStage.message("M9", "from nobody")))
                .build();
        return HttpClient.newHttpClient()
                .send(post, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void anAddedNumberIsRegisteredAndWhatTheRouteHasOfARemovedOneIsConfirmed(VzapsSimulator simulator)
            throws Exception {
        simulator.addInstance("VZ1", "token-1");
        simulator.addInstance("VZ2", "token-2");
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        try (Listener listener = new Listener(simulator)) {
            listener.options(options -> {
                options.setInstanceId(null);
                options.setInstanceToken(null);
            });
            listener.component.setInstances(Map.of("one", instance("VZ1", "token-1")));
            listener.withServer();
            listener.context.start();
            listener.start(
                    "vzaps:webhooks/receive?events=Message&instances=*&register=true&secret=" + WebhookStage.SECRET
                            + "&publicUrl=http://127.0.0.1:" + listener.port(),
                    exchange -> {
                        if ("slow".equals(exchange.getMessage().getHeader("CamelVzapsText"))) {
                            entered.countDown();
                            mayEnd.await(1, TimeUnit.MINUTES);
                        }
                    });
            patiently().until(() -> registrations(simulator) == 1);

            listener.component.getInstanceRegistry().add("two", instance("VZ2", "token-2"));

            patiently().until(() -> registrations(simulator) == 2);
            String first = simulator.customerSays("VZ2", CUSTOMER, "to two");
            patiently().until(() -> simulator.event("VZ2", first).acked());
            String slow = simulator.customerSays("VZ1", CUSTOMER, "slow");
            assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();

            listener.component.getInstanceRegistry().remove("one");

            String secret = "?s=" + WebhookStage.SECRET;
            patiently().until(() -> status(listener, "/vzaps/webhook/VZ1" + secret) == 503);
            assertThat(status(listener, "/vzaps/webhook/one" + secret)).isEqualTo(503);
            mayEnd.countDown();
            patiently().until(() -> simulator.event("VZ1", slow).acked());
            String last = simulator.customerSays("VZ2", CUSTOMER, "to two again");
            patiently().until(() -> simulator.event("VZ2", last).acked());
            assertThat(listener.seen)
                    .extracting(seen -> seen.header("Text"))
                    .containsExactly("to two", "slow", "to two again");
            assertThat(registrations(simulator)).isEqualTo(2);
        }
    }

    private static long registrations(VzapsSimulator simulator) {
        return simulator.requests().stream()
                .filter(request -> "webhooks/set".equals(request.operation()))
                .count();
    }

    /** Starts a route that registers what the component knows, and knows nobody yet. */
    private static void startWithNobody(Listener listener) throws Exception {
        listener.options(options -> {
            options.setInstanceId(null);
            options.setInstanceToken(null);
        });
        listener.withServer();
        listener.context.start();
        listener.start("vzaps:webhooks/receive?events=Message&instances=*&register=true&unregisterOnStop=true"
                + "&secret=" + WebhookStage.SECRET + "&publicUrl=http://127.0.0.1:" + listener.port());
    }

    @Test
    void aNumberWhoseWebhookAnotherRouteRegistersIsLeftToThatRoute(VzapsSimulator simulator) throws Exception {
        simulator.addInstance("VZ1", "token-1");
        try (Listener listener = new Listener(simulator)) {
            startWithNobody(listener);
            listener.context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("vzaps:webhooks/receive?events=Message&instanceId=VZ1&instanceToken=token-1&register=true"
                                    + "&secret=" + WebhookStage.SECRET + "&publicUrl=http://127.0.0.1:"
                                    + listener.port())
                            .process(listener::note);
                }
            });
            patiently().until(() -> registrations(simulator) == 1);

            try (LogLines log = new LogLines()) {
                listener.component.getInstanceRegistry().add("one", instance("VZ1", "token-1"));
                patiently().until(() -> log.text(Level.WARN).contains("Another route registers the webhook of one"));
            }
            listener.context.getRouteController().suspendRoute(Listener.ROUTE);
            listener.context.getRouteController().resumeRoute(Listener.ROUTE);
            listener.context.getRouteController().stopRoute(Listener.ROUTE);

            String event = simulator.customerSays("VZ1", CUSTOMER, "to the other route");
            patiently().until(() -> simulator.event("VZ1", event).acked());
            // neither taken nor cleared
            assertThat(registrations(simulator)).isOne();
        }
    }

    @Test
    void aNumberAddedWithAWrongTokenIsRegisteredOnceItHasTheRightOne(VzapsSimulator simulator) throws Exception {
        simulator.addInstance("VZ1", "token-1");
        try (Listener listener = new Listener(simulator)) {
            startWithNobody(listener);
            listener.component.getInstanceRegistry().add("one", instance("VZ1", "misspelt"));
            patiently().until(() -> problems(listener).contains("webhook of one is not registered"));

            listener.component.getInstanceRegistry().add("one", instance("VZ1", "token-1"));

            patiently().until(() -> problems(listener).isEmpty());
            String event = simulator.customerSays("VZ1", CUSTOMER, "heard");
            patiently().until(() -> simulator.event("VZ1", event).acked());
            assertThat(registrations(simulator)).isOne();
        }
    }

    private static String problems(Listener listener) {
        return listener.component.consumers().iterator().next().getProblemText();
    }
}
