package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.LogLines;
import io.github.camelvzaps.api.GatewayInstance;
import io.github.camelvzaps.api.InstanceRegistry;
import io.github.camelvzaps.api.NotSentException;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.SimulatedEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.logging.log4j.Level;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that are added, changed and removed while a route listens; the simulator counts connections. */
@ExtendWith(SimulatorExtension.class)
class LiveInstancesTest {
    private static final String CUSTOMER = "5511988887777";
    private static final String OTHER_CUSTOMER = "5511988886666";
    private static final String ALL = "vzaps:events/subscribe?events=Message&instances=*";

    private VzapsSimulator simulator;
    private Listener listener;
    private InstanceRegistry instances;

    @BeforeEach
    void addInstances(VzapsSimulator given) {
        simulator = given;
        for (int number = 1; number <= 3; number++) {
            simulator.addInstance("VZ" + number, "token-" + number);
        }
        listener = new Listener(simulator).options(options -> {
            options.setInstanceId(null);
            options.setInstanceToken(null);
        });
        instances = listener.component.getInstanceRegistry();
    }

    @AfterEach
    void close() {
        listener.close();
    }

    private static GatewayInstance instance(String id, String token) {
        GatewayInstance instance = new GatewayInstance();
        instance.setId(id);
        instance.setToken(token);
        return instance;
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(20));
    }

    private void start(String uri, Processor step) throws Exception {
        listener.component.setInstances(Map.of("one", instance("VZ1", "token-1"), "two", instance("VZ2", "token-2")));
        listener.start(uri, step);
        patiently().until(() -> connections("VZ1") == 1 && connections("VZ2") == 1);
    }

    private int connections(String id) {
        return simulator.realtimeConnections(id);
    }

    /** How often a connection was asked for. */
    private long handshakes(String id) {
        return simulator.requests().stream()
                .filter(request -> request.path().contains("events/ws")
                        && id.equals(request.query().get("instance_id")))
                .count();
    }

    private boolean acked(String id, String event) {
        return simulator.event(id, event).acked();
    }

    @Test
    void whatIsAddedAndRemovedOpensAndClosesItsOwnConnectionOnly() throws Exception {
        start(ALL, exchange -> {});

        assertThat(instances.add("three", instance("VZ3", "token-3"))).isTrue();
        patiently().until(() -> connections("VZ3") == 1);
        String third = simulator.customerSays("VZ3", CUSTOMER, "to three");
        patiently().until(() -> acked("VZ3", third));

        assertThat(instances.remove("one")).isTrue();
        patiently().until(() -> connections("VZ1") == 0);
        String second = simulator.customerSays("VZ2", CUSTOMER, "to two");
        patiently().until(() -> acked("VZ2", second));

        assertThat(instances.remove("one")).isFalse();
        assertThat(instances.list()).isEqualTo(Map.of("three", "VZ3", "two", "VZ2"));
        assertThat(List.of(handshakes("VZ1"), handshakes("VZ2"), handshakes("VZ3")))
                .containsOnly(1L);
        assertThat(listener.seen).extracting(seen -> seen.header("Text")).containsExactly("to three", "to two");
    }

    @ParameterizedTest
    @CsvSource({"VZ2, token-2, 1", "VZ2, another-token, 2"})
    void addingOneThatIsThereConnectsAgainOnlyForAnotherToken(String id, String token, long expected) throws Exception {
        start(ALL, exchange -> {});
        if (expected > 1) {
            simulator.addInstance("VZ2", token);
        }

        assertThat(instances.add("two", instance(id, token))).isEqualTo(expected > 1);

        patiently().until(() -> handshakes("VZ2") == expected && connections("VZ2") == 1);
        String event = simulator.customerSays("VZ2", CUSTOMER, "still here");
        patiently().until(() -> acked("VZ2", event));
        assertThat(handshakes("VZ2")).isEqualTo(expected);
        assertThat(handshakes("VZ1")).isOne();
    }

    @Test
    void anAliasWithAnotherIdIsAnotherNumber() throws Exception {
        start(ALL, exchange -> {});

        instances.add("two", instance("VZ3", "token-3"));

        patiently().until(() -> connections("VZ3") == 1 && connections("VZ2") == 0);
        assertThat(handshakes("VZ1")).isOne();
        assertThatThrownBy(() -> listener.context
                        .createProducerTemplate()
                        .sendBodyAndHeader(
                                "vzaps:messages/sendText?phone=" + CUSTOMER, "hi", "CamelVzapsInstanceId", "VZ2"))
                .hasStackTraceContaining("The instance VZ2, called 'two', was removed while the application ran");
    }

    @Test
    void theReplyOfARouteForANumberThatWasRemovedMeanwhileIsRefusedAndTheEventWaitsAtTheGateway() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch mayReply = new CountDownLatch(1);
        start(ALL, exchange -> {
            entered.countDown();
            mayReply.await(1, TimeUnit.MINUTES);
            exchange.getMessage().setBody("I am");
            listener.context.createProducerTemplate().send("vzaps:messages/sendText?phone=" + CUSTOMER, exchange);
        });
        String asked = simulator.customerSays("VZ1", CUSTOMER, "are you there?");
        assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();

        try (LogLines log = new LogLines()) {
            instances.remove("one");
            patiently()
                    .until(
                            () -> log.text(Level.INFO)
                                    .contains(
                                            "Instance VZ1 is removed while 1 events are unfinished: those in the route may end"));
            mayReply.countDown();
            patiently().until(() -> connections("VZ1") == 0);
            assertThat(log.text(Level.WARN))
                    .contains("The instance VZ1, called 'one', was removed while the application ran: add it again");
        }
        assertThat(acked("VZ1", asked)).isFalse();
        assertThat(simulator.messages("VZ1")).isEmpty();

        instances.add("one", instance("VZ1", "token-1"));
        patiently().until(() -> acked("VZ1", asked) && simulator.messages("VZ1").size() == 1);
    }

    @Test
    void eventsInTheRouteOfARemovedNumberEndAndAreAcknowledgedAndTheOthersAreNot() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        start(ALL, exchange -> {
            if ("slow".equals(exchange.getMessage().getHeader("CamelVzapsText"))) {
                entered.countDown();
                mayEnd.await(1, TimeUnit.MINUTES);
            }
        });
        String slow = simulator.customerSays("VZ1", CUSTOMER, "slow");
        assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
        String behind = simulator.customerSays("VZ1", CUSTOMER, "behind it in the chat");
        patiently().until(() -> deliveries("VZ1", behind) == 1);
        try (LogLines log = new LogLines()) {
            instances.remove("one");
            patiently().until(() -> log.text(Level.INFO).contains("is removed while"));
            String after = simulator.customerSays("VZ1", OTHER_CUSTOMER, "after the removal");
            assertThat(connections("VZ1")).isOne();
            assertThat(acked("VZ1", slow)).isFalse();

            mayEnd.countDown();

            patiently().until(() -> acked("VZ1", slow) && connections("VZ1") == 0);
            patiently().until(() -> log.text(Level.INFO).contains("Stopped listening to instance VZ1: it is removed"));
            assertThat(acked("VZ1", behind) || acked("VZ1", after)).isFalse();
            assertThat(listener.seen).extracting(seen -> seen.header("Text")).containsExactly("slow");
        }
        // back again: what was left comes
        instances.add("one", instance("VZ1", "token-1"));
        patiently().until(() -> listener.seen.size() == 3);
        assertThat(listener.seen)
                .extracting(seen -> seen.header("Text"))
                .containsExactlyInAnyOrder("slow", "behind it in the chat", "after the removal");
        patiently()
                .until(() -> simulator.events("VZ1").stream()
                        .filter(event -> event.type().equals("Message"))
                        .allMatch(SimulatedEvent::acked));
    }

    private int deliveries(String id, String event) {
        return simulator.event(id, event).deliveryCount();
    }

    @Test
    void aNumberThatFailsForeverCanBeRemoved() throws Exception {
        start(ALL, exchange -> {
            if ("poison".equals(exchange.getMessage().getHeader("CamelVzapsText"))) {
                throw new IllegalStateException("planted");
            }
        });
        String poison = simulator.customerSays("VZ1", CUSTOMER, "poison");
        patiently()
                .until(() -> listener.component
                                .consumers()
                                .iterator()
                                .next()
                                .statistics()
                                .getFailed()
                        > 1);

        instances.remove("one");

        patiently().until(() -> connections("VZ1") == 0);
        assertThat(acked("VZ1", poison)).isFalse();
        assertThat(listener.component.consumers().iterator().next().getProblemText())
                .isEmpty();
    }

    @Test
    void aNumberThatComesBackWhileTheRouteHasItsEventKeepsItsConnection() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        start(ALL, exchange -> {
            entered.countDown();
            mayEnd.await(1, TimeUnit.MINUTES);
        });
        String slow = simulator.customerSays("VZ1", CUSTOMER, "slow");
        assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
        try (LogLines log = new LogLines()) {
            instances.remove("one");
            patiently().until(() -> log.text(Level.INFO).contains("is removed while"));
        }
        instances.add("one", instance("VZ1", "token-1"));
        patiently().until(() -> listened() == 2);
        mayEnd.countDown();

        patiently().until(() -> acked("VZ1", slow));
        String next = simulator.customerSays("VZ1", CUSTOMER, "next");
        patiently().until(() -> acked("VZ1", next));
        assertThat(handshakes("VZ1")).isOne();
    }

    /** How many numbers the route listens to, those not counted that wait for its end. */
    private int listened() {
        return listener.component
                .consumers()
                .iterator()
                .next()
                .sessions()
                .orElseThrow()
                .size();
    }

    @Test
    void twoRoutesFollowTogether() throws Exception {
        listener.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(ALL + "&order=none").routeId("second").process(listener::note);
            }
        });
        start(ALL, exchange -> {});

        simulator.addInstance("VZ2", "another-token");
        instances.add("two", instance("VZ2", "another-token"));
        instances.remove("one");
        instances.add("three", instance("VZ3", "token-3"));

        patiently().until(() -> connections("VZ1") == 0 && connections("VZ3") == 1 && handshakes("VZ2") == 2);
        simulator.customerSays("VZ2", CUSTOMER, "to two");
        simulator.customerSays("VZ3", CUSTOMER, "to three");
        patiently().until(() -> listener.seen.size() == 4);
        assertThat(List.of(handshakes("VZ2"), handshakes("VZ3"))).containsExactly(2L, 1L);
    }

    @Test
    void bothRoutesGetWhatWaitsForANumberWhenItIsAdded() throws Exception {
        int numbers = 30;
        Set<String> first = ConcurrentHashMap.newKeySet();
        Set<String> second = ConcurrentHashMap.newKeySet();
        listener.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(ALL).routeId("second").process(exchange -> second.add(textOf(exchange)));
            }
        });
        start(ALL, exchange -> first.add(textOf(exchange)));
        for (int number = 10; number < 10 + numbers; number++) {
            simulator.addInstance("VZ" + number, "token");
            simulator.customerSays("VZ" + number, CUSTOMER, "to " + number);
        }
        for (int number = 10; number < 10 + numbers; number++) {
            instances.add("number" + number, instance("VZ" + number, "token"));
        }
        patiently().untilAsserted(() -> {
            assertThat(first).hasSize(numbers);
            assertThat(second).hasSize(numbers);
        });
    }

    private static String textOf(Exchange exchange) {
        return exchange.getMessage().getHeader("CamelVzapsText", String.class);
    }

    @Test
    void aSuspendedRouteTakesWhatWasAddedOnceItIsResumed() throws Exception {
        start(ALL, exchange -> {});
        listener.context.getRouteController().suspendRoute(Listener.ROUTE);
        instances.add("three", instance("VZ3", "token-3"));
        instances.remove("one");
        simulator.customerSays("VZ3", CUSTOMER, "to three");
        patiently().until(() -> connections("VZ1") == 0);
        assertThat(listener.seen).isEmpty();

        listener.context.getRouteController().resumeRoute(Listener.ROUTE);

        patiently().until(() -> listener.seen.size() == 1);
        assertThat(connections("VZ1")).isZero();
    }

    @Test
    void aRouteMayBeginWithoutAnyNumber() throws Exception {
        try (LogLines log = new LogLines()) {
            listener.start(ALL);
            assertThat(log.text(Level.WARN)).contains("waits for one to be added");
        }
        instances.add("one", instance("VZ1", "token-1"));
        patiently().until(() -> connections("VZ1") == 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"instances=one,two", "instances=VZ1,VZ2"})
    void aListOfNumbersFollowsToo(String option) throws Exception {
        start("vzaps:events/subscribe?events=Message&" + option, exchange -> {});

        instances.remove("one");
        patiently().until(() -> connections("VZ1") == 0);
        instances.add("three", instance("VZ3", "token-3"));
        instances.add("one", instance("VZ1", "token-1"));

        patiently().until(() -> connections("VZ1") == 1);
        assertThat(handshakes("VZ2")).isOne();
        assertThat(handshakes("VZ3")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"CamelVzapsInstance, one", "CamelVzapsInstanceId, VZ1"})
    void aMessageFromARemovedNumberIsNotSentAndTheReasonNamesTheFix(String header, String value) throws Exception {
        listener.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:send").to("vzaps:messages/sendText?phone=" + CUSTOMER);
            }
        });
        start(ALL, exchange -> {});
        listener.context.createProducerTemplate().sendBodyAndHeader("direct:send", "before", header, value);
        instances.remove("one");

        assertThatThrownBy(() -> listener.context
                        .createProducerTemplate()
                        .sendBodyAndHeader("direct:send", "after", header, value))
                .isInstanceOf(CamelExecutionException.class)
                .hasCauseInstanceOf(NotSentException.class)
                .hasStackTraceContaining("was removed while the application ran")
                .hasStackTraceContaining("vzaps:numbers/add");

        assertThat(simulator.messages("VZ1")).hasSize(1);
        instances.add("one", instance("VZ1", "token-1"));
        listener.context.createProducerTemplate().sendBodyAndHeader("direct:send", "again", header, value);
        assertThat(simulator.messages("VZ1")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "'a,b', VZ3, without commas",
        "*, VZ3, which is not *",
        "' ', VZ3, give it an alias",
        "three, ' ', has no id",
        "three, VZ2, called 'two' already"
    })
    void whatCannotBeAddedIsRefusedAndChangesNothing(String alias, String id, String why) throws Exception {
        start(ALL, exchange -> {});

        assertThatThrownBy(() -> instances.add(alias, instance(id, "s3cret-token")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining("s3cret-token");

        assertThat(instances.list()).isEqualTo(Map.of("one", "VZ1", "two", "VZ2"));
    }

    @Test
    void theRegistryIsABeanToo() throws Exception {
        listener.start(ALL);
        assertThat(listener.context.getRegistry().lookupByNameAndType("vzapsInstances", InstanceRegistry.class))
                .isSameAs(instances);
    }
}
