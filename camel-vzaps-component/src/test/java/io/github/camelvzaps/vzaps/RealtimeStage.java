package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.core.realtime.RealtimeConsumer;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import io.github.camelvzaps.simulator.api.SimulatedEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.jsse.SSLContextParameters;

/** A simulator, a route behind its realtime connection, and the count of what came through the route. */
final class RealtimeStage implements AutoCloseable {
    static final Duration LONG = Duration.ofSeconds(20);
    private static final int CHATS = 10;

    final VzapsSimulator simulator;
    final Gate gate;
    final Listener listener;

    /** How often the route finished each event. */
    final Map<String, AtomicInteger> effects = new ConcurrentHashMap<>();

    /** The events in the order in which the route finished them. */
    final ConcurrentLinkedQueue<Listener.Seen> finished = new ConcurrentLinkedQueue<>();

    final List<String> emitted = new ArrayList<>();

    /** @param tls whether everything goes encrypted, through the gate */
    RealtimeStage(boolean tls) throws IOException {
        simulator = tls ? VzapsSimulator.builder().tls().start() : VzapsSimulator.start();
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
        gate = tls ? new Gate(simulator.port()) : null;
        listener = new Listener(simulator).options(options -> {
            options.setConnectTimeout(1000);
            options.setPingInterval(150);
            options.setMaximumEventSize(4096);
            if (tls) {
                options.setRealtimeUrl("wss://127.0.0.1:" + gate.port());
                options.setSslContextParameters(new Trusting(simulator.sslContext()));
            }
        });
    }

    /** Starts the route; the given step comes first in it. */
    void start(Processor first) throws Exception {
        listener.start("vzaps:events/subscribe?events=Message", exchange -> {
            first.process(exchange);
            String id = exchange.getMessage().getHeader("CamelVzapsEventId", String.class);
            if (id != null) {
                effects.computeIfAbsent(id, any -> new AtomicInteger()).incrementAndGet();
                finished.add(
                        new Listener.Seen(null, Map.copyOf(exchange.getMessage().getHeaders())));
            }
        });
    }

    void awaitConnection() {
        await().atMost(LONG).until(() -> simulator.realtimeConnections(Contract.INSTANCE) > 0);
    }

    /** Lets customers of several chats write. */
    void say(int count) {
        int before = emitted.size();
        emitted.addAll(simulator.customersSay(
                Contract.INSTANCE,
                count,
                i -> CustomerMessage.text("551190000000" + (before + i) % CHATS, "text " + (before + i))));
    }

    List<SimulatedEvent> messages() {
        return simulator.events(Contract.INSTANCE).stream()
                .filter(event -> event.type().equals("Message"))
                .toList();
    }

    /** Waits until each event was finished by the route and acknowledged. */
    void awaitEverything() {
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(effects.keySet()).hasSize(emitted.size()).containsAll(emitted);
            assertThat(messages().stream().filter(event -> !event.acked()).map(SimulatedEvent::id))
                    .isEmpty();
        });
    }

    /** Checks that no event had its effect twice. */
    void assertOnce() {
        assertThat(effects.entrySet().stream()
                        .filter(effect -> effect.getValue().get() != 1))
                .isEmpty();
    }

    /** Checks that the events of each chat came in the order in which they were emitted. */
    void assertOrderInChats() {
        Map<Object, List<String>> chats = finished.stream()
                // of an event that is too large only the id is known
                .filter(seen -> seen.header("ChatId") != null)
                .collect(Collectors.groupingBy(
                        seen -> seen.header("ChatId"),
                        Collectors.mapping(seen -> (String) seen.header("EventId"), Collectors.toList())));
        assertThat(chats).hasSize(CHATS);
        chats.forEach((chat, ids) -> assertThat(ids)
                .as("chat %s", chat)
                .isEqualTo(emitted.stream().filter(new TreeSet<>(ids)::contains).toList()));
    }

    RealtimeConsumer consumer() {
        return (RealtimeConsumer) listener.context.getRoute(Listener.ROUTE).getConsumer();
    }

    /**
     * Stops the route and checks that nothing of it is left.
     *
     * @param silent how many connections the simulator takes for open in any case
     */
    void assertNothingStaysBehind(int silent) {
        listener.close();
        await().atMost(LONG).until(() -> simulator.realtimeConnections(Contract.INSTANCE) == silent);
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(threads(listener.context.getName())).isEmpty());
    }

    /** Returns the names of the live threads that carry this text. */
    static Set<String> threads(String part) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains(part))
                .collect(Collectors.toSet());
    }

    @Override
    public void close() throws IOException {
        listener.close();
        if (gate != null) {
            gate.close();
        }
        simulator.close();
    }

    /** Trusts what the simulator says. */
    private static final class Trusting extends SSLContextParameters {
        private final SSLContext trusting;

        private Trusting(SSLContext trusting) {
            this.trusting = trusting;
        }

        @Override
        public SSLContext createSSLContext(CamelContext context) {
            return trusting;
        }
    }

    /** Returns a step that does nothing. */
    static Processor nothing() {
        return (Exchange exchange) -> {};
    }
}
