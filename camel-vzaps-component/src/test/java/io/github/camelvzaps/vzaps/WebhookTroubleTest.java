package io.github.camelvzaps.vzaps;

import static io.github.camelvzaps.vzaps.WebhookStage.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import io.github.camelvzaps.simulator.api.SimulatedEvent;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.spi.RouteController;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever keeps the route from an event now, the gateway is asked to send it again, and then it arrives. */
class WebhookTroubleTest {

    private final AtomicBoolean failing = new AtomicBoolean();

    /** What is in the way. */
    private enum Trouble {
        STOPPED {
            @Override
            void begin(WebhookTroubleTest test, RouteController routes) throws Exception {
                routes.stopRoute(Listener.ROUTE);
            }

            @Override
            void end(WebhookTroubleTest test, RouteController routes) throws Exception {
                routes.startRoute(Listener.ROUTE);
            }
        },
        SUSPENDED {
            @Override
            void begin(WebhookTroubleTest test, RouteController routes) throws Exception {
                routes.suspendRoute(Listener.ROUTE);
            }

            @Override
            void end(WebhookTroubleTest test, RouteController routes) throws Exception {
                routes.resumeRoute(Listener.ROUTE);
            }
        },
        FAILING {
            @Override
            void begin(WebhookTroubleTest test, RouteController routes) {
                test.failing.set(true);
            }

            @Override
            void end(WebhookTroubleTest test, RouteController routes) {
                test.failing.set(false);
            }
        };

        abstract void begin(WebhookTroubleTest test, RouteController routes) throws Exception;

        abstract void end(WebhookTroubleTest test, RouteController routes) throws Exception;
    }

    private WebhookStage stage(String options) throws Exception {
        return new WebhookStage(configuration -> {}).start("&register=true" + options, exchange -> {
            if (failing.get()) {
                throw new IllegalStateException("not yet");
            }
        });
    }

    private static void awaitRegistration(WebhookStage stage) {
        await().until(() -> stage.simulator.requests().stream().anyMatch(r -> "webhooks/set".equals(r.operation())));
    }

    private static void awaitAllAcknowledged(WebhookStage stage, int events) {
        await().atMost(RealtimeStage.LONG)
                .untilAsserted(
                        () -> assertThat(stage.messages()).hasSize(events).allMatch(SimulatedEvent::acked));
    }

    private static void assertComeAgain(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After"))
                .hasValueSatisfying(value -> assertThat(value).containsOnlyDigits());
    }

    @ParameterizedTest
    @EnumSource
    void theGatewayIsToldToComeAgain(Trouble trouble) throws Exception {
        try (WebhookStage stage = stage("")) {
            awaitRegistration(stage);
            trouble.begin(this, stage.listener.context.getRouteController());
            assertComeAgain(stage.post(message("3EB0A", "by hand")));
            String id = stage.simulator.customerSays(Contract.INSTANCE, "5511988887777", "Oi");
            await().until(() -> stage.simulator.event(Contract.INSTANCE, id).deliveries().stream()
                    .anyMatch(delivery -> delivery.outcome().contains("503")));
            assertThat(stage.listener.seen).isEmpty();
            trouble.end(this, stage.listener.context.getRouteController());
            awaitAllAcknowledged(stage, 1);
            assertThat(stage.listener.seen).hasSize(1);
        }
    }

    @Test
    void moreThanMaxInFlightComeAgain() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch inside = new CountDownLatch(2);
        try (WebhookStage stage = new WebhookStage(options -> options.setMaxInFlight(2))) {
            stage.start("&order=none&register=true", exchange -> {
                inside.countDown();
                release.await(30, TimeUnit.SECONDS);
            });
            awaitRegistration(stage);
            stage.simulator.customersSay(
                    Contract.INSTANCE, 20, i -> CustomerMessage.text("55119888877" + (10 + i), "text " + i));
            assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
            assertComeAgain(stage.post(message("3EB0A", "one too many")));
            assertThat(stage.consumer().statistics().getInFlight()).isEqualTo(2);
            release.countDown();
            awaitAllAcknowledged(stage, 20);
            assertThat(stage.listener.seen).hasSize(20);
        }
    }

    @Test
    void aSlowRouteHasItsEffectOnceHoweverOftenTheGatewayLosesPatience() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (WebhookStage stage = new WebhookStage(options -> {})) {
            stage.simulator.setOptions(Map.of("webhookTimeoutMs", 150));
            stage.start("&register=true", exchange -> release.await(30, TimeUnit.SECONDS));
            awaitRegistration(stage);
            String id = stage.simulator.customerSays(Contract.INSTANCE, "5511988887777", "Oi");
            await().until(() -> stage.simulator.event(Contract.INSTANCE, id).deliveryCount() > 3);
            release.countDown();
            awaitAllAcknowledged(stage, 1);
            assertThat(stage.listener.seen).hasSize(1);
        }
    }

    @Test
    void aWebhookConfirmedAtOnceDoesNotWaitForTheRouteAndIsTriedUntilItSucceeds() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger tries = new AtomicInteger();
        try (WebhookStage stage = new WebhookStage(options -> {})) {
            stage.start("&acknowledge=received", exchange -> {
                release.await(30, TimeUnit.SECONDS);
                if (tries.incrementAndGet() < 3) {
                    throw new IllegalStateException("not yet");
                }
            });
            assertThat(CompletableFuture.supplyAsync(() -> status(stage, message("3EB0B", "Oi")))
                            .get(15, TimeUnit.SECONDS))
                    .isEqualTo(200);
            release.countDown();
            await().until(() -> stage.listener.seen.size() == 1);
            assertThat(tries).hasValue(3);
        }
    }

    private static int status(WebhookStage stage, String body) {
        try {
            return stage.post(body).statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
