package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.api.NotSentException;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.AcceptedMessage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.service.ServiceHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SimulatorExtension.class)
class PaceTest {
    private static final String SEND = "vzaps:messages/sendText";

    /** How much closer than they went two messages may arrive on a machine with other work. */
    private static final Duration JITTER = Duration.ofMillis(400);

    private VzapsSimulator simulator;

    @BeforeEach
    void addInstance(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
    }

    private Camel camel(Consumer<VzapsConfiguration> options) {
        return Camel.with(simulator, configuration -> {
            configuration.setClientToken(VzapsSimulator.CLIENT_TOKEN);
            configuration.setInstanceToken(Camel.TOKEN);
            options.accept(configuration);
        });
    }

    private static void route(Camel camel, String id, String uri) throws Exception {
        camel.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:" + id).routeId(id).errorHandler(noErrorHandler()).to(uri);
            }
        });
    }

    /** On this thread as far as the wait for the turn, so that messages come in the order of the test. */
    private static Future<Exchange> send(Camel camel, String route, String phone, String text) throws Exception {
        AsyncProducer producer = camel.context.getEndpoint("direct:" + route).createAsyncProducer();
        ServiceHelper.startService(producer);
        Exchange exchange = new DefaultExchange(camel.context);
        exchange.getMessage().setBody(text);
        exchange.getMessage().setHeader(VzapsConstants.PHONE, phone);
        CompletableFuture<Exchange> end = new CompletableFuture<>();
        producer.process(exchange, doneSync -> end.complete(exchange));
        return end;
    }

    private static Exchange end(Future<Exchange> sent) throws Exception {
        return sent.get(30, TimeUnit.SECONDS);
    }

    private static String phone(int number) {
        return "14155550" + (100 + number);
    }

    private List<AcceptedMessage> arrived() {
        return simulator.messages(Contract.INSTANCE);
    }

    private List<String> texts() {
        return arrived().stream()
                .map(message -> message.body().get("message").toString())
                .toList();
    }

    private static String reason(Exchange exchange) {
        return exchange.getMessage().getHeader(VzapsConstants.FAILURE_REASON, String.class);
    }

    private static long mostWithin(List<AcceptedMessage> arrived, Duration window) {
        return arrived.stream()
                .mapToLong(first -> arrived.stream()
                        .map(AcceptedMessage::acceptedAt)
                        .filter(at -> !at.isBefore(first.acceptedAt())
                                && at.isBefore(first.acceptedAt().plus(window)))
                        .count())
                .max()
                .orElse(0);
    }

    @ParameterizedTest
    @CsvSource({"4/2s, 9, 4, 2000", "6/2s/3, 9, 6, 2000"})
    void aBurstOutOfTwoRoutesArrivesAtThePaceOfTheNumber(String pace, int messages, int most, long millis)
            throws Exception {
        try (Camel camel = camel(options -> options.setPace(pace))) {
            route(camel, "campaign", SEND);
            // the first calls of a JVM take long and would bunch those after them
            camel.send(SEND + "?pace=none&phone=" + phone(99), "before");
            simulator.reset();
            simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
            route(camel, "replies", "vzaps:messages/send");
            List<Future<Exchange>> sent = new ArrayList<>();
            for (int i = 0; i < messages; i++) {
                sent.add(send(camel, i % 2 == 0 ? "campaign" : "replies", phone(i), "text " + i));
            }
            for (Future<Exchange> one : sent) {
                Exchange exchange = end(one);
                assertThat(exchange.getException()).isNull();
                assertThat(exchange.getMessage().getHeader(VzapsConstants.PACE_WAITED))
                        .isInstanceOf(Long.class);
            }
            assertThat(arrived()).hasSize(messages);
            assertThat(mostWithin(arrived(), Duration.ofMillis(millis).minus(JITTER)))
                    .isLessThanOrEqualTo(most);
            assertThat(texts()).doesNotHaveDuplicates();
        }
    }

    @Test
    void theMessagesOfAChatStayInOrderAndKeepTheirGap() throws Exception {
        try (Camel camel = camel(options -> options.setPaceGap("600ms-700ms"))) {
            route(camel, "send", SEND);
            List<Future<Exchange>> sent = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                sent.add(send(camel, "send", phone(1), "a" + i));
            }
            sent.add(send(camel, "send", phone(2), "b0"));
            for (Future<Exchange> one : sent) {
                assertThat(end(one).getException()).isNull();
            }
            List<AcceptedMessage> chat =
                    arrived().stream().filter(one -> one.to().equals(phone(1))).toList();
            assertThat(chat).extracting(one -> one.body().get("message")).containsExactly("a0", "a1", "a2", "a3");
            for (int i = 1; i < chat.size(); i++) {
                assertThat(Duration.between(
                                chat.get(i - 1).acceptedAt(), chat.get(i).acceptedAt()))
                        .isGreaterThan(Duration.ofMillis(600).minus(JITTER));
            }
            // the other chat was not held up by the gaps of the first one
            assertThat(texts().indexOf("b0")).isLessThan(3);
        }
    }

    @Test
    void aNewChatHasASmallerBudgetUntilItsPersonWrites() throws Exception {
        try (Listener listener = new Listener(simulator).options(options -> {
            options.setPaceNewChats("1/1h");
            options.setPaceWhenFull("fail");
        })) {
            listener.start("vzaps:events/subscribe?events=Message", exchange -> {});
            listener.context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:send").errorHandler(noErrorHandler()).to(SEND);
                }
            });
            Exchange first = sendNow(listener, phone(1));
            Exchange second = sendNow(listener, phone(2));
            assertThat(first.getException()).isNull();
            assertThat(second.getException())
                    .isInstanceOf(NotSentException.class)
                    .hasMessageContaining("no room in the option paceNewChats, and this chat is new")
                    .hasMessageNotContaining(phone(2));
            assertThat(second.getException(NotSentException.class).getRetryAfter())
                    .get()
                    .satisfies(wait -> assertThat(wait).isBetween(Duration.ofMinutes(58), Duration.ofHours(1)));
            simulator.customerSays(Contract.INSTANCE, phone(2), "hello");
            await().until(() -> listener.seen.size() == 1);
            assertThat(sendNow(listener, phone(2)).getException()).isNull();
            assertThat(sendNow(listener, "120363000000000000@g.us").getException())
                    .isNull();
            assertThat(reason(sendNow(listener, phone(3)))).isEqualTo("paced");
            assertThat(arrived()).hasSize(3);
        }
    }

    private static Exchange sendNow(Listener listener, String phone) {
        return listener.context
                .createFluentProducerTemplate()
                .to("direct:send")
                .withBody("Hi")
                .withHeader(VzapsConstants.PHONE, phone)
                .send();
    }

    @Test
    void whatIsFullFailsAtOnceAsNotSentAndSaysWhenThereIsRoom() throws Exception {
        try (Camel camel = camel(options -> options.setPace("1/1h"))) {
            assertThat(camel.send(SEND + "?paceWhenFull=fail&phone=" + phone(1), "one")
                            .getException())
                    .isNull();
            Exchange failed = camel.send(SEND + "?paceWhenFull=fail&phone=" + phone(1), "two");
            assertThat(failed.getException())
                    .isInstanceOf(NotSentException.class)
                    .hasMessageStartingWith("messages/sendText: not sent, since there is no room in the option pace;"
                            + " there is room in 59m");
            assertThat(reason(failed)).isEqualTo("paced");
            Exchange late = camel.send(SEND + "?paceMaxWait=5m&phone=" + phone(1), "three");
            assertThat(late.getException())
                    .hasMessageContaining(
                            "no room in the option pace, and it would wait longer than the option paceMaxWait allows (5m)");
            Exchange exempt = camel.send(SEND + "?pace=none&phone=" + phone(1), "four");
            assertThat(exempt.getException()).isNull();
            assertThat(texts()).containsExactly("one", "four");
        }
    }

    @ParameterizedTest
    @CsvSource({"route", "context"})
    void whatWaitsWhenItsRouteStopsFailsAsNotSentAndNeverGoes(String what) throws Exception {
        try (Camel camel = camel(options -> options.setPace("1/1m"))) {
            route(camel, "send", SEND);
            assertThat(end(send(camel, "send", phone(0), "first")).getException())
                    .isNull();
            List<Future<Exchange>> waiting =
                    List.of(send(camel, "send", phone(1), "second"), send(camel, "send", phone(2), "third"));
            await().untilAsserted(() ->
                    assertThat(camel.component.paces().get(0).get("waiting")).isEqualTo(2));
            Instant before = Instant.now();
            if (what.equals("route")) {
                camel.context.getRouteController().stopRoute("send");
            } else {
                camel.context.stop();
            }
            for (Future<Exchange> one : waiting) {
                Exchange exchange = end(one);
                assertThat(exchange.getException())
                        .isInstanceOf(NotSentException.class)
                        .hasMessageContaining("its route stops");
                assertThat(reason(exchange)).isEqualTo("paced");
            }
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(20));
            assertThat(texts()).containsExactly("first");
        }
    }

    @Test
    void aRouteThatStartsAgainKeepsTheBudgetAndMayWaitAgain() throws Exception {
        try (Camel camel = camel(options -> options.setPace("1/3s"))) {
            route(camel, "send", SEND);
            end(send(camel, "send", phone(0), "first"));
            camel.context.getRouteController().stopRoute("send");
            camel.context.getRouteController().startRoute("send");
            Exchange second = end(send(camel, "send", phone(0), "second"));
            assertThat(second.getException()).isNull();
            Instant first = arrived().get(0).acceptedAt();
            assertThat(Duration.between(first, arrived().get(1).acceptedAt()))
                    .isGreaterThan(Duration.ofSeconds(3).minus(JITTER));
        }
    }

    @Test
    void theWaitIsMeasuredAndTheConsoleShowsTheBudget() throws Exception {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (Camel camel = camel(options -> options.setPace("1/1s"))) {
            camel.context.getRegistry().bind(MicrometerConstants.METRICS_REGISTRY_NAME, meters);
            route(camel, "send", SEND);
            List<Future<Exchange>> sent =
                    List.of(send(camel, "send", phone(0), "one"), send(camel, "send", phone(0), "two"));
            for (Future<Exchange> one : sent) {
                end(one);
            }
            var timer = meters.get("camel.vzaps.pace.wait").timer();
            assertThat(timer.count()).isEqualTo(2);
            assertThat(timer.totalTime(TimeUnit.MILLISECONDS)).isGreaterThan(200);
            camel.context.setDevConsole(true);
            DevConsole console = camel.context
                    .getCamelContextExtension()
                    .getContextPlugin(DevConsoleRegistry.class)
                    .resolveById("vzaps");
            assertThat(console.call(DevConsole.MediaType.JSON).toString())
                    .contains("instance=" + Contract.INSTANCE, "pace=pace=1/1s/1", "waiting=0");
            assertThat(console.call(DevConsole.MediaType.TEXT).toString())
                    .contains("left: ")
                    .doesNotContain(phone(0));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vzaps:messages/sendText?pace=abc | The option pace takes a count, a slash and a duration",
                "vzaps:messages/sendText?pace=0/1m | stop the route instead",
                "vzaps:messages/sendText?pace=20/xyz | 'xyz' in '20/xyz' is not a duration",
                "vzaps:messages/send?paceNewChats=x | The option paceNewChats takes a count",
                "vzaps:messages/sendText?paceGap=9s-1s | The option paceGap takes a duration such as 2s",
                "vzaps:messages/sendText?paceWhenFull=drop | The option paceWhenFull takes wait or fail, not 'drop'",
                "vzaps:messages/sendText?paceMaxWait=0 | for messages that must not wait set paceWhenFull=fail",
                "vzaps:messages/sendText?paceMaxWait=x | The option paceMaxWait takes milliseconds or a duration",
                "vzaps:messages/sendText?pace=20/1m&paceWarmUp=7d | set the option paceStore to a ProxyManager",
                "vzaps:messages/sendText?paceWarmUp=7d | set the option pace, too",
                "vzaps:groups/list?pace=20/1m | vzaps:groups/list does not send messages to a chat, so the option pace"
                        + " would have no effect: remove it here, and set it on vzaps:messages/sendText",
                "vzaps:request?paceGap=2s | vzaps:request does not send messages to a chat"
            })
    void whatCannotBeIsRefusedAtTheStartWithItsFix(String uri, String fix) {
        try (Camel camel = camel(options -> {})) {
            assertThatThrownBy(() -> route(camel, "bad", uri)).hasStackTraceContaining(fix);
        }
    }

    @Test
    void twoPacesOfOneNumberAreRefusedUnlessTheFirstEndpointHasStopped() throws Exception {
        try (Camel camel = camel(options -> {})) {
            route(camel, "slow", SEND + "?pace=20/1m");
            assertThatThrownBy(() -> route(camel, "fast", SEND + "?pace=60/1m"))
                    .hasStackTraceContaining("two endpoints name different ones: pace=20/1m/1 and pace=60/1m/1."
                            + " Set the options once, on the component");
            camel.context.getRouteController().stopRoute("slow");
            route(camel, "faster", "vzaps:messages/sendImage?pace=60/1m");
            assertThat(camel.component.paces().get(0)).containsEntry("pace", "pace=60/1m/1");
        }
    }
}
