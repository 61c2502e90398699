package io.github.camelvzaps.queuebridge;

import static io.github.camelvzaps.queuebridge.Program.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.AcceptedMessage;
import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.api.RecordedRequest;
import io.github.camelvzaps.simulator.api.Reset;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a message, and what the program says when it cannot run. */
@ExtendWith(SimulatorExtension.class)
class OutcomesTest {
    private static final String SHOP = "SHOP";
    private static final String ORDER = "{\"phone\": \"5511987654321\", \"message\": \"Your order\"}";

    @TempDir
    private Path directory;

    @Test
    void aMessageIsSentOrDeadOrParkedAndWhatIsNotSentYetStays(VzapsSimulator simulator) throws Exception {
        simulator.addInstance(SHOP, "inst-1");
        int port = Ports.free();
        Map<String, String> settings = Map.of(
                "gateway", simulator.url(), "broker-port", String.valueOf(port), "senders", "1", "more-routes", "");
        try (Program bridge = new Program(directory, settings).start()) {
            bridge.awaitOutput("broker     listens");
            try (Queues queues = new Queues(Broker.url(port))) {
                simulator.fault(
                        FaultRule.onOperation("messages/sendText").times(1).status(403));
                queues.send("refused", ORDER);
                awaitIds(queues, Queues.REJECTED, "refused");

                simulator.fault(
                        FaultRule.onOperation("messages/sendText").times(1).reset(Reset.AFTER));
                queues.send("broken", ORDER);
                awaitIds(queues, Queues.PARKED, "broken");

                // more often than the component itself tries again
                simulator.fault(FaultRule.onOperation("messages/sendText")
                        .times(5)
                        .status(503)
                        .header("Retry-After", "0"));
                queues.send("busy", ORDER);
                awaitIds(queues, Queues.SENT, "busy");
                assertThat(bridge.output()).contains("could not be sent yet, it stays in whatsapp.out");

                // the same message again is known
                queues.send("busy", ORDER);
                queues.send("last", ORDER);
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(queues.ids(Queues.SENT)).contains("last"));

                assertThat(simulator.messages(SHOP))
                        .extracting(AcceptedMessage::id)
                        .containsExactly("broken", "busy", "last");
                assertThat(simulator.requests())
                        .extracting(RecordedRequest::operation)
                        .filteredOn("messages/sendText"::equals)
                        .hasSize(1 + 1 + 5 + 1 + 1);
                assertThat(queues.properties(Queues.REJECTED, "reason"))
                        .singleElement()
                        .asString()
                        .contains("403");
                assertThat(bridge.output()).doesNotContain("5511987654321", "Your order");
            }
        }
    }

    @Test
    void theWalkEndsWithAReceiptThatProvesWhatWasParked() throws Exception {
        Map<String, String> settings =
                Map.of("gateway-port", String.valueOf(Ports.free()), "broker-port", String.valueOf(Ports.free()));
        try (Program walk = new Program(directory, settings, "--once").start()) {
            assertThat(walk.exitCode()).as(walk::output).isZero();

            assertThat(walk.output().lines())
                    .contains(
                            "--         what the gateway has: 4 messages",
                            "--         whatsapp.out: 0",
                            "--         whatsapp.sent: 4",
                            "--         whatsapp.rejected: 1",
                            "--         whatsapp.parked: 0");
            assertThat(walk.output())
                    .contains("out        a receipt proves that a parked message went out")
                    .doesNotContain("Exception", VzapsSimulator.CLIENT_TOKEN, VzapsSimulator.CLIENT_SECRET);
        }
    }

    @Test
    void withoutItsBrokerOrItsPortsItSaysInOneLineHowToFixThat() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            String number = String.valueOf(taken.getLocalPort());
            assertThat(lineOf(Map.of("broker-port", number), "--broker"))
                    .containsExactly("The bridge stopped: port " + number
                            + " of the broker is taken; -Dbridge.broker-port=... names another one");
            assertThat(lineOf(Map.of("gateway-port", number, "broker-port", String.valueOf(Ports.free()))))
                    .contains("The bridge stopped: port " + number
                            + " of the simulator is taken; -Dbridge.gateway-port=... names another one");
        }
        String nobody = Broker.url(Ports.free());
        assertThat(lineOf(Map.of("broker", nobody, "gateway", "http://127.0.0.1:1")))
                .containsExactly("The bridge stopped: no broker answers at " + nobody
                        + "; start it, or leave bridge.broker empty for one inside this program");
        assertThat(lineOf(Map.of("broker-port", "many")))
                .containsExactly("The bridge stopped: bridge.broker-port is a port number, not 'many'");
    }

    @Test
    void aJournalThatAnotherBridgeUsesIsNamedInOneLine() throws Exception {
        try (Program first =
                new Program(directory, Map.of("broker-port", String.valueOf(Ports.free())), "--broker").start()) {
            first.awaitOutput("broker     listens at");
            Map<String, String> second = Map.of("broker-port", String.valueOf(Ports.free()));
            try (Program program = new Program(directory, second, "--broker", "--broker").start()) {
                assertThat(program.exitCode()).isEqualTo(1);
                assertThat(program.output().lines())
                        .containsExactly(
                                "The bridge stopped: another bridge uses the journal in " + directory.resolve("broker")
                                        + "; end it, or -Dbridge.output=... names another folder");
            }
        }
    }

    private List<String> lineOf(Map<String, String> settings, String... arguments) throws Exception {
        Path own = directory.resolve("of" + settings.hashCode());
        own.toFile().mkdirs();
        try (Program program = new Program(own, settings, arguments).start()) {
            assertThat(program.exitCode()).isEqualTo(1);
            return program.output().lines().toList();
        }
    }

    private static void awaitIds(Queues queues, String queue, String... ids) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(queues.ids(queue)).containsExactly(ids));
    }
}
