package io.github.camelvzaps.crmbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.AcceptedMessage;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.api.Reset;
import io.github.camelvzaps.simulator.api.SimulatedEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One bridge for all tests, each with customers of its own; its CRM is another one than the desk. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BridgeTest {
    private static final String INSTANCE = "CRM1";

    @TempDir
    private static Path directory;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> crmGot = new CopyOnWriteArrayList<>();
    private final AtomicInteger crmRefusals = new AtomicInteger();
    private VzapsSimulator simulator;
    private HttpServer crm;
    private ConfigurableApplicationContext context;
    private JdbcClient database;
    private String desk;

    @BeforeAll
    void start() throws IOException {
        Awaitility.setDefaultTimeout(Program.PATIENCE);
        simulator = VzapsSimulator.builder().instance(INSTANCE, "crm1-token").start();
        crm = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        crm.createContext("/messages", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean refused = crmRefusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
            if (!refused) {
                crmGot.add(body);
            }
            exchange.sendResponseHeaders(refused ? 503 : 200, -1);
            exchange.close();
        });
        crm.start();
        context = SpringApplication.run(
                CrmBridge.class,
                "--crm.output=" + directory,
                "--crm.send-every=5ms",
                "--crm.simulator.enabled=false",
                "--crm.scenario=false",
                "--crm.url=http://127.0.0.1:" + crm.getAddress().getPort(),
                "--server.port=0",
                "--camel.component.vzaps.redelivery-delay=100",
                "--camel.component.vzaps.maximum-redelivery-delay=500",
                "--camel.component.vzaps.base-url=" + simulator.url(),
                "--camel.component.vzaps.realtime-url=" + simulator.realtimeUrl());
        database = context.getBean(JdbcClient.class);
        desk = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + "/desk";
    }

    @AfterAll
    void stop() {
        context.close();
        crm.stop(0);
        simulator.close();
    }

    @Test
    void aHiddenCustomerBecomesTheOneWithThatPhoneAsSoonAsItIsKnown() {
        simulator.customerSays(
                INSTANCE, CustomerMessage.text("5511911110001", "by phone").name("Dora"));
        simulator.customerSays(
                INSTANCE, CustomerMessage.text("70001@lid", "hidden").name("D."));
        await().untilAsserted(() -> assertThat(contacts("phone = '5511911110001' or lid = '70001@lid'"))
                .isEqualTo(2));

        simulator.customerSends(INSTANCE, Map.of("from", "5511911110001", "lid", "70001", "text", "both"));

        await().untilAsserted(() -> {
            assertThat(contacts("phone = '5511911110001' and lid = '70001@lid'"))
                    .isOne();
            assertThat(texts("5511911110001")).containsExactly("both", "by phone", "hidden");
        });
        assertThat(contacts("phone = '5511911110001' or lid = '70001@lid'")).isOne();
        await().untilAsserted(() -> assertThat(crmGot)
                .anyMatch(body -> body.contains("\"hidden\"") && body.contains("\"phone\":\"5511911110001\"")));
    }

    @Test
    void theCopyOfAMessageThatAddsThePhoneMakesNoSecondMessage() {
        simulator.customerSends(
                INSTANCE, Map.of("from", "5511911110002", "lid", "70002", "secondCopy", true, "text", "twice"));

        await().untilAsserted(() -> assertThat(texts("5511911110002")).containsExactly("twice"));
        assertThat(contacts("phone = '5511911110002' or lid = '70002@lid'")).isOne();
    }

    @Test
    void anEventThatComesAgainAddsNothing() {
        simulator.fault(FaultRule.onOperation("events/frame").times(1).duplicate());
        simulator.customerSays(INSTANCE, "5511911110003", "once");
        await().untilAsserted(() -> assertThat(texts("5511911110003")).containsExactly("once"));

        // without an acknowledgement it comes again with the next connection, behind which the other one comes
        simulator.fault(FaultRule.onOperation("events/ack").times(1));
        simulator.customerSays(INSTANCE, "5511911110003", "not acknowledged");
        await().untilAsserted(() -> assertThat(texts("5511911110003")).hasSize(2));
        simulator.resetRealtime(INSTANCE);
        simulator.customerSays(INSTANCE, "5511911110003", "last");

        await().untilAsserted(
                        () -> assertThat(texts("5511911110003")).containsExactly("last", "not acknowledged", "once"));
    }

    @Test
    void whatTheDatabaseRefusesLeavesNoMarkAndComesAgain() {
        // a sequence counts what is rolled back, too
        database.sql("create sequence tries").update();
        database.sql("alter table message add constraint refusal check (text <> 'refused' or nextval('tries') < 0)")
                .update();
        simulator.customerSays(INSTANCE, "5511911110004", "refused");
        await().untilAsserted(() -> assertThat(database.sql("select is_called from tries")
                        .query(Boolean.class)
                        .single())
                .isTrue());
        assertThat(contacts("phone = '5511911110004'")).as("rolled back").isZero();

        database.sql("alter table message drop constraint refusal").update();

        await().untilAsserted(() -> assertThat(texts("5511911110004")).containsExactly("refused"));
    }

    @Test
    void aMessageThatNeverFitsBecomesADeadLetterAndTheNextOneIsStored() {
        database.sql("alter table message add constraint poison check (text not like '%poison%')")
                .update();
        simulator.customerSays(INSTANCE, "5511911110022", "poison \0 here");
        simulator.customerSays(INSTANCE, "5511911110022", "after it");

        await().untilAsserted(() -> assertThat(texts("5511911110022")).containsExactly("after it"));
        Map<String, Object> letter = database.sql(
                        "select event, reason, given_up is not null as timed from dead_letter")
                .query()
                .singleRow();
        assertThat(letter.get("event").toString()).contains("poison \\u0000 here", "5511911110022");
        assertThat(letter.get("reason").toString()).contains("violates check constraint \"poison\"");
        assertThat(letter).containsEntry("timed", true);
        await().untilAsserted(() -> assertThat(simulator.events(INSTANCE))
                .filteredOn(event -> event.data().toString().contains("5511911110022"))
                .hasSize(2)
                .allMatch(SimulatedEvent::acked));
        database.sql("alter table message drop constraint poison").update();
    }

    @Test
    void aTextWithACharacterThatPostgresqlRefusesIsStoredAndStopsNoChat() {
        simulator.customerSays(
                INSTANCE, CustomerMessage.text("5511911110020", "nul \0 inside").name("A\0na"));
        simulator.customerSays(
                INSTANCE, CustomerMessage.text("5511911110020", "next").name("A\0na"));

        await().untilAsserted(() -> assertThat(texts("5511911110020")).containsExactly("next", "nul \uFFFD inside"));
        assertThat(contacts("name = 'A\uFFFDna'")).isOne();
    }

    @Test
    void groupsReactionsAndAStatusMakeNoTicket() {
        CustomerMessage from = CustomerMessage.text("5511911110021", "to all");
        simulator.customerSays(INSTANCE, from.inGroup("120363041234567890"));
        simulator.customerSays(INSTANCE, from.inChat("status@broadcast"));
        simulator.customerSays(INSTANCE, CustomerMessage.reaction("5511911110021", "3EB0", "x"));
        simulator.customerSays(INSTANCE, "5511911110021", "to you");

        await().untilAsserted(() -> assertThat(texts("5511911110021")).containsExactly("to you"));
    }

    @Test
    void aCrmThatIsDownGetsItLater() {
        crmRefusals.set(3);
        simulator.customerSays(INSTANCE, "5511911110005", "to the CRM");

        await().untilAsserted(() -> assertThat(crmGot).anyMatch(body -> body.contains("to the CRM")));
    }

    @Test
    void theSameAnswerPostedTwiceGoesOutOnce() throws Exception {
        long ticket = ticketOf("5511911110006");

        assertThat(reply(ticket, "Hello {\"a\": ${1}}", "key-1")).isEqualTo(200);
        assertThat(reply(ticket, "Hello {\"a\": ${1}}", "key-1")).isEqualTo(200);
        assertThat(reply(ticket, " ", "key-2")).isEqualTo(400);
        assertThat(reply(123_456, "nobody", "key-3")).isEqualTo(404);
        assertThat(reply(ticket, "second", "key-4")).isEqualTo(200);

        await().untilAsserted(() -> assertThat(sentTo("5511911110006")).contains("second"));
        assertThat(sentTo("5511911110006")).containsExactly("Hello {\"a\": ${1}}", "second");
    }

    @ParameterizedTest
    @CsvSource({
        // what the gateway does, how often the message arrives, what the row says
        "5511911110007, 400, 0, rejected",
        "5511911110008, lost, 1, unknown",
        "5511911110009, 429, 1, sent"
    })
    void aRowSaysWhatBecameOfIt(String phone, String fault, int arrivals, String state) throws Exception {
        long ticket = ticketOf(phone);
        FaultRule rule = FaultRule.onOperation("messages/sendText").times(1);
        simulator.setFaults(
                List.of(fault.equals("lost") ? rule.reset(Reset.AFTER) : rule.status(Integer.parseInt(fault))));

        reply(ticket, "an answer", phone);

        await().untilAsserted(() -> assertThat(database.sql("select coalesce(o.state, 'waiting') from reply r"
                                + " left join reply_outbox o on o.message_key = 'reply-' || r.id"
                                + " where r.ticket = :ticket")
                        .param("ticket", ticket)
                        .query(String.class)
                        .single())
                .isEqualTo(state));
        // what came behind it has gone out, so it would have gone out again
        reply(ticket, "the next", phone + "-2");
        await().untilAsserted(() -> assertThat(sentTo(phone)).contains("the next"));
        assertThat(sentTo(phone)).filteredOn("an answer"::equals).hasSize(arrivals);
    }

    @Test
    void aDatabaseThatDropsItsConnectionsIsFoundAgain() throws Exception {
        long ticket = ticketOf("5511911110010");
        database.sql("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"
                        + " and pid not in (select pid from pg_locks where locktype = 'advisory')")
                .query(Boolean.class)
                .list();

        simulator.customerSays(INSTANCE, "5511911110010", "after the break");
        // each of them may still be handed out once
        await().ignoreExceptionsInstanceOf(DataAccessException.class)
                .untilAsserted(() -> assertThat(texts("5511911110010")).contains("after the break"));
        await().until(() -> reply(ticket, "still here", "key-10") == 200);

        await().untilAsserted(() -> assertThat(sentTo("5511911110010")).containsExactly("still here"));
    }

    @Test
    void aSecondBridgeOnTheSameDatabaseIsRefused() {
        String url = database.sql("select 'jdbc:postgresql://127.0.0.1:' || inet_server_port() || '/postgres'")
                .query(String.class)
                .single();

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> SpringApplication.run(
                        CrmBridge.class,
                        "--crm.output=" + directory,
                        "--crm.database.url=" + url,
                        "--crm.database.user=postgres",
                        "--crm.simulator.enabled=false",
                        "--crm.scenario=false",
                        "--server.port=0")))
                .rootCause()
                .hasMessageContaining("Another crm-bridge works with this database");
    }

    @Test
    void theDeskIsAPageOverItsCalls() throws Exception {
        String line = "{\"id\":\"DESK1\",\"ticket\":777,\"customer\":\"Dora\",\"phone\":\"5511955550001\","
                + "\"text\":\"Is it there?\",\"written\":\"2026-11-28T10:00:00Z\"}";
        http.send(
                HttpRequest.newBuilder(URI.create(desk + "/messages"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(line))
                        .build(),
                HttpResponse.BodyHandlers.discarding());

        HttpResponse<String> page = get(desk.replace("/desk", "/"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.body()).contains("'/desk/'", "call('tickets')", "/replies");
        // all that the page reads is in the answers
        assertThat(get(desk + "/tickets").body())
                .contains("\"ticket\":777", "\"customer\":\"Dora\"", "\"messages\":1", "\"latest\"");
        assertThat(get(desk + "/tickets/777").body())
                .contains("\"messages\":[", "\"text\":\"Is it there?\"", "\"written\"", "\"replies\":[");
    }

    private HttpResponse<String> get(String url) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private long ticketOf(String phone) {
        simulator.customerSays(INSTANCE, phone, "a question");
        String query = "select t.id from ticket t join contact c on c.id = t.contact where c.phone = :phone";
        await().until(() -> !database.sql(query)
                .param("phone", phone)
                .query(Long.class)
                .list()
                .isEmpty());
        return database.sql(query).param("phone", phone).query(Long.class).single();
    }

    private int reply(long ticket, String text, String key) throws Exception {
        String json = "{\"text\":\"" + text.replace("\"", "\\\"") + "\"}";
        HttpRequest request = HttpRequest.newBuilder(URI.create(desk + "/tickets/" + ticket + "/replies"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private List<Object> sentTo(String phone) {
        return simulator.messages(INSTANCE).stream()
                .filter(message -> message.to().equals(phone))
                .map(AcceptedMessage::body)
                .map(body -> body.get("message"))
                .toList();
    }

    private int contacts(String condition) {
        return database.sql("select count(*) from contact where " + condition)
                .query(Integer.class)
                .single();
    }

    private List<String> texts(String phone) {
        return database.sql("select m.text from message m join ticket t on t.id = m.ticket"
                        + " join contact c on c.id = t.contact where c.phone = :phone order by m.text")
                .param("phone", phone)
                .query(String.class)
                .list();
    }
}
