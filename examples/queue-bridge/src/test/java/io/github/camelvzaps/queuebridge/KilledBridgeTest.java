package io.github.camelvzaps.queuebridge;

import static io.github.camelvzaps.queuebridge.Program.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.AcceptedMessage;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import io.github.camelvzaps.simulator.api.FaultRule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Processes are killed while messages go both ways; afterwards nothing is lost and nothing is doubled. */
@ExtendWith(SimulatorExtension.class)
class KilledBridgeTest {
    private static final String SHOP = "SHOP";
    private static final int KILLS = 3;
    private static final int SENDERS = 4;
    private static final int WRITTEN_EACH_TIME = 100;
    private static final int TO_SEND = 300;
    private static final List<String> ORDERS =
            IntStream.range(0, TO_SEND).mapToObj(i -> "order-" + i).toList();

    @TempDir
    private Path directory;

    private VzapsSimulator simulator;
    private int port;

    @BeforeEach
    void world(VzapsSimulator fresh) throws IOException {
        simulator = fresh;
        simulator.addInstance(SHOP, "inst-1");
        // slow enough to be killed in the middle of a call
        simulator.fault(FaultRule.onOperation("messages/sendText").delay(Duration.ofMillis(10)));
        port = Ports.free();
    }

    private Map<String, String> settings() {
        return Map.of(
                "gateway", simulator.url(),
                "broker-port", String.valueOf(port),
                "senders", String.valueOf(SENDERS),
                "more-routes", "");
    }

    @Test
    void theBridgeWithItsBrokerIsKilledThreeTimesAndNothingIsLostOrDoubled() throws Exception {
        try (Program bridge = new Program(directory, settings()).start()) {
            awaitBroker(queues -> ORDERS.forEach(id -> queues.send(id, order(id))));
            for (int kill = 1; kill <= KILLS; kill++) {
                awaitTheMiddle(kill);
                bridge.kill();
                bridge.start();
            }
            awaitBroker(queues -> {
                awaitTheEnd(queues);
                assertThatEachEventIsInTheQueueOnce(queues);
                List<String> parked = queues.ids(Queues.PARKED);
                assertThatEachOrderHasOneOutcome(queues, parked);
                // what was under way at the moment of a kill, and no more
                assertThat(parked).hasSizeLessThanOrEqualTo(KILLS * SENDERS);
            });
        }
    }

    @Test
    void theBrokerAloneIsKilledThreeTimesAndNothingIsLostDoubledOrParked() throws Exception {
        Map<String, String> elsewhere = Map.of(
                "gateway", simulator.url(),
                "broker", Broker.url(port),
                "senders", String.valueOf(SENDERS),
                "more-routes", "");
        try (Program broker = new Program(directory, settings(), "--broker").start()) {
            awaitBroker(queues -> ORDERS.forEach(id -> queues.send(id, order(id))));
            try (Program bridge = new Program(directory, elsewhere).start()) {
                for (int kill = 1; kill <= KILLS; kill++) {
                    awaitTheMiddle(kill);
                    broker.kill();
                    broker.start();
                }
                awaitBroker(queues -> {
                    awaitTheEnd(queues);
                    assertThatEachEventIsInTheQueueOnce(queues);
                    assertThatEachOrderHasOneOutcome(queues, List.of());
                });
            }
        }
    }

    private static String order(String id) {
        return "{\"phone\": \"5511987654321\", \"message\": \"" + id + "\"}";
    }

    private interface Look {
        void at(Queues queues) throws Exception;
    }

    /** Waits until the broker answers, and does something with its queues. */
    private void awaitBroker(Look look) throws Exception {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            try (Queues queues = new Queues(Broker.url(port))) {
                return queues.ids(Queues.IN) != null;
            }
        });
        try (Queues queues = new Queues(Broker.url(port))) {
            look.at(queues);
        }
    }

    /** Lets customers write, and waits until some of that and some of the orders is through. */
    private void awaitTheMiddle(int round) {
        int before = (round - 1) * WRITTEN_EACH_TIME;
        simulator.customersSay(
                SHOP,
                WRITTEN_EACH_TIME,
                i -> CustomerMessage.text("55119876500" + (10 + i % 7), "text " + (before + i)));
        int orders = round * TO_SEND / (KILLS + 2);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> simulator.eventCounts(SHOP).acked() > before + 5
                        && simulator.messages(SHOP).size() >= orders);
    }

    private void awaitTheEnd(Queues queues) {
        // what a consumer has fetched is not seen in whatsapp.out, so the outcomes are counted
        await().atMost(PATIENCE)
                .until(() -> queues.ids(Queues.SENT).size()
                                + queues.ids(Queues.PARKED).size()
                        >= TO_SEND);
        await().atMost(PATIENCE).until(() -> simulator.eventCounts(SHOP).acked() == (long) KILLS * WRITTEN_EACH_TIME);
    }

    private void assertThatEachEventIsInTheQueueOnce(Queues queues) {
        assertThat(queues.properties(Queues.IN, "text"))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, KILLS * WRITTEN_EACH_TIME)
                        .mapToObj(i -> "text " + i)
                        .toList());
    }

    private void assertThatEachOrderHasOneOutcome(Queues queues, List<String> parked) {
        List<String> outcomes = new ArrayList<>(queues.ids(Queues.SENT));
        outcomes.addAll(parked);
        assertThat(outcomes).containsExactlyInAnyOrderElementsOf(ORDERS);
        assertThat(queues.ids(Queues.REJECTED)).isEmpty();
        assertThat(queues.ids(Queues.OUT)).isEmpty();
        assertThat(queues.ids(Queues.PARKED)).hasSameSizeAs(parked);

        List<String> arrived =
                simulator.messages(SHOP).stream().map(AcceptedMessage::id).toList();
        assertThat(arrived).doesNotHaveDuplicates().containsAll(queues.ids(Queues.SENT));
        assertThat(ORDERS).containsAll(arrived);
    }
}
