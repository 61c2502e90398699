package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.core.consumer.EventConsumer;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import io.github.camelvzaps.simulator.api.SimulatedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What customers write in short succession is one exchange, whichever way it comes, and confirmed as a whole. */
@ExtendWith(SimulatorExtension.class)
class GroupedMessagesTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String ANA = "5511988887777";
    private static final String BIA = "5511977776666";

    /** So long that only something else than time can close a group. */
    private static final String NEVER = "&groupQuiet=1h&groupLongest=1h&progressTimeout=0";

    private enum Way {
        REALTIME("vzaps:events/subscribe?events=Message&group=chat"),
        WEBHOOK("vzaps:webhooks/receive?events=Message&register=true&listenCheck=false&group=chat&secret="
                + WebhookStage.SECRET);

        private final String uri;

        Way(String uri) {
            this.uri = uri;
        }
    }

    private VzapsSimulator simulator;
    private Listener listener;

    @BeforeEach
    void start(VzapsSimulator given) throws Exception {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
        simulator.setOptions(Map.of("webhookRetryMs", 20, "webhookAttempts", 1000, "webhookConcurrency", 32));
        listener = new Listener(simulator).withServer();
        listener.context.start();
        listener.options(options -> options.setPublicUrl("http://127.0.0.1:" + listener.port()));
    }

    @AfterEach
    void stop() {
        listener.close();
    }

    private void listen(Way way, String options, Processor middle) throws Exception {
        listener.start(way.uri + options, middle);
        if (way == Way.REALTIME) {
            await().atMost(LONG).until(() -> simulator.realtimeConnections(Contract.INSTANCE) > 0);
        } else {
            await().atMost(LONG)
                    .until(() ->
                            simulator.requests().stream().anyMatch(call -> "webhooks/set".equals(call.operation())));
        }
    }

    private void listen(Way way, String options) throws Exception {
        listen(way, options, exchange -> {});
    }

    private void say(String from, int first, int last) {
        simulator.customersSay(
                Contract.INSTANCE,
                last - first + 1,
                i -> CustomerMessage.text(from, "text " + (first + i)).id(from + "-" + (first + i)));
    }

    private static List<String> ids(String from, int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(i -> from + "-" + i).toList();
    }

    @SuppressWarnings("unchecked")
    private List<List<String>> groups() {
        return listener.seen.stream()
                .map(seen -> (List<String>) seen.header("GroupMessageIds"))
                .toList();
    }

    /** Webhooks arrive in any order. */
    private static List<List<String>> sorted(List<List<String>> groups) {
        return groups.stream().map(group -> group.stream().sorted().toList()).toList();
    }

    private List<String> finished() {
        return groups().stream().flatMap(List::stream).toList();
    }

    private List<SimulatedEvent> unconfirmed() {
        return simulator.events(Contract.INSTANCE).stream()
                .filter(event -> event.type().equals("Message") && !event.acked())
                .toList();
    }

    private void awaitConfirmed() {
        await().atMost(LONG).untilAsserted(() -> assertThat(unconfirmed()).isEmpty());
    }

    private EventConsumer consumer() {
        return (EventConsumer) listener.context.getRoute(Listener.ROUTE).getConsumer();
    }

    @ParameterizedTest
    @EnumSource
    void fiveShortMessagesAreOneExchangeAndAnotherChatIsAnother(Way way) throws Exception {
        List<Object> confirmedEarly = new CopyOnWriteArrayList<>();
        listen(way, "&groupQuiet=400", exchange -> {
            List<Object> early =
                    new ArrayList<>(exchange.getMessage().getHeader("CamelVzapsGroupMessageIds", List.class));
            String waiting = unconfirmed().toString();
            early.removeIf(id -> waiting.contains(id.toString()));
            confirmedEarly.addAll(early);
        });
        say(ANA, 1, 3);
        say(BIA, 1, 2);
        say(ANA, 4, 5);
        awaitConfirmed();
        assertThat(sorted(groups())).containsExactlyInAnyOrder(ids(ANA, 1, 5), ids(BIA, 1, 2));
        Listener.Seen ofAna = listener.seen.stream()
                .filter(seen -> seen.header("GroupSize").equals(5))
                .findFirst()
                .orElseThrow();
        List<String> texts = ((List<?>) ofAna.body())
                .stream()
                        .map(one -> listener.context.getTypeConverter().convertTo(String.class, one))
                        .toList();
        List<?> ids = (List<?>) ofAna.header("GroupMessageIds");
        assertThat(texts)
                .containsExactlyElementsOf(ids.stream()
                        .map(id -> id.toString().replace(ANA + "-", "text "))
                        .toList());
        assertThat(ofAna.header("Text")).isEqualTo(texts.get(4));
        assertThat(ofAna.header("MessageId")).isEqualTo(ids.get(4));
        assertThat((List<?>) ofAna.header("GroupDedupeKeys"))
                .hasSize(5)
                .doesNotHaveDuplicates()
                .last()
                .isEqualTo(ofAna.header("DedupeKey"));
        if (way == Way.REALTIME) {
            assertThat(ids).isEqualTo(ids(ANA, 1, 5));
        }
        assertThat(confirmedEarly)
                .as("nothing of a group is confirmed while it is in the route")
                .isEmpty();
        assertThat(consumer().getFinished()).isEqualTo(7);
    }

    @Test
    void theBodyCanBeTheTextsOfTheGroup() throws Exception {
        listen(Way.REALTIME, "&groupQuiet=300&groupBody=text");
        say(ANA, 1, 2);
        simulator.customersSay(Contract.INSTANCE, 1, i -> CustomerMessage.location(ANA, -23.5, -46.6));
        say(ANA, 3, 3);
        await().atMost(LONG).until(() -> listener.seen.size() == 1);
        assertThat(listener.seen.get(0).body()).isEqualTo("text 1\ntext 2\ntext 3");
        assertThat(listener.seen.get(0).header("GroupSize")).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void aGroupIsFullAndTheNextOneBegins(Way way) throws Exception {
        listen(way, NEVER + "&groupMax=4");
        say(ANA, 1, 8);
        awaitConfirmed();
        assertThat(groups()).hasSize(2).allSatisfy(group -> assertThat(group).hasSize(4));
        assertThat(finished()).containsExactlyInAnyOrderElementsOf(ids(ANA, 1, 8));
    }

    @ParameterizedTest
    @EnumSource
    void aRouteThatFailsIsGivenAllMessagesOfTheGroupAgain(Way way) throws Exception {
        AtomicInteger tries = new AtomicInteger();
        listen(way, "&groupQuiet=500", exchange -> {
            if (tries.incrementAndGet() <= 2) {
                throw new IllegalStateException("not yet");
            }
        });
        say(ANA, 1, 5);
        awaitConfirmed();
        assertThat(groups()).hasSize(1);
        assertThat(finished()).containsExactlyInAnyOrderElementsOf(ids(ANA, 1, 5));
        assertThat(tries.get()).isEqualTo(3);
    }

    @Test
    void anExhaustedGroupIsOneDeadLetterWithTheListAndTheChatGoesOn() throws Exception {
        List<Object> dead = new ArrayList<>();
        listener.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:dead").process(exchange -> {
                    assertThat(exchange.getProperty(Exchange.EXCEPTION_CAUGHT)).isNotNull();
                    dead.add(exchange.getMessage().getBody());
                });
            }
        });
        String deadLetters = "&maximumRedeliveries=1&onExhausted=deadLetter&deadLetterUri=direct:dead";
        listen(Way.REALTIME, "&groupQuiet=300" + deadLetters, exchange -> {
            if (exchange.getMessage().getHeader("CamelVzapsGroupSize").equals(3)) {
                throw new IllegalStateException("never");
            }
        });
        say(ANA, 1, 3);
        await().atMost(LONG).until(() -> dead.size() == 1);
        say(ANA, 4, 4);
        awaitConfirmed();
        assertThat(dead)
                .hasSize(1)
                .allSatisfy(body -> assertThat((List<?>) body).hasSize(3));
        assertThat(groups()).containsExactly(ids(ANA, 4, 4));
        assertThat(consumer().getGivenUp()).isEqualTo(3);
    }

    @Test
    void whatAGatewayRepeatsSinceItWaitedTooLongJoinsTheGroupThatIsUnderWay() throws Exception {
        simulator.setOptions(Map.of("webhookTimeoutMs", 150));
        AtomicInteger exchanges = new AtomicInteger();
        listen(Way.WEBHOOK, "&groupQuiet=1s", exchange -> exchanges.incrementAndGet());
        say(ANA, 1, 2);
        await().atMost(LONG).until(() -> consumer().getReceived() > 6);
        say(ANA, 3, 3);
        awaitConfirmed();
        assertThat(exchanges.get()).isOne();
        assertThat(sorted(groups())).containsExactly(ids(ANA, 1, 3));
        assertThat(consumer().getDuplicates()).isPositive();
    }

    @Test
    void aWebhookThatIsConfirmedWhenItComesIsGroupedAllTheSame() throws Exception {
        listen(Way.WEBHOOK, "&groupQuiet=1s&acknowledge=received");
        say(ANA, 1, 3);
        awaitConfirmed();
        assertThat(listener.seen).isEmpty();
        await().atMost(LONG).until(() -> !listener.seen.isEmpty());
        assertThat(sorted(groups())).containsExactly(ids(ANA, 1, 3));
    }

    @Test
    void twoConsumersOfOneSubscriptionHandleEachMessageOnce() throws Exception {
        listener.options(options -> options.setSubscription("one"));
        listener.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(Way.WEBHOOK.uri + "&groupQuiet=500").process(listener::note);
            }
        });
        listen(Way.REALTIME, "&groupQuiet=500");
        say(ANA, 1, 5);
        say(BIA, 1, 5);
        awaitConfirmed();
        assertThat(finished()).hasSize(10).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void aFullWindowClosesAGroupThatCouldNotBecomeComplete(Way way) throws Exception {
        listen(way, NEVER + "&maxInFlight=3");
        say(ANA, 1, 2);
        say(BIA, 1, 8);
        await().atMost(LONG).untilAsserted(() -> assertThat(finished()).hasSizeGreaterThanOrEqualTo(8));
        listener.context.getRouteController().stopRoute(Listener.ROUTE);
        assertThat(finished()).doesNotHaveDuplicates();
        assertThat(groups()).allSatisfy(group -> assertThat(group).hasSizeLessThanOrEqualTo(3));
    }

    @ParameterizedTest
    @CsvSource({"REALTIME, false", "REALTIME, true", "WEBHOOK, false", "WEBHOOK, true"})
    void whoStopsOrSuspendsTheRouteFinishesTheOpenGroups(Way way, boolean suspend) throws Exception {
        listen(way, NEVER);
        say(ANA, 1, 3);
        say(BIA, 1, 2);
        EventConsumer consumer = consumer();
        await().atMost(LONG).until(() -> consumer.getInFlight() == 5);
        assertThat(consumer.getProblemText()).isEmpty();
        if (suspend) {
            listener.context.getRouteController().suspendRoute(Listener.ROUTE);
        } else {
            listener.context.getRouteController().stopRoute(Listener.ROUTE);
        }
        awaitConfirmed();
        assertThat(sorted(groups())).containsExactlyInAnyOrder(ids(ANA, 1, 3), ids(BIA, 1, 2));
    }

    @Test
    void whatNobodySaysPassesAloneAndAReactionStaysBehindWhatItIsAbout() throws Exception {
        listen(Way.REALTIME, "&kinds=all" + NEVER);
        say(ANA, 1, 2);
        simulator.customersSay(Contract.INSTANCE, 1, i -> CustomerMessage.reaction(ANA, ANA + "-2", "ok"));
        await().atMost(LONG).until(() -> listener.seen.size() == 2);
        assertThat(listener.seen)
                .extracting(seen -> seen.header("GroupSize"), seen -> seen.header("Kind"))
                .containsExactly(tuple(2, "text"), tuple(null, "reaction"));
        assertThat(listener.seen.get(1).body()).isInstanceOf(Map.class);
        awaitConfirmed();
    }

    @ParameterizedTest
    @CsvSource({
        "order=none, order=chat",
        "idempotent=false, idempotent=true",
        "fetchMedia=true, fetch in the route",
        "groupQuiet=0, 6s",
        "groupMax=0, number of messages",
        "groupLongest=1s, groupLongest to more",
        "groupLongest=5m, progressTimeout to more",
    })
    void optionsThatDoNotGoTogetherAreRefusedWithTheOneToChange(String option, String way) {
        assertThatThrownBy(() -> listener.start(Way.REALTIME.uri + "&" + option))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("vzaps:events/subscribe has group=chat")
                .hasMessageContaining(way);
    }
}
