package io.github.camelvzaps.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.api.SimulatedEvent;
import jakarta.jms.MessageFormatException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.camel.Exchange;
import org.apache.camel.PollingConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The routes between WhatsApp and a queue or a table; counted in the broker, the database and the simulator. */
@ExtendWith(SimulatorExtension.class)
class QueuesAndDatabasesTest {
    private static final String ANA = "5511999990001";
    private static final String TABLES = "jdbc:h2:mem:shop;MODE=PostgreSQL;DB_CLOSE_DELAY=-1";
    private static final int WAIT = 10_000;

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();

    @TempDir
    private Path folder;

    private VzapsSimulator simulator;
    private String brokerUrl;

    @BeforeEach
    void start(VzapsSimulator fresh) throws Exception {
        simulator = fresh;
        brokerUrl = "tcp://127.0.0.1:" + Surroundings.freePort();
        broker.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration("tcp", brokerUrl));
        broker.start();
        execute("drop all objects");
        // as the page prints them
        Blocks.of(Language.QUEUES_AND_DATABASES).stream()
                .map(Block::code)
                .filter(code -> code.startsWith("create table"))
                .forEach(this::execute);
    }

    @AfterEach
    void stop() throws Exception {
        broker.stop();
    }

    @ParameterizedTest
    @EnumSource
    void aReceivedMessageIsInTheQueueWithTheHeadersThatWereCopied(Language language) throws Exception {
        try (PageApplication snippet = start("to-queue", language)) {
            simulator.customerSays("VZ1", ANA, "Hi");
            Exchange queued = receive(snippet, "whatsapp.in");

            assertThat(queued.getMessage().getHeaders())
                    .containsEntry("chat", ANA + "@s.whatsapp.net")
                    .containsEntry("text", "Hi");
            assertThat(queued.getMessage().getHeaders().keySet()).noneMatch(name -> name.startsWith("CamelVzaps"));
            assertThat(new ObjectMapper().readTree(queued.getMessage().getBody(String.class)))
                    .isNotEmpty();
            await().until(() -> acknowledged() == 1);
        }
    }

    @Test
    void aQueueTakesNoNestedMapAndDropsHeadersThatAreNoPlainValues() throws Exception {
        try (PageApplication snippet = start("to-queue", Language.YAML)) {
            Exchange nested = snippet.send("jms:queue:probe", Map.of("a", Map.of("b", 1)), Map.of());
            Map<String, Object> headers = new HashMap<>(Map.of("text", "Hi", "number", 4, "flag", true));
            headers.put("CamelVzapsText", "Hi");
            headers.put("instant", Instant.EPOCH);
            snippet.send("jms:queue:probe", "body", headers);
            Exchange queued = receive(snippet, "probe");

            assertThat(nested.getException()).hasRootCauseInstanceOf(MessageFormatException.class);
            assertThat(queued.getMessage().getHeaders())
                    .containsEntry("text", "Hi")
                    .containsEntry("number", 4)
                    .containsEntry("flag", true)
                    .doesNotContainKeys("CamelVzapsText", "instant");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aQueuedMessageIsSentAndARefusedOneIsKeptWithItsReason(Language language) throws Exception {
        try (PageApplication snippet = start("from-queue", language)) {
            String order = "{\"phone\": \"" + ANA + "\", \"message\": \"Your order\"}";
            snippet.send("jms:queue:whatsapp.out", order, Map.of());
            await().until(() -> simulator.messages("VZ1").size() == 1);
            simulator.fault(FaultRule.onOperation("messages/sendText").times(1).status(403));
            snippet.send("jms:queue:whatsapp.out", order, Map.of());
            Exchange failed = receive(snippet, "whatsapp.failed");

            assertThat(failed.getMessage().getBody(String.class)).isEqualTo(order);
            assertThat(failed.getMessage().getHeader("reason", String.class)).contains("answered 403");
            assertThat(simulator.messages("VZ1")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReceivedMessageIsInTheTableOnceAlsoWhenItsPhoneIsUnknown(Language language) throws Exception {
        try (PageApplication snippet = start("to-database", language)) {
            simulator.customerSays("VZ1", ANA, "Hi");
            // a hidden number: the first copy has no phone, the second one has the same message id
            simulator.customerSendsAll(
                    "VZ1",
                    Map.of("from", "5511999990002", "lid", "40076373446793@lid", "text", "Hello", "secondCopy", true));
            await().until(() -> acknowledged() == 3);

            assertThat(number("select count(*) from message")).isEqualTo(2);
            assertThat(number("select count(*) from message where phone is null and text = 'Hello'"))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachRowIsSentOnceAndSaysWhatBecameOfIt(Language language) throws Exception {
        execute("insert into outgoing (id, phone, text) values (1, '" + ANA + "', 'one'), (2, 'Ana', 'two')");
        try (PageApplication snippet = start("from-database", language)) {
            await().until(() -> number("select count(*) from outgoing where state in ('sent', 'failed')") == 2);

            assertThat(number("select id from outgoing where state = 'sent'")).isEqualTo(1);
            assertThat(number("select id from outgoing where state = 'failed'")).isEqualTo(2);
            assertThat(simulator.messages("VZ1")).hasSize(1);
        }
    }

    private PageApplication start(String recipe, Language language) throws Exception {
        Block block = language.block(Language.QUEUES_AND_DATABASES, recipe);
        return new PageApplication(
                Blocks.of(Language.QUEUES_AND_DATABASES),
                block,
                new Surroundings(simulator, folder),
                Map.of("camel.beans.broker.brokerURL", brokerUrl));
    }

    private long acknowledged() {
        return simulator.events("VZ1").stream()
                .filter(event -> event.type().equals("Message"))
                .filter(SimulatedEvent::acked)
                .count();
    }

    private static Exchange receive(PageApplication snippet, String queue) throws Exception {
        try (PollingConsumer consumer =
                snippet.camel().getEndpoint("jms:queue:" + queue).createPollingConsumer()) {
            consumer.start();
            Exchange received = consumer.receive(WAIT);
            assertThat(received).as("a message in " + queue).isNotNull();
            return received;
        }
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(TABLES);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int number(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(TABLES);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
