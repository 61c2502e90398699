package io.github.camelvzaps.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.camelvzaps.api.NotSentException;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.AcceptedMessage;
import io.github.camelvzaps.vzaps.VzapsComponent;
import io.github.camelvzaps.vzaps.VzapsConfiguration;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Budgets in PostgreSQL: what a restart remembers, and what two nodes share. The simulator counts what arrives. */
@ExtendWith(SimulatorExtension.class)
class PaceStoreTest {
    private static final String INSTANCE = "VZ1";
    private static final Duration JITTER = Duration.ofMillis(400);

    private static EmbeddedPostgres postgres;

    private VzapsSimulator simulator;

    @BeforeAll
    static void startDatabase() throws Exception {
        postgres = EmbeddedPostgres.start();
        new JdbcTemplate(postgres.getPostgresDatabase())
                .execute("create table bucket (id text primary key, state bytea, expires_at bigint)");
    }

    @AfterAll
    static void stopDatabase() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void beginAnew(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(INSTANCE, "token");
        new JdbcTemplate(postgres.getPostgresDatabase()).execute("truncate bucket");
    }

    /** An application; it knows the others by the database only. */
    private final class Node implements AutoCloseable {
        private final DefaultCamelContext context = new DefaultCamelContext();

        private Node(ProxyManager<String> store, Consumer<VzapsConfiguration> options) {
            VzapsConfiguration configuration =
                    context.getComponent("vzaps", VzapsComponent.class).getConfiguration();
            configuration.setBaseUrl(simulator.url());
            configuration.setInstanceId(INSTANCE);
            configuration.setClientToken(VzapsSimulator.CLIENT_TOKEN);
            configuration.setInstanceToken("token");
            configuration.setPaceStore(store);
            options.accept(configuration);
            context.start();
        }

        private Future<Exchange> send(int number) {
            return context.createFluentProducerTemplate()
                    .to("vzaps:messages/sendText")
                    .withBody("text " + number)
                    .withHeader(VzapsConstants.PHONE, "14155550" + (100 + number))
                    .asyncSend();
        }

        private Exchange sendNow(int number) throws Exception {
            return send(number).get(60, TimeUnit.SECONDS);
        }

        @Override
        public void close() {
            context.stop();
        }
    }

    private static ProxyManager<String> store(DataSource database, TimeMeter clock) {
        return Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .clientClock(clock)
                .build();
    }

    private static ProxyManager<String> store() {
        return store(postgres.getPostgresDatabase(), TimeMeter.SYSTEM_MILLISECONDS);
    }

    private List<AcceptedMessage> arrived() {
        return simulator.messages(INSTANCE);
    }

    private static Consumer<VzapsConfiguration> failing(String pace) {
        return options -> {
            options.setPace(pace);
            options.setPaceWhenFull("fail");
        };
    }

    @Test
    void aRestartDoesNotForgetWhatWasSent() throws Exception {
        try (Node node = new Node(store(), failing("1/1h"))) {
            assertThat(node.sendNow(1).getException()).isNull();
        }
        try (Node node = new Node(store(), failing("1/1h"))) {
            NotSentException failed = node.sendNow(2).getException(NotSentException.class);
            assertThat(failed.getRetryAfter())
                    .get()
                    .satisfies(wait -> assertThat(wait).isBetween(Duration.ofMinutes(55), Duration.ofHours(1)));
        }
        assertThat(arrived()).hasSize(1);
        assertThat(new JdbcTemplate(postgres.getPostgresDatabase()).queryForList("select id from bucket", String.class))
                .containsExactly("vzaps:VZ1:1/1h/1");
    }

    @Test
    void twoNodesShareTheBudgetOfANumber() throws Exception {
        try (Node one = new Node(store(), options -> options.setPace("4/2s"));
                Node other = new Node(store(), options -> options.setPace("4/2s"))) {
            List<Future<Exchange>> sent = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                sent.add((i % 2 == 0 ? one : other).send(i));
            }
            for (Future<Exchange> each : sent) {
                assertThat(each.get(60, TimeUnit.SECONDS).getException()).isNull();
            }
        }
        List<Instant> times =
                arrived().stream().map(AcceptedMessage::acceptedAt).sorted().toList();
        assertThat(times).hasSize(12);
        // the first calls of a node take long, so the window begins behind them
        List<Instant> settled = times.subList(2, 12);
        Duration window = Duration.ofSeconds(2).minus(JITTER);
        for (Instant first : settled) {
            assertThat(settled)
                    .filteredOn(at -> !at.isBefore(first) && at.isBefore(first.plus(window)))
                    .hasSizeLessThanOrEqualTo(4);
        }
        assertThat(Duration.between(times.get(0), times.get(11))).isGreaterThan(Duration.ofMillis(11 * 500 - 1000));
    }

    @Test
    void theWarmUpGoesOnAfterARestartAndRaisesThePaceDayByDay() throws Exception {
        AtomicLong now = new AtomicLong(System.currentTimeMillis());
        TimeMeter clock = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return TimeUnit.MILLISECONDS.toNanos(now.get());
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
        Consumer<VzapsConfiguration> options = failing("7/1m")
                .andThen(configuration ->
                        configuration.setPaceWarmUp(Duration.ofDays(7).toMillis()));
        List<Long> seconds = new ArrayList<>();
        for (int day = 1; day <= 9; day++) {
            try (Node node = new Node(store(postgres.getPostgresDatabase(), clock), options)) {
                assertThat(node.sendNow(1).getException()).isNull();
                NotSentException failed = node.sendNow(2).getException(NotSentException.class);
                seconds.add(failed.getRetryAfter().orElseThrow().toSeconds());
            }
            now.addAndGet(Duration.ofDays(1).toMillis());
        }
        // a minute between two messages on the first day, a seventh of it from the seventh on
        assertThat(seconds).containsExactly(60L, 30L, 20L, 15L, 12L, 10L, 8L, 8L, 8L);
    }

    @Test
    void nothingIsSentWhileTheStoreCannotBeRead() throws Exception {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setServerNames(new String[] {"127.0.0.1"});
        nowhere.setPortNumbers(new int[] {1});
        try (Node node = new Node(store(nowhere, TimeMeter.SYSTEM_MILLISECONDS), failing("20/1m"))) {
            assertThat(node.sendNow(1).getException())
                    .isInstanceOf(NotSentException.class)
                    .hasMessageContaining("the paceStore or paceRepository cannot be read");
        }
        assertThat(arrived()).isEmpty();
    }
}
