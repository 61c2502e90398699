package io.github.camelvzaps.vzaps;

import static io.github.camelvzaps.vzaps.WebhookStage.PATH;
import static io.github.camelvzaps.vzaps.WebhookStage.SECRET;
import static io.github.camelvzaps.vzaps.WebhookStage.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.api.GatewayInstance;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.RecordedRequest;
import io.github.camelvzaps.simulator.api.SimulatedEvent;
import io.vertx.core.VertxOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What webhooks may cost: memory, threads, log lines; and to whom an address belongs. */
class WebhookBoundsTest {

    @ParameterizedTest
    @CsvSource({"'', 401", "?s=wrong, 401", "/wrong, 401", "?s=s3cret-value, 413"})
    void whoIsTurnedAwayIsToldBeforeTheBodyIsRead(String how, int status) throws Exception {
        try (WebhookStage stage = new WebhookStage(options -> options.setMaximumEventSize(10_000));
                Socket caller = new Socket(
                        InetAddress.getLoopbackAddress(),
                        stage.start("", exchange -> {}).listener.port())) {
            caller.setSoTimeout(10_000);
            OutputStream out = caller.getOutputStream();
            out.write(("POST " + PATH + how + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 9900000\r\n\r\n{")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();

            BufferedReader in =
                    new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(in.readLine()).startsWith("HTTP/1.1 " + status);
            // and the rest is not waited for
            assertThat(in.lines().toList()).anyMatch(line -> line.equalsIgnoreCase("connection: close"));
        }
    }

    @Test
    void anEventLargerThanTheUsualLimitOfTheServerIsTaken() throws Exception {
        try (WebhookStage stage = new WebhookStage(options -> {})) {
            stage.start("", exchange -> {});
            assertThat(stage.post(message("3EB0", "x".repeat(12_000_000))).statusCode())
                    .isEqualTo(200);
            assertThat(stage.listener.seen).hasSize(1);
        }
    }

    @Test
    void bytesAreBoundedAndNotOnlyTheNumberOfEvents() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (WebhookStage stage = new WebhookStage(options -> options.setMaxBytesInFlight(5_000))) {
            stage.start("&order=none", exchange -> {
                inside.countDown();
                release.await(30, TimeUnit.SECONDS);
            });
            CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> status(stage, "3EB1", 4_000));
            assertThat(inside.await(20, TimeUnit.SECONDS)).isTrue();

            HttpResponse<String> second = stage.post(message("3EB2", "x".repeat(4_000)));
            assertThat(second.statusCode()).isEqualTo(503);
            assertThat(second.headers().firstValue("Retry-After")).isPresent();
            assertThat(status(stage, "3EB3", 10_000)).isEqualTo(503);

            release.countDown();
            assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(200);
            assertThat(status(stage, "3EB2", 4_000)).isEqualTo(200);
            // alone, a larger one passes: it could never come otherwise
            assertThat(status(stage, "3EB3", 10_000)).isEqualTo(200);
        }
    }

    private static int status(WebhookStage stage, String id, int length) {
        try {
            return stage.post(message(id, "x".repeat(length))).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void eventsThatWereConfirmedAtOnceShareAFewThreads() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch release = new CountDownLatch(1);
        try (WebhookStage stage = new WebhookStage(options -> options.setConcurrentConsumers(3))) {
            stage.start("&acknowledge=received&order=none", exchange -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                release.await(30, TimeUnit.SECONDS);
                inside.decrementAndGet();
            });
            for (int i = 0; i < 30; i++) {
                assertThat(status(stage, "3EB" + i, 1)).isEqualTo(200);
            }
            await().until(() -> inside.get() == 3);
            release.countDown();
            await().until(() -> stage.listener.seen.size() == 30);
            assertThat(most).hasValue(3);
        }
    }

    /** Camel's server holds one of its threads for each call; reliability.adoc says how to give it more. */
    @ParameterizedTest
    @CsvSource({"0, 20", "60, 50"})
    void aServerWithMoreThreadsTakesMoreSlowEventsAtOnce(int threads, int atOnce) throws Exception {
        AtomicInteger inside = new AtomicInteger();
        CountDownLatch release = new CountDownLatch(1);
        ExecutorService callers = Executors.newFixedThreadPool(atOnce);
        Consumer<CamelContext> more =
                context -> context.getRegistry().bind("vertxOptions", new VertxOptions().setWorkerPoolSize(threads));
        try (WebhookStage stage = new WebhookStage(options -> {}, threads == 0 ? context -> {} : more)) {
            stage.start("&order=none", exchange -> {
                inside.incrementAndGet();
                release.await(60, TimeUnit.SECONDS);
            });
            List<CompletableFuture<Integer>> answers = IntStream.range(0, atOnce)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> status(stage, "3EB" + i, 1), callers))
                    .toList();
            await().atMost(30, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThat(inside).hasValue(atOnce));
            assertThat(answers).as("nothing is confirmed before its end").noneMatch(CompletableFuture::isDone);
            release.countDown();
            for (CompletableFuture<Integer> answer : answers) {
                assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(200);
            }
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void aBatchIsConfirmedWhenAllOfItIsDone() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        try (WebhookStage stage = new WebhookStage(options -> {})) {
            stage.start("", exchange -> {
                if ("two".equals(exchange.getMessage().getHeader("CamelVzapsText")) && tries.incrementAndGet() == 1) {
                    throw new IllegalStateException("not yet");
                }
            });
            String batch = "[" + message("3EB1", "one") + "," + message("3EB2", "two") + "]";
            assertThat(stage.post(batch).statusCode()).isEqualTo(503);
            assertThat(stage.post(batch).statusCode()).isEqualTo(200);
            assertThat(stage.listener.seen)
                    .extracting(seen -> seen.header("Text"))
                    .containsExactly("one", "two");
        }
    }

    @Test
    void anAliasDoesNotMoveTheAddress() throws Exception {
        try (WebhookStage stage = new WebhookStage(options -> {})) {
            GatewayInstance sales = new GatewayInstance();
            sales.setId(Contract.INSTANCE);
            sales.setToken(Camel.TOKEN);
            stage.listener.component.getInstances().put("sales", sales);
            stage.start("&register=true", exchange -> {});
            await().until(() ->
                    stage.simulator.requests().stream().anyMatch(r -> "webhooks/set".equals(r.operation())));

            assertThat(stage.simulator.requests())
                    .filteredOn(request -> "webhooks/set".equals(request.operation()))
                    .allMatch(request -> request.body().toString().contains("/webhook/" + Contract.INSTANCE));
            assertThat(stage.post(message("3EB1", "by id")).statusCode()).isEqualTo(200);
            assertThat(stage.post(
                                    "/vzaps/webhook/sales?s=" + SECRET,
                                    request -> request.POST(BodyPublishers.ofString(message("3EB2", "by alias"))))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(stage.listener.seen).hasSize(2);
        }
    }

    @Test
    void oneNumberHasOneListenerAtAnAddress() throws Exception {
        try (WebhookStage stage = new WebhookStage(options -> {})) {
            stage.start("", exchange -> {});
            assertThatThrownBy(() -> stage.listener.context.addRoutes(route("vzaps:webhooks/receive?secret=another")))
                    .hasStackTraceContaining("Another route takes the webhooks at " + PATH);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vzaps:webhooks/receive?secret=abc&register=true&listenPath=/other",
                "webhook:vzaps:webhooks/receive?webhookComponentName=platform-http&webhookPath=/other&secret=abc"
                        + "&webhookExternalUrl=http://hooks.example.com"
            })
    void theWebhookOfANumberIsRegisteredByOneRoute(String second) throws Exception {
        try (WebhookStage stage = new WebhookStage(options -> {})) {
            stage.listener.options(options -> options.setPublicUrl(stage.url("")));
            stage.start("&register=true", exchange -> {});
            await().until(() -> !registered(stage).isEmpty());

            assertThatThrownBy(() -> stage.listener.context.addRoutes(route(second)))
                    .hasStackTraceContaining("Another route registers the webhook of ")
                    .hasStackTraceContaining("already, at " + PATH)
                    .hasStackTraceContaining("set register=false");
            // which takes no events away
            stage.listener.context.addRoutes(route("vzaps:webhooks/receive?secret=abc&listenPath=/third"));
            stage.simulator.customerSays(Contract.INSTANCE, "5511988887777", "Oi");
            await().until(() -> stage.messages().stream().allMatch(SimulatedEvent::acked));
            assertThat(registered(stage)).hasSize(1);

            // a route that has stopped gives it back
            stage.listener.context.getRouteController().stopRoute(Listener.ROUTE);
            stage.listener.context.addRoutes(
                    route("vzaps:webhooks/receive?secret=abc&register=true&listenPath=/fourth"));
            await().until(() -> registered(stage).size() == 2);
        }
    }

    private static List<RecordedRequest> registered(WebhookStage stage) {
        return stage.simulator.requests().stream()
                .filter(request -> "webhooks/set".equals(request.operation()))
                .toList();
    }

    @Test
    void twoSchemesShareNoAddress() throws Exception {
        String other = "zapyapi:webhooks/receive?apiKey=key&secret=abc&instanceId=" + Contract.INSTANCE;
        try (WebhookStage stage = new WebhookStage(options -> {})) {
            stage.start("", exchange -> {});
            stage.listener.context.addRoutes(route(other));
            assertThatThrownBy(() -> stage.listener.context.addRoutes(route(other + "&listenPath=/vzaps/webhook")))
                    .hasStackTraceContaining("The scheme vzaps takes the webhooks at " + PATH);
        }
    }

    private static RouteBuilder route(String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).to("log:other");
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"pollEnrich", "pollEnrich of simple", "poll", "pollEnrich with //"})
    void aRouteWhoseStepPollsEventsDoesNotStart(String step) throws Exception {
        String uri = "vzaps:events/subscribe?events=Message";
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            assertThatThrownBy(() -> context.addRoutes(new RouteBuilder() {
                        @Override
                        public void configure() {
                            RouteDefinition route = from("direct:ask").routeId("asking");
                            switch (step) {
                                case "poll" -> route.poll(uri);
                                case "pollEnrich" -> route.pollEnrich(uri, 100);
                                case "pollEnrich of simple" ->
                                    route.pollEnrich()
                                            .simple(uri + "&instanceId=${header.id}")
                                            .timeout(100);
                                default -> route.pollEnrich(uri.replace(":", "://"), 100);
                            }
                        }
                    }))
                    .hasStackTraceContaining(
                            "vzaps:events/subscribe cannot be polled (pollEnrich, poll, ConsumerTemplate)")
                    .hasStackTraceContaining("Begin a route with it");
            // what reads may be polled
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:status").pollEnrich("vzaps:sessions/status", 100);
                }
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"vzaps:webhooks/receive?secret=abc", "vzaps:events/subscribe"})
    void eventsCannotBePolledAndSoNoneIsConfirmedUnread(String uri) throws Exception {
        try (VzapsSimulator simulator = VzapsSimulator.start();
                Listener listener = new Listener(simulator).withServer()) {
            simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
            listener.context.start();
            String id = simulator.customerSays(Contract.INSTANCE, "5511988887777", "Oi");

            assertThatThrownBy(() -> listener.context.createConsumerTemplate().receive(uri, 500))
                    .hasStackTraceContaining("cannot be polled (pollEnrich, poll, ConsumerTemplate)")
                    .hasStackTraceContaining("Begin a route with it");
            assertThat(simulator.event(Contract.INSTANCE, id).acked()).isFalse();
            assertThat(simulator.realtimeConnections(Contract.INSTANCE)).isZero();
        }
    }
}
