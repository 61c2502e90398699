package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.api.EventBody;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.consumer.EventConsumer;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.SimulatedEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An event that the route fails on every time: what one event can do to its chat and its number. */
@ExtendWith(SimulatorExtension.class)
class PoisonEventTest {
    private static final String REALTIME = "vzaps:events/subscribe?events=Message";
    private static final String WEBHOOK = "vzaps:webhooks/receive?secret=" + WebhookStage.SECRET;
    private static final String POISON = "poison";
    private static final String CHAT = "5511900000001";

    private final AtomicInteger tries = new AtomicInteger();
    private final List<Object> redeliveries = new CopyOnWriteArrayList<>();
    private final List<Exchange> dead = new CopyOnWriteArrayList<>();
    private final AtomicInteger deadLettersToRefuse = new AtomicInteger();

    private VzapsSimulator simulator;

    @BeforeEach
    void addInstance(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
    }

    /** Empties the body it was given before it fails. */
    private void fail(Exchange exchange) {
        if (POISON.equals(exchange.getMessage().getHeader(VzapsConstants.TEXT))) {
            tries.incrementAndGet();
            redeliveries.add(String.valueOf(exchange.getMessage().getHeader(VzapsConstants.REDELIVERIES)));
            exchange.getMessage().getBody(Map.class).clear();
            throw new IllegalStateException("cannot be handled");
        }
    }

    private void withDeadLetters(Listener listener) throws Exception {
        listener.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:dead").errorHandler(noErrorHandler()).process(exchange -> {
                    if (deadLettersToRefuse.getAndDecrement() > 0) {
                        throw new IllegalStateException("no room for dead letters");
                    }
                    dead.add(exchange.copy());
                });
            }
        });
    }

    private static EventConsumer consumer(Listener listener) {
        return (EventConsumer) listener.context.getRoute(Listener.ROUTE).getConsumer();
    }

    private void awaitAllAcknowledged(int events) {
        await().untilAsserted(() -> assertThat(simulator.events(Contract.INSTANCE))
                .filteredOn(event -> event.type().equals("Message"))
                .hasSize(events)
                .allMatch(SimulatedEvent::acked));
    }

    private static List<Object> texts(Listener listener) {
        return listener.seen.stream().map(seen -> seen.header("Text")).toList();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "3, 4"})
    void afterTheLastTryItIsSkippedAndItsChatGoesOn(int maximum, int expectedTries) throws Exception {
        try (Listener listener = new Listener(simulator)) {
            listener.start(REALTIME + "&onExhausted=skip&maximumRedeliveries=" + maximum, this::fail);
            simulator.customerSays(Contract.INSTANCE, CHAT, POISON);
            simulator.customerSays(Contract.INSTANCE, CHAT, "after it");
            awaitAllAcknowledged(2);
            assertThat(texts(listener)).containsExactly("after it");
            assertThat(tries).hasValue(expectedTries);
            assertThat(redeliveries).startsWith("null").hasSize(expectedTries);
            assertThat(consumer(listener).getGivenUp()).isOne();
            assertThat(consumer(listener).getFailed()).isEqualTo(expectedTries);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void afterTheLastTryTheDeadLetterEndpointGetsItAsItCameAndWhy(int refused) throws Exception {
        deadLettersToRefuse.set(refused);
        try (Listener listener = new Listener(simulator)) {
            withDeadLetters(listener);
            listener.start(
                    REALTIME + "&onExhausted=deadLetter&deadLetterUri=direct:dead&maximumRedeliveries=2", this::fail);
            simulator.customerSays(Contract.INSTANCE, CHAT, POISON);
            simulator.customerSays(Contract.INSTANCE, CHAT, "after it");
            awaitAllAcknowledged(2);
            assertThat(texts(listener)).containsExactly("after it");
            assertThat(tries).as("the route is left alone after that").hasValue(3);
            Exchange letter = dead.get(0);
            assertThat(dead).hasSize(1);
            assertThat(letter.getMessage().getBody())
                    .isInstanceOfSatisfying(
                            EventBody.class,
                            body -> assertThat(body)
                                    .isNotEmpty()
                                    .isEqualTo(body.event().content()));
            assertThat(letter.getMessage().getHeader(VzapsConstants.TEXT)).isEqualTo(POISON);
            assertThat(letter.getMessage().getHeader(VzapsConstants.REDELIVERIES))
                    .isEqualTo(3);
            assertThat(letter.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class))
                    .hasMessage("cannot be handled");
            assertThat(consumer(listener).getGivenUp()).isOne();
        }
    }

    @Test
    void byDefaultItIsHeldAndTriedOnWhileTheOtherChatsGoOn() throws Exception {
        try (Listener listener = new Listener(simulator)) {
            listener.start(REALTIME + "&maximumRedeliveries=1&redeliveryDelay=5&maximumRedeliveryDelay=5", this::fail);
            simulator.customerSays(Contract.INSTANCE, CHAT, POISON);
            simulator.customerSays(Contract.INSTANCE, CHAT, "after it");
            simulator.customerSays(Contract.INSTANCE, "5511900000002", "elsewhere");
            await().until(() -> tries.get() > 5);
            assertThat(texts(listener)).containsExactly("elsewhere");
            assertThat(consumer(listener).getOldestFailing())
                    .contains("IllegalStateException")
                    .doesNotContain(CHAT, POISON);
        }
    }

    @Test
    void ofAWebhookTheTriesOfAllItsDeliveriesCount() throws Exception {
        try (WebhookStage stage = new WebhookStage(options -> {})) {
            withDeadLetters(stage.listener);
            stage.listener.start(
                    WEBHOOK + "&onExhausted=deadLetter&deadLetterUri=direct:dead&maximumRedeliveries=2", this::fail);
            List<Integer> answers = new CopyOnWriteArrayList<>();
            for (int delivery = 0; delivery < 4; delivery++) {
                answers.add(stage.post(WebhookStage.message("M1", POISON)).statusCode());
            }
            assertThat(answers).containsExactly(503, 503, 200, 200);
            assertThat(redeliveries).containsExactly("null", "1", "2");
            assertThat(dead).hasSize(1);
            assertThat(consumer(stage.listener).getDuplicates()).isOne();
        }
    }

    @Test
    void eachTryHasTheEventAsItCameWhateverTheOneBeforeDidToIt() throws Exception {
        List<Object> bodies = new CopyOnWriteArrayList<>();
        List<Object> contents = new CopyOnWriteArrayList<>();
        try (Listener listener = new Listener(simulator)) {
            listener.start(REALTIME, exchange -> {
                @SuppressWarnings("unchecked")
                Map<String, Object> body = exchange.getMessage().getBody(Map.class);
                bodies.add(body.toString());
                contents.add(exchange.getProperty("CamelVzapsEvent", VzapsEvent.class)
                        .content());
                @SuppressWarnings("unchecked")
                Map<String, Object> event = (Map<String, Object>) body.get("event");
                event.remove("message");
                event.put("info", "gone");
                body.remove("type");
                if (bodies.size() < 3) {
                    throw new IllegalStateException("not yet");
                }
            });
            simulator.customerSays(Contract.INSTANCE, CHAT, "Oi");
            awaitAllAcknowledged(1);
            assertThat(bodies).hasSize(3);
            assertThat(bodies.get(0)).asString().contains("Oi");
            assertThat(bodies).containsOnly(bodies.get(0));
            assertThat(contents.get(2)).hasToString(bodies.get(0).toString());
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void theTypedEventCannotBeChangedAtAnyDepth() throws Exception {
        List<VzapsEvent> events = new CopyOnWriteArrayList<>();
        try (Listener listener = new Listener(simulator)) {
            listener.start(REALTIME, exchange -> events.add(exchange.getProperty("CamelVzapsEvent", VzapsEvent.class)));
            simulator.customerSays(Contract.INSTANCE, CHAT, "Oi");
            awaitAllAcknowledged(1);
            Map<String, Object> content = events.get(0).content();
            assertThatThrownBy(() -> content.remove("type")).isInstanceOf(UnsupportedOperationException.class);
            Map<String, Object> inner = (Map<String, Object>) content.get("event");
            assertThatThrownBy(() -> inner.put("message", "x")).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "&onExhausted=deadLetter | deadLetterUri",
                "&deadLetterUri=direct:dead | onExhausted=deadLetter",
                "&onExhausted=drop | hold, deadLetter, skip"
            })
    void optionsThatDoNotFitTogetherAreRefusedAtTheStartWithTheOnesThatDo(String options, String named) {
        try (Listener listener = new Listener(simulator)) {
            assertThatThrownBy(() -> listener.start(REALTIME + options.trim())).hasStackTraceContaining(named.trim());
        }
    }
}
