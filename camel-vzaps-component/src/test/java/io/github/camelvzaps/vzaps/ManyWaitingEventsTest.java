package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import io.github.camelvzaps.simulator.api.SimulatedEvent;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Processor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** More events wait for a time than a timer of Camel's takes by default, which is 1,000. */
@ExtendWith(SimulatorExtension.class)
class ManyWaitingEventsTest {
    private static final int CHATS = 1_500;
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String LISTEN = "vzaps:events/subscribe?events=Message&maxInFlight=5000";

    private VzapsSimulator simulator;
    private Listener listener;

    @BeforeEach
    void start(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
        listener = new Listener(simulator);
    }

    @AfterEach
    void stop() {
        listener.close();
    }

    private void listen(String options, Processor middle) throws Exception {
        listener.start(LISTEN + options, middle);
        await().atMost(LONG).until(() -> simulator.realtimeConnections(Contract.INSTANCE) > 0);
    }

    private void everyChatSays(String what) {
        simulator.customersSay(
                Contract.INSTANCE,
                CHATS,
                i -> CustomerMessage.text("55119" + (10_000_000 + i), what).id(what + i));
    }

    @Test
    void eachOpenGroupWaitsForItsChatToBeQuiet() throws Exception {
        listen("&group=chat&groupMax=2&groupQuiet=1h&groupLongest=1h&progressTimeout=0", exchange -> {});
        everyChatSays("first");
        everyChatSays("second");
        await().atMost(LONG).until(() -> listener.seen.size() >= CHATS);
        assertThat(listener.seen)
                .hasSize(CHATS)
                .allSatisfy(group -> assertThat(group.header("GroupSize")).isEqualTo(2));
    }

    @Test
    void eachEventThatFailedWaitsForItsRetry() throws Exception {
        AtomicBoolean works = new AtomicBoolean();
        Set<Object> failed = ConcurrentHashMap.newKeySet();
        listen("&redeliveryDelay=5s&maximumRedeliveryDelay=5s", exchange -> {
            if (!works.get()) {
                failed.add(exchange.getMessage().getHeader("CamelVzapsMessageId"));
                throw new IllegalStateException("not yet");
            }
        });
        everyChatSays("first");
        await().atMost(LONG).until(() -> failed.size() == CHATS);
        works.set(true);
        await().atMost(LONG).until(() -> listener.seen.size() >= CHATS);
        assertThat(listener.seen).hasSize(CHATS);
        await().atMost(LONG)
                .until(() -> simulator.events(Contract.INSTANCE).stream()
                        .filter(event -> event.type().equals("Message"))
                        .allMatch(SimulatedEvent::acked));
    }
}
