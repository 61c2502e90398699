package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.core.consumer.EventConsumer;
import io.github.camelvzaps.core.delivery.SharedRepository;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Several consumers of one number: those of one subscription share its events, whichever way these come and whichever
 * process is at them; those of different ones get all. {@code -DbothWays} sets the number of events.
 */
@ExtendWith(SimulatorExtension.class)
class OneSubscriptionTest {
    private static final int EVENTS = Integer.getInteger("bothWays", 1_000);
    private static final Duration LONG = Duration.ofSeconds(60 + EVENTS / 200);
    private static final String REALTIME = "vzaps:events/subscribe?events=Message&concurrentConsumers=4";
    private static final String WEBHOOK =
            "vzaps:webhooks/receive?events=Message&register=true&listenCheck=false&secret=" + WebhookStage.SECRET;

    private VzapsSimulator simulator;

    /** How often which message was handled by whom, and how many handled the same one at one time. */
    private final Map<String, AtomicInteger> handled = new ConcurrentHashMap<>();

    private final Set<String> inRoute = ConcurrentHashMap.newKeySet();
    private final AtomicInteger atOnce = new AtomicInteger();

    @BeforeEach
    void addInstance(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
        simulator.setOptions(Map.of("webhookRetryMs", 50, "webhookAttempts", 1000, "webhookConcurrency", 8));
    }

    private void handle(String subscriber, Exchange exchange) {
        String key = subscriber + "/" + exchange.getMessage().getHeader(VzapsConstants.TEXT);
        if (!inRoute.add(key)) {
            atOnce.incrementAndGet();
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        inRoute.remove(key);
        handled.computeIfAbsent(key, k -> new AtomicInteger()).incrementAndGet();
    }

    private void route(Listener listener, String id, String subscriber, String uri) throws Exception {
        listener.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId(id).process(exchange -> handle(subscriber, exchange));
            }
        });
    }

    private void write(int events) {
        simulator.customersSay(
                Contract.INSTANCE, events, number -> CustomerMessage.text("55119" + number % 50, "text " + number));
    }

    private void assertEachOnce(int subscribers) {
        await().atMost(LONG).until(() -> handled.size() >= subscribers * EVENTS);
        await().atMost(LONG)
                .until(() -> simulator.eventCounts(Contract.INSTANCE).acked() >= EVENTS);
        assertThat(handled.values()).extracting(AtomicInteger::get).containsOnly(1);
        assertThat(atOnce).hasValue(0);
    }

    private static EventConsumer consumer(Listener listener, String route) {
        return (EventConsumer) listener.context.getRoute(route).getConsumer();
    }

    private enum Repository {
        NONE,
        SHARED
    }

    @ParameterizedTest
    @EnumSource(Repository.class)
    void overBothWaysAtOnceEachEventIsHandledOnce(Repository repository) throws Exception {
        try (Listener listener = new Listener(simulator).withServer()) {
            if (repository == Repository.SHARED) {
                listener.component.getConfiguration().setIdempotentRepository(new SharedRepository());
            }
            listener.context.start();
            listener.component.getConfiguration().setPublicUrl("http://127.0.0.1:" + listener.port());
            route(listener, "realtime", "orders", REALTIME + "&subscription=orders");
            route(listener, "webhook", "orders", WEBHOOK + "&subscription=orders");
            await().until(() -> simulator.requests().stream().anyMatch(r -> "webhooks/set".equals(r.operation())));

            write(EVENTS);

            assertEachOnce(1);
            await().until(() -> consumer(listener, "realtime").getInFlight() == 0
                    && consumer(listener, "webhook").getInFlight() == 0);
            long routed = consumer(listener, "realtime").getFinished()
                    + consumer(listener, "webhook").getFinished();
            assertThat(routed).isEqualTo(EVENTS);
            assertThat(consumer(listener, "realtime").getReceived()).isGreaterThanOrEqualTo(EVENTS);
            assertThat(consumer(listener, "webhook").getReceived()).isPositive();
        }
    }

    @Test
    void ofTwoNodesWithOneRepositoryOneHandlesAnEvent() throws Exception {
        SharedRepository shared = new SharedRepository();
        try (Listener one = new Listener(simulator);
                Listener other = new Listener(simulator)) {
            for (Listener node : new Listener[] {one, other}) {
                node.component.getConfiguration().setIdempotentRepository(shared);
                node.component.getConfiguration().setRedeliveryDelay(1000);
                node.context.start();
                route(node, "node", "node", REALTIME);
            }
            await().until(() -> simulator.realtimeConnections(Contract.INSTANCE) == 2);

            write(EVENTS);

            assertEachOnce(1);
            await().atMost(LONG)
                    .until(() -> consumer(one, "node").getInFlight() == 0
                            && consumer(other, "node").getInFlight() == 0);
            assertThat(consumer(one, "node").getFinished()).isPositive();
            assertThat(consumer(other, "node").getFinished()).isPositive();
            assertThat(shared.keys).as("claims that were left").noneMatch(key -> key.contains("#"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void routesOfDifferentSubscriptionsGetAllEventsEachWhateverTheyShare(boolean lasting) throws Exception {
        try (Listener listener = new Listener(simulator)) {
            if (lasting) {
                listener.component.getConfiguration().setIdempotentRepository(new SharedRepository());
            }
            listener.context.start();
            route(listener, "one", "one", REALTIME);
            route(listener, "other", "other", REALTIME + "&redeliveryDelay=21");

            write(EVENTS);

            assertEachOnce(2);
        }
    }

    /** Begins with an event in the route of a node that dies at once. */
    private static final class AfterADeath extends SharedRepository {
        private final AtomicInteger refused = new AtomicInteger();

        @Override
        public boolean add(String key) {
            if (key.contains("#") && refused.getAndIncrement() == 0) {
                // the dead node was first
                super.add(key);
            }
            return super.add(key);
        }
    }

    @Test
    void theEventOfANodeThatDiedComesToAnotherOneAfterTheLeaseAndCountsAsNoFailure() throws Exception {
        AfterADeath repository = new AfterADeath();
        try (Listener node = new Listener(simulator)) {
            node.component.getConfiguration().setIdempotentRepository(repository);
            node.component.getConfiguration().setClaimLease(1000);
            node.context.start();
            route(node, "node", "node", REALTIME);
            write(1);
            await().until(() -> handled.size() == 1);
            assertThat(repository.refused.get()).isGreaterThan(1);
            assertThat(consumer(node, "node").getFailed()).isZero();
            assertThat(consumer(node, "node").getRedelivered()).isZero();
        }
    }
}
