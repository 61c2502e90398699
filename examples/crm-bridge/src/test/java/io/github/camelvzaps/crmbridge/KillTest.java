package io.github.camelvzaps.crmbridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.AcceptedMessage;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import io.github.camelvzaps.simulator.api.EventCounts;
import io.github.camelvzaps.simulator.api.FaultRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The process is stopped, then killed in the middle of a campaign and of the customers' messages. */
@ExtendWith(SimulatorExtension.class)
class KillTest {
    private static final int RECIPIENTS = 300;
    private static final int CHATS = 30;
    private static final int EARLY = 800;
    private static final int LATE = 30;

    @TempDir
    private Path directory;

    @Test
    void aStoppedAndAKilledProcessLoseNothingAndSendNothingTwice(VzapsSimulator simulator) throws Exception {
        simulator.addInstance("CRM1", "crm1-token");
        // so that several messages are on their way at the moment of the kill
        simulator.fault(FaultRule.onOperation("messages/sendText").delay(Duration.ofMillis(60)));
        Files.write(directory.resolve("list.csv"), list());
        List<String> arguments = arguments(simulator);

        Set<String> written = new HashSet<>();
        try (Program stopped = Program.start(directory, arguments)) {
            stopped.awaitUntil(() -> assertThat(sent(simulator)).hasSizeGreaterThan(10));
            stopped.stop();
        }
        int sentByStopped = sent(simulator).size();
        assertThat(sentByStopped).as("in the middle of the campaign").isLessThan(RECIPIENTS);

        try (Program first = Program.start(directory, arguments)) {
            first.awaitUntil(() -> assertThat(sent(simulator)).hasSizeGreaterThan(sentByStopped));
            assertThat(count(first.database(), "campaign_outbox where state = 'unknown'"))
                    .as("a stop waits for what is on its way")
                    .isZero();
            write(simulator, EARLY, written);
            first.awaitUntil(() -> {
                assertThat(sent(simulator)).hasSizeGreaterThan(sentByStopped + 20);
                assertThat(simulator.eventCounts("CRM1").acked()).isGreaterThan(50);
            });
            first.kill();
        }
        int sentByFirst = sent(simulator).size();
        assertThat(sentByFirst).as("in the middle of the campaign").isLessThan(RECIPIENTS);
        assertThat(simulator.eventCounts("CRM1").acked())
                .as("in the middle of the customers' messages")
                .isLessThan(EARLY);
        write(simulator, LATE, written);

        try (Program second = Program.start(directory, arguments)) {
            second.awaitUntil(() -> {
                assertThat(second.output()).contains("continues where it stopped", "each recipient:");
                EventCounts counts = simulator.eventCounts("CRM1");
                assertThat(counts.acked()).isEqualTo(written.size());
                assertThat(count(second.database(), "desk.message")).isEqualTo(written.size());
            });

            assertNobodyGotItTwice(simulator, second);
            assertEveryMessageIsThereOnce(second.database(), written);
            second.stop();
        }
        assertThat(sent(simulator)).hasSizeGreaterThan(sentByFirst).doesNotHaveDuplicates();
    }

    private static void assertNobodyGotItTwice(VzapsSimulator simulator, Program program) throws IOException {
        JdbcClient database = program.database();
        List<String> accepted = sent(simulator);
        List<String> sentRows = phones(database, "sent");
        List<String> unknownRows = phones(database, "unknown");
        List<String> known = new ArrayList<>(sentRows);
        known.addAll(unknownRows);

        assertThat(accepted).doesNotHaveDuplicates();
        assertThat(known).as("nobody is forgotten").hasSize(RECIPIENTS).doesNotHaveDuplicates();
        assertThat(accepted).containsAll(sentRows);
        assertThat(known).containsAll(accepted);
        if (!unknownRows.isEmpty()) {
            assertThat(program.output())
                    .contains(unknownRows.size() + " messages were on their way when the program was ended");
        }
        assertThat(program.output()).containsPattern("(?m)^  unknown +" + unknownRows.size() + "\\b");
    }

    private static void assertEveryMessageIsThereOnce(JdbcClient database, Set<String> written) {
        assertThat(database.sql("select id from message").query(String.class).list())
                .containsExactlyInAnyOrderElementsOf(written);
        assertThat(count(database, "camel_messageprocessed")).isEqualTo(written.size());
        assertThat(count(database, "contact")).isEqualTo(CHATS);
        assertThat(count(database, "ticket")).isEqualTo(CHATS);
    }

    private List<String> arguments(VzapsSimulator simulator) throws IOException {
        return List.of(
                "--crm.simulator.enabled=false",
                "--crm.scenario=false",
                "--crm.send-every=30ms",
                "--crm.campaign.file=list.csv",
                "--server.port=" + Program.freePort(),
                "--camel.component.vzaps.base-url=" + simulator.url(),
                "--camel.component.vzaps.realtime-url=" + simulator.realtimeUrl());
    }

    private static List<String> list() {
        List<String> lines = new ArrayList<>(List.of("name,phone"));
        IntStream.range(0, RECIPIENTS).forEach(i -> lines.add("Customer " + i + ",(11) 9" + (90_001_000 + i + 1)));
        return lines;
    }

    private static void write(VzapsSimulator simulator, int count, Set<String> written) {
        int first = written.size();
        IntStream.range(first, first + count).forEach(i -> written.add("M" + i));
        simulator.customersSay(
                "CRM1",
                count,
                i -> CustomerMessage.text("55219999900" + (10 + i % CHATS), "message")
                        .id("M" + (first + i)));
    }

    private static List<String> sent(VzapsSimulator simulator) {
        return simulator.messages("CRM1").stream().map(AcceptedMessage::to).toList();
    }

    private static List<String> phones(JdbcClient database, String state) {
        return database.sql(
                        "select r.phone from recipient r join campaign_outbox o on o.message_key = 'campaign-' || r.id"
                                + " where o.state = :state")
                .param("state", state)
                .query(String.class)
                .list();
    }

    private static int count(JdbcClient database, String table) {
        return database.sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }
}
