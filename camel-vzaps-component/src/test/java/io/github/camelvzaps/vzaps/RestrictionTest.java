package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.api.NotSentException;
import io.github.camelvzaps.api.UnknownOutcomeException;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SimulatorExtension.class)
class RestrictionTest {
    private static final String KNOWN = "14155550100";

    private final List<Object> changes = new CopyOnWriteArrayList<>();
    private final List<Object> late = new CopyOnWriteArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private VzapsSimulator simulator;
    private int strangers;

    @BeforeEach
    void addInstance(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
    }

    private Listener listener(String onRestriction, Duration pause) throws Exception {
        Listener listener = new Listener(simulator).options(options -> {
            options.setOnRestriction(onRestriction);
            options.setRestrictionPause(pause.toMillis());
        });
        listener.context.getRegistry().bind(MicrometerConstants.METRICS_REGISTRY_NAME, meters);
        listener.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:send").errorHandler(noErrorHandler()).to("vzaps:messages/sendText");
                from("vzaps:sessions/restrictions")
                        .routeId("late")
                        .noAutoStartup()
                        .process(exchange -> late.add(exchange.getMessage().getHeader(VzapsConstants.RESTRICTED)));
                from("vzaps:sessions/restrictions").process(exchange -> {
                    Map<?, ?> body = exchange.getMessage().getBody(Map.class);
                    assertThat(body.get("instanceId")).isEqualTo(Contract.INSTANCE);
                    assertThat(exchange.getMessage().getHeader(VzapsConstants.RESTRICTED))
                            .isEqualTo(body.get("restricted"));
                    changes.add(body.get("restricted"));
                });
            }
        });
        listener.start("vzaps:events/subscribe?events=Message", exchange -> {});
        simulator.customerSays(Contract.INSTANCE, KNOWN, "hello");
        await().until(() -> listener.seen.size() == 1);
        return listener;
    }

    private static Exchange send(Listener listener, String phone) {
        return listener.context
                .createFluentProducerTemplate()
                .to("direct:send")
                .withBody("Hi")
                .withHeader(VzapsConstants.PHONE, phone)
                .send();
    }

    private Exchange sendToStranger(Listener listener) {
        return send(listener, "14155551" + (100 + strangers++));
    }

    private long calls() {
        return simulator.requests().stream()
                .filter(request -> "messages/sendText".equals(request.operation()))
                .count();
    }

    private static HealthCheck.Result health(Listener listener) {
        return HealthCheckHelper.invoke(listener.context).stream()
                .filter(result -> result.getCheck().getId().equals("vzaps-restrictions"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRestrictedNumberHoldsWhatGoesToStrangersAndSendsReplies() throws Exception {
        simulator.limitNewChats(Contract.INSTANCE, 1);
        try (Listener listener = listener("hold", Duration.ofHours(1))) {
            assertThat(sendToStranger(listener).getException()).isNull();
            // the one that is refused finds it out
            assertThat(sendToStranger(listener).getException()).isInstanceOf(UnknownOutcomeException.class);
            Exchange held = sendToStranger(listener);
            assertThat(held.getException())
                    .isInstanceOf(NotSentException.class)
                    .hasMessageContaining("onRestriction=hold keeps messages to people who have not written");
            assertThat(held.getMessage().getHeader(VzapsConstants.FAILURE_REASON))
                    .isEqualTo("restricted");
            assertThat(held.getException(NotSentException.class).getRetryAfter())
                    .get()
                    .satisfies(wait -> assertThat(wait).isBetween(Duration.ofMinutes(58), Duration.ofHours(1)));
            assertThat(send(listener, KNOWN).getException()).isNull();
            assertThat(send(listener, "120363000000000000@g.us").getException()).isNull();

            assertThat(calls()).isEqualTo(4);
            assertThat(simulator.messages(Contract.INSTANCE)).hasSize(3);
            await().untilAsserted(() -> assertThat(changes).containsExactly(true));
            assertThat(meters.get("camel.vzaps.restricted").gauge().value()).isEqualTo(1);
            assertThat(health(listener).getState()).isEqualTo(HealthCheck.State.UP);
            assertThat(health(listener).getMessage().orElseThrow()).contains("WhatsApp limits " + Contract.INSTANCE);
            assertThat(listener.component.paces().get(0))
                    .satisfies(pace ->
                            assertThat(pace.get("restrictedSince").toString()).isNotEmpty())
                    .satisfies(
                            pace -> assertThat(pace.get("nextTryIn").toString()).startsWith("59m"));
        }
    }

    @Test
    void oneMessageIsTheTryAfterEachPauseAndEndsTheRestrictionWhenItGoes() throws Exception {
        simulator.limitNewChats(Contract.INSTANCE, 0);
        try (Listener listener = listener("hold", Duration.ofSeconds(3))) {
            assertThat(sendToStranger(listener).getException()).isInstanceOf(UnknownOutcomeException.class);
            assertThat(sendToStranger(listener).getException()).isInstanceOf(NotSentException.class);
            // after the pause one goes, and is refused
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> sendToStranger(listener).getException() instanceof UnknownOutcomeException);
            assertThat(calls()).isEqualTo(2);
            Exchange held = sendToStranger(listener);
            assertThat(held.getException(NotSentException.class).getRetryAfter())
                    .get()
                    .satisfies(wait -> assertThat(wait).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(6)));

            // a route that starts during the restriction hears of it, too
            listener.context.getRouteController().startRoute("late");
            await().untilAsserted(() -> assertThat(late).containsExactly(true));

            simulator.limitNewChats(Contract.INSTANCE, -1);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> sendToStranger(listener).getException() == null);
            assertThat(calls()).isEqualTo(3);
            assertThat(sendToStranger(listener).getException()).isNull();
            await().untilAsserted(() -> assertThat(changes).containsExactly(true, false));
            await().untilAsserted(() -> assertThat(late).containsExactly(true, false));
            assertThat(meters.get("camel.vzaps.restricted").gauge().value()).isZero();
            assertThat(health(listener).getDetails().toString()).doesNotContain("since");
        }
    }

    @Test
    void byDefaultARestrictionHoldsNothing() throws Exception {
        simulator.limitNewChats(Contract.INSTANCE, 0);
        try (Listener listener = listener("ignore", Duration.ofHours(1))) {
            sendToStranger(listener);
            assertThat(sendToStranger(listener).getException()).isInstanceOf(UnknownOutcomeException.class);
            assertThat(calls()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vzaps:messages/sendText?onRestriction=stop | onRestriction takes ignore or hold, not 'stop'",
                "vzaps:messages/sendText?onRestriction=hold&restrictionPause=0 | restrictionPause takes a duration",
                "vzaps:groups/list?onRestriction=hold | does not send messages to a chat, so the option onRestriction",
                "vzaps:sessions/restrictions | is a consumer: use it in from(), not in to()"
            })
    void whatCannotBeIsRefusedWithItsFix(String uri, String fix) {
        try (Camel camel = Camel.withTokenPair(simulator)) {
            assertThatThrownBy(() -> camel.send(uri, "Hi")).hasStackTraceContaining(fix);
        }
    }

    @Test
    void restrictionsCannotBePolled() throws Exception {
        try (Camel camel = Camel.withTokenPair(simulator);
                ConsumerTemplate poll = camel.context.createConsumerTemplate()) {
            assertThatThrownBy(() -> poll.receiveNoWait("vzaps:sessions/restrictions"))
                    .hasStackTraceContaining("cannot be polled: use it in from()");
        }
    }
}
