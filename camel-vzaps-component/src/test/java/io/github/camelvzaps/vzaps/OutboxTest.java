package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.OutboxDatabase;
import io.github.camelvzaps.api.GatewayInstance;
import io.github.camelvzaps.api.InstanceRegistry;
import io.github.camelvzaps.api.NotSentException;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.AcceptedMessage;
import io.github.camelvzaps.simulator.api.FaultRule;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of messages in a table; the simulator counts what is sent. */
@ExtendWith(SimulatorExtension.class)
class OutboxTest {
    private static final String TABLE = OutboxDatabase.TABLE;

    private VzapsSimulator simulator;
    private OutboxDatabase database;

    @BeforeEach
    void begin(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
        database = new OutboxDatabase("");
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    private OutboxNode node(Consumer<VzapsConfiguration> options) throws Exception {
        return new OutboxNode(simulator, database.pool, options);
    }

    private OutboxNode node() throws Exception {
        return node(options -> {});
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(60));
    }

    private List<Object> sentTexts() {
        return simulator.messages(Contract.INSTANCE).stream()
                .map(message -> message.body().get("message"))
                .toList();
    }

    private long calls() {
        return simulator.requests().stream()
                .filter(request -> "messages/sendText".equals(request.operation()))
                .count();
    }

    @Test
    void aMessageIsSentAndItsReceiptsAreFoundByItsId() throws Exception {
        simulator.setOptions(Map.of("deliveredAfterMs", 10, "readAfterMs", 30));
        try (OutboxNode node = node()) {
            database.execute("create table receipt (message_id varchar(200), state varchar(20))");
            node.context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("vzaps:events/subscribe?events=ReadReceipt")
                            .split(header(VzapsConstants.MESSAGE_IDS))
                            .process(exchange -> database.execute("insert into receipt values ('"
                                    + exchange.getMessage().getBody(String.class) + "', '"
                                    + exchange.getMessage().getHeader(VzapsConstants.RECEIPT_STATE) + "')"));
                }
            });
            patiently().until(() -> simulator.realtimeConnections(Contract.INSTANCE) == 1);

            Exchange written = node.write(OutboxNode.PHONE, "Hi", "order-1");
            assertThat(written.getException()).isNull();
            assertThat(written.getMessage().getHeader(VzapsConstants.OUTBOX_STATE))
                    .isEqualTo("waiting");

            patiently()
                    .untilAsserted(() -> assertThat(database.query("select o.message_key, r.state from " + TABLE
                                    + " o join receipt r on r.message_id = o.message_id where r.state = 'Read'"))
                            .containsExactly("order-1,Read"));
            assertThat(database.states()).containsExactly("sent");
            assertThat(database.query("select message_id from " + TABLE))
                    .containsExactly(
                            simulator.messages(Contract.INSTANCE).get(0).id());
        }
    }

    @Test
    void theMessagesOfAChatGoInTheOrderInWhichTheyWereWritten() throws Exception {
        simulator.setFaults(List.of(
                FaultRule.onOperation("messages/sendText").probability(0.3, 7).delay(Duration.ofMillis(80))));
        try (OutboxNode node = node()) {
            for (int i = 0; i < 30; i++) {
                node.write("1415555010" + i % 3, "text " + i, null);
            }
            patiently()
                    .untilAsserted(
                            () -> assertThat(database.states()).hasSize(30).containsOnly("sent"));
        }
        for (int chat = 0; chat < 3; chat++) {
            String phone = "1415555010" + chat;
            List<Object> expected = new ArrayList<>();
            for (int i = chat; i < 30; i += 3) {
                expected.add("text " + i);
            }
            assertThat(simulator.messages(Contract.INSTANCE))
                    .filteredOn(message -> message.to().equals(phone))
                    .extracting(message -> message.body().get("message"))
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"400, rejected, 1", "500, unknown, 1", "429, sent, 2", "401, sent, 2"})
    void aRowEndsAsTheGatewayAnswersAndOnlyWhatWasNotDoneIsSentAgain(int status, String end, int calls)
            throws Exception {
        simulator.setFaults(
                List.of(FaultRule.onOperation("messages/sendText").times(1).status(status)));
        try (OutboxNode node = node()) {
            node.write("first");
            node.write("second");
            // the second one goes after the end of the first, whatever it is
            patiently().untilAsserted(() -> assertThat(database.states()).containsExactly(end, "sent"));
            assertThat(calls()).isEqualTo(calls + 1);
            if (!end.equals("sent")) {
                assertThat(database.query("select reason from " + TABLE + " where state = '" + end + "'"))
                        .singleElement()
                        .asString()
                        .contains("messages/sendText");
            }
        }
    }

    @Test
    void whatCannotBeSentWaitsUntilTheGatewayIsThere() throws Exception {
        try (OutboxNode node = node(options -> options.setConnectTimeout(1_000))) {
            CompletableFuture<Void> down = CompletableFuture.runAsync(() -> {
                try {
                    simulator.restart(Duration.ofSeconds(4));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            patiently().until(() -> {
                try (Socket socket = new Socket("127.0.0.1", simulator.port())) {
                    return false;
                } catch (IOException refused) {
                    return true;
                }
            });
            node.write("Hi");
            down.join();
            patiently().untilAsserted(() -> assertThat(database.states()).containsExactly("sent"));
        }
        assertThat(sentTexts()).containsExactly("Hi");
    }

    @Test
    void aKeyIsWrittenOnceAndStandsForOneMessage() throws Exception {
        try (OutboxNode node = node()) {
            node.write(OutboxNode.PHONE, "Hi", "order-1");
            patiently().untilAsserted(() -> assertThat(database.states()).containsExactly("sent"));

            Exchange again = node.write(OutboxNode.PHONE, "Hi", "order-1");
            assertThat(again.getException()).isNull();
            assertThat(again.getMessage().getHeader(VzapsConstants.OUTBOX_STATE))
                    .isEqualTo("sent");
            assertThat(node.write(OutboxNode.PHONE, "Bye", "order-1").getException())
                    .isInstanceOf(NotSentException.class)
                    .hasMessageContaining("another message with the key order-1: give each message a key of its own");
            assertThat(node.write(OutboxNode.PHONE, "Hi", "x".repeat(201)).getException())
                    .hasMessageContaining("CamelVzapsOutboxKey takes a text of 1 to 200 characters");
        }
        assertThat(sentTexts()).containsExactly("Hi");
        assertThat(database.states()).containsExactly("sent");
    }

    @Test
    void oneNodeSendsAndTheNextOneTakesOverWhatIsLeft() throws Exception {
        OutboxNode first = node();
        patiently()
                .untilAsserted(() -> assertThat(database.query("select fence from " + TABLE + "_lease"))
                        .containsExactly("1"));
        try (OutboxNode other = node()) {
            first.close();
            for (int i = 0; i < 10; i++) {
                other.write("text " + i);
            }
            patiently()
                    .untilAsserted(
                            () -> assertThat(database.states()).hasSize(10).containsOnly("sent"));
        }
        assertThat(sentTexts()).hasSize(10).doesNotHaveDuplicates();
        assertThat(database.query("select fence from " + TABLE + "_lease")).containsExactly("2");
    }

    @Test
    void theRowsOfANumberThatWasRemovedWaitUntilItIsAddedAgain() throws Exception {
        simulator.setFaults(List.of(
                FaultRule.onOperation("messages/sendText").times(1).status(429).header("Retry-After", "2")));
        try (OutboxNode node = node()) {
            InstanceRegistry numbers =
                    node.context.getComponent("vzaps", VzapsComponent.class).getInstanceRegistry();
            GatewayInstance shop = new GatewayInstance();
            shop.setId(Contract.INSTANCE);
            shop.setToken(Camel.TOKEN);
            numbers.add("shop", shop);
            node.write("Hi");
            patiently().until(() -> calls() == 1);
            numbers.remove("shop");
            patiently()
                    .untilAsserted(() -> assertThat(database.query("select state, reason from " + TABLE))
                            .singleElement()
                            .asString()
                            .startsWith("waiting,")
                            .contains("was removed while the application ran"));
            assertThat(calls()).isEqualTo(1);

            numbers.add("shop", shop);
            patiently().untilAsserted(() -> assertThat(database.states()).containsExactly("sent"));
        }
    }

    @Test
    void aNodeThatStopsWritesTheEndOfWhatItIsSending() throws Exception {
        simulator.setFaults(
                List.of(FaultRule.onOperation("messages/sendText").times(1).delay(Duration.ofSeconds(2))));
        try (OutboxNode node = node()) {
            node.write("under way");
            patiently().until(() -> calls() == 1);
        }
        assertThat(database.states()).containsExactly("sent");
        assertThat(sentTexts()).containsExactly("under way");
        // the next node need not wait for the lease
        assertThat(database.query("select 1 from " + TABLE + "_lease where expires_at <= current_timestamp"))
                .hasSize(1);
    }

    @Test
    void whatANodeWasSendingWhenItDiedBecomesUnknownAndIsNotSentAgain() throws Exception {
        try (OutboxNode node = node(options -> options.setOutboxDrain(false))) {
            node.write("under way");
            node.write("behind it");
        }
        // as the node that died has left it
        database.execute("update " + TABLE + " set state = 'sending', fence = 41 where id = 1");
        database.execute("update " + TABLE + "_lease set holder = 'dead', fence = 41,"
                + " expires_at = current_timestamp + interval '2' second");
        try (OutboxNode node = node()) {
            patiently().untilAsserted(() -> assertThat(database.states()).containsExactly("unknown", "sent"));
            assertThat(database.query("select reason from " + TABLE + " where id = 1"))
                    .singleElement()
                    .asString()
                    .contains("died or lost its lease");
        }
        assertThat(sentTexts()).containsExactly("behind it");
    }

    @Test
    void theOutboxKeepsThePaceOfTheNumber() throws Exception {
        try (OutboxNode node = node(options -> options.setPace("1/1h"))) {
            node.write("first");
            node.write("14155550101", "second", null);
            patiently().untilAsserted(() -> assertThat(database.states()).containsExactlyInAnyOrder("sent", "waiting"));
            // the budget belongs to the number, whichever way a message takes
            Exchange direct = node.context
                    .createFluentProducerTemplate()
                    .to("vzaps:messages/sendText?paceWhenFull=fail")
                    .withBody("third")
                    .withHeader(VzapsConstants.PHONE, OutboxNode.PHONE)
                    .send();
            assertThat(direct.getException()).hasMessageContaining("there is no room in the option pace");
        }
        assertThat(sentTexts()).hasSize(1);
        assertThat(database.states()).containsExactlyInAnyOrder("sent", "waiting");
    }

    @Test
    void onARestrictedNumberMessagesToStrangersWaitAndRepliesGo() throws Exception {
        simulator.limitNewChats(Contract.INSTANCE, 0);
        List<String> heard = new ArrayList<>();
        try (OutboxNode node = node(options -> options.setOnRestriction("hold"))) {
            node.context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("vzaps:events/subscribe?events=Message")
                            .process(exchange -> heard.add(exchange.getExchangeId()));
                }
            });
            patiently().until(() -> simulator.realtimeConnections(Contract.INSTANCE) == 1);
            simulator.customerSays(Contract.INSTANCE, "14155550999", "hello");
            patiently().until(() -> heard.size() == 1);

            node.write("to a stranger");
            patiently().untilAsserted(() -> assertThat(database.states()).containsExactly("unknown"));
            for (int i = 0; i < 20; i++) {
                node.write("1415555020" + i % 10, "to strangers " + i, null);
            }
            node.write("14155550999", "a reply", null);
            patiently().until(() -> sentTexts().contains("a reply"));
            patiently()
                    .untilAsserted(() -> assertThat(database.query(
                                    "select reason from " + TABLE + " where state = 'waiting' and reason is not null"))
                            .hasSize(10)
                            .allMatch(reason -> reason.contains("onRestriction=hold")));
            assertThat(calls()).isEqualTo(2);
        }
    }

    @Test
    void aFileIsKeptInTheTableAsItIsThen(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("pixel.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        try (OutboxNode node = node(options -> options.setOutboxDrain(false))) {
            assertThat(node.write(OutboxNode.PHONE, file.toFile(), null).getException())
                    .isNull();
        }
        Files.delete(file);
        try (OutboxNode node = node()) {
            patiently().untilAsserted(() -> assertThat(database.states()).containsExactly("sent"));
        }
        AcceptedMessage sent = simulator.messages(Contract.INSTANCE).get(0);
        assertThat(sent.type()).isEqualTo("image");
        assertThat(sent.media()).hasSize(1);
    }

    @Test
    void aDatabaseThatTakesNothingIsSaidAndNothingIsSent() throws Exception {
        try (OutboxNode node = node()) {
            database.execute("alter table " + TABLE + " add constraint full_up check (message_key <> 'third')");
            node.write(OutboxNode.PHONE, "text", "first");
            assertThat(node.write(OutboxNode.PHONE, "text", "third").getException())
                    .isInstanceOf(NotSentException.class)
                    .hasMessageContaining("was not written to camel_vzaps_outbox, and nothing was sent")
                    .hasMessageContaining("FULL_UP")
                    .hasMessageContaining(
                            "a table that is full has room again when you delete rows that have an ended_at");
            patiently().untilAsserted(() -> assertThat(database.states()).containsExactly("sent"));
        }
        assertThat(sentTexts()).hasSize(1);
    }

    @Test
    void aRouteInATransactionThatTheDatabaseDoesNotFollowIsRefused() throws Exception {
        try (OutboxNode node = node()) {
            Exchange written = node.context
                    .createFluentProducerTemplate()
                    .to("vzaps:outbox/send")
                    .withExchange(() -> {
                        Exchange exchange =
                                node.context.getEndpoint("direct:write").createExchange();
                        exchange.getMessage().setBody("Hi");
                        exchange.getMessage().setHeader(VzapsConstants.PHONE, OutboxNode.PHONE);
                        exchange.getExchangeExtension().setTransacted(true);
                        return exchange;
                    })
                    .send();
            assertThat(written.getException())
                    .isInstanceOf(NotSentException.class)
                    .hasMessageContaining("TransactionAwareDataSourceProxy");
        }
        assertThat(database.states()).isEmpty();
    }

    @Test
    void aTokenThatComesWithAMessageIsNotKept() throws Exception {
        try (OutboxNode node = node()) {
            Exchange written = node.context
                    .createFluentProducerTemplate()
                    .to("direct:write")
                    .withBody("Hi")
                    .withHeader(VzapsConstants.PHONE, OutboxNode.PHONE)
                    .withHeader(VzapsConstants.INSTANCE_TOKEN, "of-another")
                    .send();
            assertThat(written.getException())
                    .isInstanceOf(NotSentException.class)
                    .hasMessageContaining("The outbox keeps no tokens")
                    .hasMessageNotContaining("of-another");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";MODE=MySQL"})
    void theTablesAreCreatedUnderTheNameOfTheOption(String mode) throws Exception {
        database.close();
        database = new OutboxDatabase(mode);
        database.execute("create schema shop");
        for (int start = 0; start < 2; start++) {
            try (OutboxNode node = node(options -> options.setOutboxTable("shop.messages"))) {
                node.write("Hi");
                patiently()
                        .untilAsserted(() -> assertThat(database.query("select distinct state from shop.messages"))
                                .containsExactly("sent"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"outbox.sql", "outbox-mysql.sql"})
    void theScriptsRunAsTheyAre(String script) throws Exception {
        database.close();
        database = new OutboxDatabase(script.contains("mysql") ? ";MODE=MySQL" : "");
        try (var in = VzapsComponent.class.getResourceAsStream("/io/github/camelvzaps/core/outbox/" + script)) {
            database.execute(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        }
        try (OutboxNode node = node(options -> options.setOutboxCreateTable(false))) {
            node.write("Hi");
            patiently().untilAsserted(() -> assertThat(database.states()).containsExactly("sent"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vzaps:outbox/send | set the option outboxDataSource to a javax.sql.DataSource",
                "vzaps:outbox/send?outboxDataSource=#database | Run the script outbox.sql of the component, set outboxCreateTable=true",
                "vzaps:outbox/send?outboxDataSource=#database&outboxTable=a-b | outboxTable takes the name of a table",
                "vzaps:outbox/send?outboxDataSource=#database&outboxLease=10 | outboxLease takes a duration such as 30s",
                "vzaps:outbox/send?outboxDataSource=#database&outboxPollInterval=20s | outboxPollInterval takes at most a third of outboxLease",
                "vzaps:outbox/send?outboxDataSource=#database&guard=on&guardWroteWithin=24h | set guardWroteWithin=0",
                "vzaps:outbox/send?outboxDataSource=#database&guard=on&guardConfirm=14155550100 | sends later and asks nobody",
                "vzaps:outbox/send?outboxDataSource=#database&guardLinks=none | set guard=on",
                "vzaps:outbox/send?outboxDataSource=#database&guard=on&guardQuietHours=late | guardQuietHours takes hours such as",
                "vzaps:outbox/send?outboxDataSource=#database&outboxPollInterval=0 | outboxPollInterval takes a duration",
                "vzaps:outbox/send?outboxDataSource=#database&checkNumber=true | does not check numbers: set checkNumber=false",
                "vzaps:messages/sendText?outboxTable=shop | writes to no outbox, so the option outboxTable",
                "vzaps:outbox/list | the outbox takes messages only, by vzaps:outbox/send",
            })
    void whatCannotBeIsRefusedWithItsFix(String uri, String fix) {
        try (Camel camel = Camel.withTokenPair(simulator)) {
            if (uri.contains("#database")) {
                // one that is there would be found without the option
                camel.context.getRegistry().bind("database", database.pool);
            }
            assertThatThrownBy(() -> camel.send(uri, "Hi")).hasStackTraceContaining(fix);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "outboxPollInterval=70, outboxPollInterval",
        "outboxLease=20s, outboxLease",
        "pace=5/1m, pace",
        "instanceToken=of-another, tokens and secrets",
    })
    void anEndpointThatWouldSendOtherwiseFromTheSameTableIsRefused(String option, String named) throws Exception {
        try (OutboxNode node = node()) {
            assertThatThrownBy(
                            () -> node.context.createProducerTemplate().sendBody("vzaps:outbox/send?" + option, "Hi"))
                    .hasStackTraceContaining(
                            "another endpoint sends what is in camel_vzaps_outbox already, with other " + named);
        }
    }

    @Test
    void theOutboxCannotBeReadByARoute() {
        try (Camel camel = Camel.withTokenPair(simulator)) {
            assertThatThrownBy(() -> camel.context.addRoutes(new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("vzaps:outbox/send").to("mock:end");
                        }
                    }))
                    .hasStackTraceContaining("cannot be used in from()");
        }
    }
}
