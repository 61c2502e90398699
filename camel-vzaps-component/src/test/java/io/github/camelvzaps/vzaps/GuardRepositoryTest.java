package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.LogLines;
import io.github.camelvzaps.StatesInMemory;
import io.github.camelvzaps.api.CursorFiles;
import io.github.camelvzaps.api.FailureReason;
import io.github.camelvzaps.api.NotSentException;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.apache.logging.log4j.Level;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Who wrote, over restarts and nodes; counted at the simulator. */
@ExtendWith(SimulatorExtension.class)
class GuardRepositoryTest {
    private static final String ANA = "5585987654321";
    private static final String ANA_WITHOUT = "558587654321";
    private static final String BIA = "5511977776666";

    private VzapsSimulator simulator;

    @TempDir
    private Path folder;

    @BeforeEach
    void begin(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(60));
    }

    private Listener node(StateRepository<String, String> repository) {
        Listener node = new Listener(simulator).options(options -> options.setGuardRepository(repository));
        node.context.start();
        return node;
    }

    /** Returns a node whose route has seen these messages. */
    private Listener nodeThatSees(StateRepository<String, String> repository, CustomerMessage... messages)
            throws Exception {
        Listener node = node(repository).start("vzaps:events/subscribe?events=Message");
        patiently().until(() -> simulator.realtimeConnections(Contract.INSTANCE) > 0);
        say(node, messages);
        return node;
    }

    private void say(Listener node, CustomerMessage... messages) {
        int before = node.seen.size();
        simulator.customersSay(Contract.INSTANCE, messages.length, i -> messages[i]);
        patiently().until(() -> node.seen.size() == before + messages.length);
    }

    private static Exchange send(Listener node, String phone) {
        return node.context
                .createFluentProducerTemplate()
                .to("vzaps:messages/sendText?guard=on&guardWroteWithin=1h")
                .withBody("Hi")
                .withHeaders(Map.of("CamelVzapsPhone", phone))
                .request(Exchange.class);
    }

    private static NotSentException refusal(Exchange exchange) {
        assertThat(exchange.getException()).isInstanceOf(NotSentException.class);
        NotSentException refusal = exchange.getException(NotSentException.class);
        assertThat(refusal.getFailureReason()).isEqualTo(FailureReason.GUARDED);
        return refusal;
    }

    private List<String> recipients() {
        return simulator.messages(Contract.INSTANCE).stream()
                .map(message -> message.to())
                .toList();
    }

    @Test
    void aRestartKnowsWhoWroteAndTheFileHoldsNoPhone() throws Exception {
        Path file = folder.resolve("wrote.states");
        try (Listener before = nodeThatSees(
                FileStateRepository.fileStateRepository(file.toFile()), CustomerMessage.text(ANA_WITHOUT, "hi"))) {
            assertThat(before.seen).hasSize(1);
        }
        try (Listener after = node(FileStateRepository.fileStateRepository(file.toFile()))) {
            assertThat(send(after, ANA).getException()).isNull();
            refusal(send(after, BIA));
        }
        assertThat(recipients()).containsExactly(ANA);
        assertThat(Files.readString(file))
                .contains("vzaps/guard/" + Contract.INSTANCE + "/")
                .doesNotContain(ANA, ANA_WITHOUT);
    }

    @Test
    void whatAnotherNodeHasSeenCounts() throws Exception {
        try (Listener sender = node(new CursorFiles(folder))) {
            refusal(send(sender, ANA));
            try (Listener other = nodeThatSees(new CursorFiles(folder), CustomerMessage.text(ANA, "hi"))) {
                assertThat(send(sender, ANA).getException()).isNull();
                refusal(send(sender, BIA));
            }
        }
        assertThat(recipients()).containsExactly(ANA);
    }

    @Test
    void aRepositoryThatFailsRefusesAndEventsGoOn() throws Exception {
        StatesInMemory states = new StatesInMemory();
        states.fails = true;
        try (LogLines log = new LogLines("io.github.camelvzaps.core.gateway.GuardRepository");
                Listener node =
                        nodeThatSees(states, CustomerMessage.text(ANA, "hi"), CustomerMessage.text(ANA, "again"))) {
            assertThat(log.from(Level.WARN)).hasSize(1);
            // this node has seen it
            assertThat(send(node, ANA).getException()).isNull();
            NotSentException refused = refusal(send(node, BIA));
            assertThat(refused).hasMessageContaining("the guardRepository cannot be read");
            assertThat(refused).hasMessageContaining("(option guardWroteWithin)");
            assertThat(refused).hasRootCauseMessage("the database is away");
            assertThat(log.from(Level.WARN)).hasSize(1);

            states.fails = false;
            say(node, CustomerMessage.text(BIA, "hi"));
            // what was missed follows what it took
            patiently().until(() -> states.states.size() == 2);
        }
        try (Listener after = node(states)) {
            assertThat(send(after, ANA).getException()).isNull();
            assertThat(send(after, BIA).getException()).isNull();
        }
        assertThat(recipients()).containsExactly(ANA, ANA, BIA);
    }

    @Test
    void manyMessagesOfAChatAreWrittenOnce() throws Exception {
        StatesInMemory states = new StatesInMemory();
        CustomerMessage[] messages = new CustomerMessage[20];
        for (int i = 0; i < messages.length; i++) {
            messages[i] = CustomerMessage.text(i % 2 == 0 ? ANA : ANA_WITHOUT, "hi " + i);
        }
        try (Listener node = nodeThatSees(states, messages)) {
            assertThat(node.seen).hasSize(messages.length);
            // two, when the minute is over in between
            assertThat(states.writes.get()).isBetween(1, 2);
        }
    }
}
