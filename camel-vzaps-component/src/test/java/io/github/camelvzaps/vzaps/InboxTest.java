package io.github.camelvzaps.vzaps;

import static io.github.camelvzaps.vzaps.WebhookStage.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.LogLines;
import io.github.camelvzaps.OutboxDatabase;
import io.github.camelvzaps.api.InvalidConfigurationException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.util.ObjectHelper;
import org.apache.logging.log4j.Level;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of webhooks that are stored before they are answered. */
class InboxTest {
    private static final String TABLE = "camel_vzaps_inbox";
    private static final String QUICK = "5511977776666";

    private final OutboxDatabase database = new OutboxDatabase("");
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void closeDatabase() {
        release.countDown();
        database.close();
    }

    private WebhookStage stage(Consumer<VzapsConfiguration> options, String uriOptions, Processor first)
            throws Exception {
        WebhookStage stage = new WebhookStage(configuration -> {
            configuration.setAcknowledge("stored");
            configuration.setInboxDataSource(database.pool);
            configuration.setInboxCreateTable(true);
            configuration.setInboxLease(3_000);
            configuration.setInboxPollInterval(50);
            options.accept(configuration);
        });
        return stage.start(uriOptions, first);
    }

    private WebhookStage stage(Processor first) throws Exception {
        return stage(options -> {}, "", first);
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(60));
    }

    private int rows() throws Exception {
        return Integer.parseInt(database.query("select count(*) from " + TABLE).get(0));
    }

    private static String from(String phone, String id, String text) {
        return message(id, text).replace("5511988887777", phone);
    }

    private static List<Object> texts(WebhookStage stage) {
        return stage.listener.seen.stream().map(seen -> seen.header("Text")).toList();
    }

    private static List<Object> numbered(int count) {
        return IntStream.range(0, count)
                .mapToObj(Integer::toString)
                .map(Object.class::cast)
                .toList();
    }

    @Test
    void aWebhookIsAnsweredOnceItsEventIsInTheTableWhereItStaysUntilTheRouteHasFinishedIt() throws Exception {
        try (WebhookStage stage = stage(exchange -> release.await(60, TimeUnit.SECONDS))) {
            assertThat(stage.post(message("3EB0A", "Oi, José 🚀")).statusCode()).isEqualTo(200);
            assertThat(database.query("select subscription, instance_id, chat from " + TABLE))
                    .containsExactly(Listener.ROUTE + "," + Contract.INSTANCE + ",5511988887777@s.whatsapp.net");
            patiently().until(() -> stage.consumer().statistics().getInFlight() == 1);
            assertThat(rows()).isEqualTo(1);

            release.countDown();

            patiently().until(() -> rows() == 0);
            assertThat(texts(stage)).containsExactly("Oi, José 🚀");
        }
    }

    @Test
    void whatTheRouteFailsOnIsTriedAgainWithoutTheGateway() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        try (WebhookStage stage = stage(exchange -> {
            if (tries.incrementAndGet() < 4) {
                throw new IllegalStateException("not yet");
            }
        })) {
            assertThat(stage.post(message("3EB0A", "Oi")).statusCode()).isEqualTo(200);
            patiently().until(() -> rows() == 0);
            assertThat(tries).hasValue(4);
            assertThat(texts(stage)).containsExactly("Oi");
        }
    }

    @Test
    void whileTheDatabaseIsDownTheGatewayIsAskedToComeAgainAndHealthSaysWhy() throws Exception {
        try (WebhookStage stage = stage(exchange -> {});
                LogLines log = new LogLines()) {
            database.execute("alter table " + TABLE + " rename to elsewhere");

            HttpResponse<String> refused = stage.post(message("3EB0A", "a secret text"));

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(stage.consumer().problems())
                    .anySatisfy(problem -> assertThat(problem).contains(TABLE, "webhooks are answered with 503"));
            assertThat(log.text(Level.DEBUG)).contains(TABLE).doesNotContain("a secret text");
            assertThat(stage.listener.seen).isEmpty();

            database.execute("alter table elsewhere rename to " + TABLE);
            assertThat(stage.post(message("3EB0A", "Oi")).statusCode()).isEqualTo(200);
            patiently().until(() -> texts(stage).equals(List.of("Oi")) && rows() == 0);
            patiently().until(() -> stage.consumer().problems().isEmpty());
        }
    }

    @Test
    void theRouteGetsWhatIsStoredAfterAnOutageOfTheDatabaseToo() throws Exception {
        AtomicBoolean failing = new AtomicBoolean(true);
        try (WebhookStage stage = stage(exchange -> {
            if (failing.get()) {
                throw new IllegalStateException("not yet");
            }
        })) {
            stage.post(message("3EB0A", "Oi"));
            patiently().until(() -> stage.consumer().statistics().getFailed() > 0);
            database.execute("alter table " + TABLE + " rename to elsewhere");
            failing.set(false);
            patiently().until(() -> texts(stage).equals(List.of("Oi")));
            patiently().until(() -> !stage.consumer().problems().isEmpty());
            database.execute("alter table elsewhere rename to " + TABLE);
            patiently().until(() -> rows() == 0);
            assertThat(texts(stage)).containsExactly("Oi");
        }
    }

    @Test
    void anEventThatTheDatabaseDoesNotTakeKeepsNoOtherOut() throws Exception {
        try (WebhookStage stage = stage(exchange -> {})) {
            database.execute("alter table " + TABLE + " add check (event not like '%poison%')");
            ExecutorService callers = Executors.newFixedThreadPool(20);
            List<CompletableFuture<Integer>> answers = IntStream.range(0, 200)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> status(stage, message("3EB0" + i, i % 10 == 3 ? "poison" : "Oi")), callers))
                    .toList();
            List<Integer> statuses =
                    answers.stream().map(CompletableFuture::join).toList();
            callers.shutdown();
            for (int i = 0; i < 200; i++) {
                assertThat(statuses.get(i)).as("answer %d", i).isEqualTo(i % 10 == 3 ? 503 : 200);
            }
            patiently().until(() -> stage.listener.seen.size() == 180 && rows() == 0);
        }
    }

    private static int status(WebhookStage stage, String body) {
        try {
            return stage.post(body).statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsStoredWhenTheApplicationStopsReachesTheRouteAfterItsNextStart() throws Exception {
        AtomicBoolean failing = new AtomicBoolean(true);
        Processor first = exchange -> {
            if (failing.get()) {
                throw new IllegalStateException("not yet");
            }
        };
        try (WebhookStage stage = stage(first)) {
            for (int i = 0; i < 30; i++) {
                assertThat(stage.post(message("3EB0" + i, "" + i)).statusCode()).isEqualTo(200);
            }
        }
        assertThat(rows()).isEqualTo(30);
        failing.set(false);
        // the node before has let go of its lease, so it does not take the hour
        try (WebhookStage next = stage(options -> options.setInboxLease(3_600_000), "", first)) {
            patiently().until(() -> rows() == 0);
            assertThat(texts(next)).isEqualTo(numbered(30));
        }
    }

    @Test
    void aSuspendedRouteGetsNothingAndAfterwardsAllInItsOrder() throws Exception {
        AtomicBoolean failing = new AtomicBoolean(true);
        try (WebhookStage stage = stage(exchange -> {
            if (failing.get()) {
                throw new IllegalStateException("not yet");
            }
        })) {
            for (int i = 0; i < 30; i++) {
                stage.post(message("3EB0" + i, "" + i));
            }
            stage.listener.context.getRouteController().suspendRoute(Listener.ROUTE);
            failing.set(false);
            assertThat(stage.post(message("3EB0B", "too late")).statusCode()).isEqualTo(503);
            assertThat(rows()).isEqualTo(30);
            assertThat(stage.listener.seen).isEmpty();
            stage.listener.context.getRouteController().resumeRoute(Listener.ROUTE);
            patiently().until(() -> rows() == 0);
            assertThat(texts(stage)).isEqualTo(numbered(30));
        }
    }

    @Test
    void aSlowChatWithMoreThanMayBeOnItsWayDoesNotHoldAnotherOne() throws Exception {
        try (WebhookStage stage = stage(options -> options.setMaxInFlight(16), "", exchange -> {
            if (exchange.getMessage()
                    .getHeader("CamelVzapsChatId", String.class)
                    .startsWith("5511988887777")) {
                release.await(60, TimeUnit.SECONDS);
            }
        })) {
            for (int i = 0; i < 100; i++) {
                assertThat(stage.post(message("3EB0A" + i, "" + i)).statusCode())
                        .isEqualTo(200);
            }
            for (int i = 0; i < 40; i++) {
                stage.post(from(QUICK, "3EB0B" + i, "quick " + i));
            }
            patiently().until(() -> stage.listener.seen.size() == 40);
            assertThat(texts(stage))
                    .allSatisfy(text -> assertThat(text.toString()).startsWith("quick"));
            assertThat(stage.consumer().statistics().getInFlight()).isLessThanOrEqualTo(16);

            release.countDown();

            patiently().until(() -> rows() == 0);
            assertThat(texts(stage).subList(40, 140)).isEqualTo(numbered(100));
        }
    }

    @Test
    void ofTwoNodesOneTakesWhatBothHaveStoredAndTheOtherGoesOnWhenItStops() throws Exception {
        WebhookStage first = stage(exchange -> {});
        try (WebhookStage second = stage(exchange -> {})) {
            try (first) {
                patiently()
                        .until(() -> Integer.parseInt(database.query(
                                                "select count(*) from " + TABLE + "_lease where holder <> 'nobody'")
                                        .get(0))
                                == 1);
                for (int i = 0; i < 60; i++) {
                    assertThat((i % 2 == 0 ? first : second)
                                    .post(message("3EB0" + i, "" + i))
                                    .statusCode())
                            .isEqualTo(200);
                }
                patiently().until(() -> rows() == 0);
                assertThat(texts(first)).isEqualTo(numbered(60));
                assertThat(second.listener.seen).isEmpty();
            }
            second.post(message("3EB0Z", "after it"));
            patiently().until(() -> texts(second).equals(List.of("after it")));
        }
    }

    @Test
    void aRowThatBecomesVisibleAfterLaterOnesIsTakenToo() throws Exception {
        try (WebhookStage stage = stage(exchange -> {})) {
            for (int i = 0; i < 5; i++) {
                stage.post(message("3EB0" + i, "" + i));
            }
            patiently().until(() -> stage.listener.seen.size() == 5 && rows() == 0);
            database.execute("insert into " + TABLE
                    + " (id, subscription, instance_id, chat, event, event_size, stored_at) values (2, '"
                    + Listener.ROUTE + "', '" + Contract.INSTANCE + "', 'c', '" + message("3EB0Z", "late")
                    + "', 10, current_timestamp)");
            patiently().until(() -> texts(stage).contains("late") && rows() == 0);
        }
    }

    @Test
    void theEventsOfOneCallAreRowsOfTheirOwnAndAreDoneWithTheRoutesWishes() throws Exception {
        try (WebhookStage stage = stage(options -> {}, "&events=Message", exchange -> {
            release.await(60, TimeUnit.SECONDS);
        })) {
            String receipt = "{\"type\":\"ReadReceipt\",\"event\":{}}";
            String batch = "[" + message("3EB0A", "one") + "," + receipt + "," + message("3EB0B", "two") + "]";
            assertThat(stage.post(batch).statusCode()).isEqualTo(200);
            assertThat(stage.post(receipt).statusCode()).isEqualTo(200);
            assertThat(stage.post("[" + message("3EB0C", "three") + "]").statusCode())
                    .isEqualTo(200);
            assertThat(rows()).isEqualTo(3);
            release.countDown();
            patiently().until(() -> rows() == 0);
            assertThat(texts(stage)).containsExactly("one", "two", "three");
        }
    }

    @ParameterizedTest
    @CsvSource({"UTF-16", "UTF-16LE", "UTF-32BE", "UTF-8"})
    void jsonInAnyOfItsEncodingsIsStoredAsItIs(String charset) throws Exception {
        try (WebhookStage stage = stage(exchange -> {})) {
            byte[] body = message("3EB0A", "Olá, \\u0000 João").getBytes(charset);
            HttpResponse<String> answer = stage.post(
                    WebhookStage.PATH + "?s=" + WebhookStage.SECRET,
                    request -> request.POST(BodyPublishers.ofByteArray(body)));
            assertThat(answer.statusCode()).isEqualTo(200);
            patiently().until(() -> rows() == 0);
            assertThat(texts(stage)).containsExactly("Olá, \0 João");
        }
    }

    @Test
    void noMoreIsInMemoryThanMaxBytesInFlightAllows() throws Exception {
        String large = "x".repeat(20_000);
        try (WebhookStage stage = stage(
                options -> {
                    options.setMaxBytesInFlight(50_000);
                    options.setConcurrentConsumers(50);
                },
                "&order=none",
                exchange -> release.await(60, TimeUnit.SECONDS))) {
            for (int i = 0; i < 20; i++) {
                assertThat(stage.post(from("55119888800" + (10 + i), "3EB0" + i, large))
                                .statusCode())
                        .isEqualTo(200);
            }
            patiently().until(() -> stage.consumer().statistics().getInFlight() == 2);
            release.countDown();
            patiently().until(() -> rows() == 0 && stage.listener.seen.size() == 20);
        }
    }

    @Test
    void theNameOfARouteWhoseEventsNobodyTakesIsInTheLog() throws Exception {
        try (LogLines log = new LogLines();
                WebhookStage stage = stage(options -> options.setInboxLease(1_000), "", exchange -> {})) {
            database.execute("insert into " + TABLE
                    + " (subscription, instance_id, chat, event, event_size, stored_at) values ('former-route', '"
                    + Contract.INSTANCE + "', 'c', '{}', 2, current_timestamp)");
            patiently().until(() -> log.text(Level.WARN).contains("former-route"));
            assertThat(rows()).isEqualTo(1);
        }
    }

    @Test
    void aRouteThatCouldNotStartWithoutItsTableLeavesNothingBehindAndStartsOnceThatIsThere() throws Exception {
        try (WebhookStage stage = new WebhookStage(configuration -> {
            configuration.setAcknowledge("stored");
            configuration.setInboxDataSource(database.pool);
        })) {
            assertThat(catchThrowable(() -> stage.start("", exchange -> {}))).isNotNull();
            assertThat(stage.listener.component.consumers()).isEmpty();
            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().contains("CamelVzapsInbox")
                            && thread.getName().contains(stage.listener.context.getName()));

            stage.listener.component.getConfiguration().setInboxCreateTable(true);
            stage.listener.start(
                    "vzaps:webhooks/receive?inboxCreateTable=true&secret=" + WebhookStage.SECRET, exchange -> {});
            assertThat(stage.post(message("3EB0A", "Oi")).statusCode()).isEqualTo(200);
            patiently().until(() -> texts(stage).equals(List.of("Oi")) && rows() == 0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "listener, acknowledge=stored, inboxDataSource",
        ", acknowledge=stored&inboxDataSource=#database, subscription",
        "listener, acknowledge=stored&inboxDataSource=#database, inboxCreateTable=true",
        "listener, acknowledge=stored&inboxDataSource=#database&inboxTable=a b, inboxTable",
        "listener, acknowledge=stored&inboxDataSource=#database&inboxLease=10, inboxLease",
        "listener, acknowledge=stored&inboxDataSource=#database&inboxLease=2s&inboxPollInterval=1s, inboxPollInterval"
    })
    void optionsThatDoNotGoTogetherAreRefusedWithTheFix(String route, String options, String named) throws Exception {
        try (WebhookStage stage = new WebhookStage(configuration -> {})) {
            stage.listener.context.getRegistry().bind("database", database.pool);
            Throwable refusal = catchThrowable(() -> stage.listener.context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    String uri = "vzaps:webhooks/receive?secret=s3cret-value&" + options;
                    (route == null ? from(uri) : from(uri).routeId(route)).to("log:events?level=DEBUG");
                }
            }));
            assertThat(ObjectHelper.getException(InvalidConfigurationException.class, refusal))
                    .isNotNull()
                    .hasMessageContaining(named);
        }
    }
}
