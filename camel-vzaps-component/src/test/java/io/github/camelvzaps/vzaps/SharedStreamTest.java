package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import io.github.camelvzaps.simulator.api.SimulatedEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several routes that listen to one number: one connection, one cursor, and nobody takes an event from another one. */
@ExtendWith(SimulatorExtension.class)
class SharedStreamTest {
    private static final String CUSTOMER = "5511988887777";

    private VzapsSimulator simulator;
    private final MemoryStateRepository cursors = new MemoryStateRepository();

    /** The events that each route has finished, in order. */
    private final Map<String, List<String>> finished = new ConcurrentHashMap<>();

    /** The routes that fail right now. */
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void addInstance(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
    }

    private Listener listener() {
        return new Listener(simulator).options(options -> options.setCursorRepository(cursors));
    }

    private Listener withRoute(Listener listener, String routeId, String options) throws Exception {
        finished.putIfAbsent(routeId, new CopyOnWriteArrayList<>());
        listener.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("vzaps:events/subscribe?" + options)
                        .routeId(routeId)
                        .errorHandler(noErrorHandler())
                        .process(exchange -> {
                            if (failing.contains(routeId)) {
                                throw new IllegalStateException(routeId + " fails");
                            }
                            finished.get(routeId)
                                    .add(exchange.getMessage().getHeader("CamelVzapsEventId", String.class));
                        });
            }
        });
        return listener;
    }

    private String message() {
        return simulator.customerSays(Contract.INSTANCE, CUSTOMER, "Oi");
    }

    private List<String> messages(int count) {
        return simulator.customersSay(
                Contract.INSTANCE, count, i -> CustomerMessage.text("551190000000" + i % 10, "text " + i));
    }

    private String receipt() {
        return simulator.emit(Contract.INSTANCE, "ReadReceipt", Map.of());
    }

    private void awaitConnection() {
        await().until(() -> simulator.realtimeConnections(Contract.INSTANCE) == 1);
    }

    private void awaitAcked(List<String> ids) {
        await().atMost(RealtimeStage.LONG).untilAsserted(() -> {
            // a set: comparing two lists of 20,000 takes longer than the wait
            Set<String> acked = simulator.events(Contract.INSTANCE).stream()
                    .filter(SimulatedEvent::acked)
                    .map(SimulatedEvent::id)
                    .collect(Collectors.toSet());
            assertThat(ids.stream().filter(id -> !acked.contains(id))).isEmpty();
        });
    }

    @Test
    void theyShareOneConnectionAndEachGetsTheTypesThatItWants() throws Exception {
        try (Listener listener = listener()) {
            withRoute(listener, "messages", "events=Message");
            withRoute(listener, "receipts", "events=ReadReceipt");
            withRoute(listener, "archive", "events=Message,ReadReceipt");
            listener.context.start();
            awaitConnection();
            String message = message();
            String receipt = receipt();
            awaitAcked(List.of(message, receipt));
            assertThat(finished.get("messages")).containsExactly(message);
            assertThat(finished.get("receipts")).containsExactly(receipt);
            assertThat(finished.get("archive")).containsExactlyInAnyOrder(message, receipt);
            assertThat(simulator.realtimeConnections(Contract.INSTANCE)).isOne();
            assertThat(simulator.requests())
                    .filteredOn(request -> "events/subscribe".equals(request.operation()))
                    .hasSize(1);
        }
    }

    @Test
    void whatOneRouteHasFailedOnComesToItAgainAfterARestartWhateverTheOthersHaveFinished() throws Exception {
        failing.add("messages");
        String message;
        try (Listener listener = listener()) {
            withRoute(listener, "messages", "events=Message");
            withRoute(listener, "receipts", "events=ReadReceipt");
            listener.context.start();
            awaitConnection();
            message = message();
            List<String> receipts = List.of(receipt(), receipt(), receipt());
            awaitAcked(receipts);
            assertThat(simulator.event(Contract.INSTANCE, message).acked()).isFalse();
        }
        failing.clear();
        try (Listener listener = listener()) {
            withRoute(listener, "messages", "events=Message");
            withRoute(listener, "receipts", "events=ReadReceipt");
            listener.context.start();
            awaitAcked(List.of(message));
            assertThat(finished.get("messages")).containsExactly(message);
            assertThat(finished.get("receipts")).hasSize(3);
        }
    }

    @Test
    void anEventIsAcknowledgedOnlyWhenAllOfThemHaveFinishedIt() throws Exception {
        failing.add("slow");
        try (Listener listener = listener()) {
            withRoute(listener, "fast", "events=Message");
            withRoute(listener, "slow", "events=Message");
            listener.context.start();
            awaitConnection();
            String message = message();
            await().until(() -> finished.get("fast").contains(message));
            await().during(200, TimeUnit.MILLISECONDS)
                    .until(() -> !simulator.event(Contract.INSTANCE, message).acked());
            failing.clear();
            awaitAcked(List.of(message));
            assertThat(finished.get("fast")).hasSize(1);
            assertThat(finished.get("slow")).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"maxInFlight=20", "cursorRepository=#others", "maximumEventSize=1000", "pingInterval=1"})
    void aRouteThatWantsAnotherConnectionThanTheOthersIsRefusedAndTheOptionNamed(String option) throws Exception {
        try (Listener listener = listener()) {
            listener.context.getRegistry().bind("others", new MemoryStateRepository());
            withRoute(listener, "one", "events=Message");
            withRoute(listener, "other", "events=Message&" + option);
            assertThatThrownBy(listener.context::start)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll(Contract.INSTANCE, "route other", option.substring(0, option.indexOf('=')))
                    .hasMessageNotContaining(Camel.TOKEN);
        }
    }

    @Test
    void aRouteThatStartsLaterGetsItsOwnTypesFromThenOn() throws Exception {
        try (Listener listener = listener()) {
            withRoute(listener, "messages", "events=Message");
            listener.context.start();
            awaitConnection();
            String first = message();
            awaitAcked(List.of(first));
            withRoute(listener, "receipts", "events=ReadReceipt");
            await().until(() -> simulator.requests().stream()
                            .filter(request -> "events/subscribe".equals(request.operation()))
                            .count()
                    == 2);
            awaitConnection();
            List<String> later = List.of(receipt(), message());
            awaitAcked(later);
            assertThat(finished.get("receipts")).containsExactly(later.get(0));
            assertThat(finished.get("messages")).containsExactly(first, later.get(1));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRouteThatIsInterruptedWhileItFailsGetsItsEventsAgainAndTheOthersGoOn(boolean stopped) throws Exception {
        failing.add("one");
        try (Listener listener = listener()) {
            withRoute(listener, "one", "events=Message");
            withRoute(listener, "other", "events=Message");
            listener.context.start();
            awaitConnection();
            List<String> before = messages(20);
            await().until(() -> finished.get("other").size() == 20);
            if (stopped) {
                listener.context.getRouteController().stopRoute("one");
            } else {
                listener.context.getRouteController().suspendRoute("one");
            }
            List<String> meanwhile = messages(20);
            await().until(() -> finished.get("other").size() == 40);
            assertThat(simulator.events(Contract.INSTANCE)).noneMatch(SimulatedEvent::acked);
            failing.clear();
            if (stopped) {
                listener.context.getRouteController().startRoute("one");
            } else {
                listener.context.getRouteController().resumeRoute("one");
            }
            awaitAcked(before);
            awaitAcked(meanwhile);
            assertThat(finished.get("one"))
                    .doesNotHaveDuplicates()
                    .containsAll(before)
                    .containsAll(meanwhile)
                    .hasSize(40);
            assertThat(finished.get("other")).hasSize(40);
            assertThat(simulator.realtimeConnections(Contract.INSTANCE)).isOne();
        }
    }

    @Test
    void aStoppedRouteDoesNotStopTheOthersForGood() throws Exception {
        try (Listener listener = listener().options(options -> options.setMaxInFlight(20))) {
            withRoute(listener, "stopped", "events=Message");
            withRoute(listener, "other", "events=Message");
            listener.context.start();
            awaitConnection();
            listener.context.getRouteController().stopRoute("stopped");
            List<String> meanwhile = messages(100);
            await().atMost(RealtimeStage.LONG).until(() -> finished.get("other").size() == 100);
            listener.context.getRouteController().startRoute("stopped");
            awaitAcked(meanwhile);
            // the newest of those that came while it was stopped
            assertThat(finished.get("stopped")).hasSizeBetween(1, 20).containsSubsequence(meanwhile.subList(99, 100));
        }
    }

    @Test
    void onlyTheLastRouteThatStopsClosesTheConnection() throws Exception {
        try (Listener listener = listener()) {
            withRoute(listener, "one", "events=Message");
            withRoute(listener, "other", "events=Message");
            listener.context.start();
            awaitConnection();
            listener.context.getRouteController().stopRoute("one");
            assertThat(simulator.realtimeConnections(Contract.INSTANCE)).isOne();
            listener.context.getRouteController().stopRoute("other");
            await().until(() -> simulator.realtimeConnections(Contract.INSTANCE) == 0);
            String message = message();
            listener.context.getRouteController().startRoute("other");
            awaitAcked(List.of(message));
        }
    }

    @Test
    void interruptionsAtRandomLoseAndRepeatNothing() throws Exception {
        AtomicBoolean writing = new AtomicBoolean(true);
        List<String> written = new CopyOnWriteArrayList<>();
        try (Listener listener = listener().options(options -> options.setMaxInFlight(500))) {
            withRoute(listener, "one", "events=Message");
            withRoute(listener, "other", "events=Message");
            listener.context.start();
            awaitConnection();
            Thread customers = new Thread(() -> {
                while (writing.get() && written.size() < 20_000) {
                    written.addAll(messages(5));
                    Thread.onSpinWait();
                }
            });
            customers.start();
            for (int round = 0; round < 4; round++) {
                String route = round % 2 == 0 ? "one" : "other";
                listener.context.getRouteController().suspendRoute(route);
                simulator.resetRealtime(Contract.INSTANCE);
                listener.context.getRouteController().resumeRoute(route);
            }
            writing.set(false);
            customers.join();
            awaitAcked(written);
            assertThat(finished.get("one")).hasSameSizeAs(written).doesNotHaveDuplicates();
            assertThat(finished.get("other")).hasSameSizeAs(written).doesNotHaveDuplicates();
        }
    }
}
