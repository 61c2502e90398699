package io.github.camelvzaps.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.simulator.CustomerMessage;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Events that a route collects: a kill loses what lies in memory, since those events are confirmed already, and nothing
 * that lies in a lasting repository. Killed while events are confirmed and not handled yet.
 */
class CollectingTest {
    static final String INSTANCE = "VZ1";
    static final String TOKEN = "inst-1";

    private static final int CHATS = 8;
    private static final int SHARE = 100;
    private static final int KILLS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String[] TABLES = {
        "create table effect (id bigserial primary key, number int not null, chat text not null, node text not null)",
        // as the documentation of the repository has them, in the types of PostgreSQL
        "create table collected (id varchar(255) primary key, exchange bytea not null, version bigint not null)",
        "create table collected_completed (id varchar(255) primary key, exchange bytea not null, version bigint not null)"
    };

    private static EmbeddedPostgres postgres;
    private static JdbcTemplate sql;

    @TempDir
    Path folder;

    @BeforeAll
    static void startDatabase() throws IOException {
        postgres = EmbeddedPostgres.start();
        sql = new JdbcTemplate(postgres.getPostgresDatabase());
        for (String table : TABLES) {
            sql.execute(table);
        }
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void clear() {
        sql.execute("truncate effect, collected, collected_completed");
    }

    @Test
    void aLastingRepositoryLosesNothing() throws Exception {
        try (VzapsSimulator simulator = simulator()) {
            for (int kill = 0; kill < KILLS; kill++) {
                killWithConfirmedEventsUnderWay(simulator, true, kill);
            }
            Process last = start(simulator, true, KILLS);
            try {
                await().atMost(PATIENCE).until(() -> handled() == KILLS * SHARE);
            } finally {
                last.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void memoryLosesWhatWasConfirmedAndNotHandled() throws Exception {
        try (VzapsSimulator simulator = simulator()) {
            killWithConfirmedEventsUnderWay(simulator, false, 0);
            Process next = start(simulator, false, 1);
            try {
                // what was not confirmed has come again then, and a new event is behind it
                await().atMost(PATIENCE)
                        .until(() -> simulator.eventCounts(INSTANCE).acked() >= SHARE);
                simulator.customerSays(INSTANCE, CustomerMessage.text("5511900000099", "9999"));
                await().atMost(PATIENCE)
                        .until(() ->
                                sql.queryForObject("select count(*) from effect where number = 9999", Integer.class)
                                        == 1);
            } finally {
                next.destroyForcibly().waitFor();
            }
            assertThat(handled() - 1).isLessThan(SHARE);
        }
    }

    /** Lets customers write, and kills when more events are confirmed than handled. */
    private void killWithConfirmedEventsUnderWay(VzapsSimulator simulator, boolean lasting, int life) throws Exception {
        Process application = start(simulator, lasting, life);
        try {
            await().atMost(PATIENCE).until(() -> simulator.realtimeConnections(INSTANCE) > 0);
            simulator.customersSay(
                    INSTANCE,
                    SHARE,
                    i -> CustomerMessage.text("551190000000" + i % CHATS, Integer.toString(life * SHARE + i)));
            int before = life * SHARE;
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> {
                int confirmed = simulator.eventCounts(INSTANCE).acked();
                return confirmed > before + SHARE / 3 && confirmed > handled();
            });
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(Files.readString(folder.resolve("life-" + life + ".log")), e);
        } finally {
            application.destroyForcibly().waitFor();
        }
    }

    private static int handled() {
        Integer count = sql.queryForObject("select count(distinct number) from effect", Integer.class);
        return count == null ? 0 : count;
    }

    private static VzapsSimulator simulator() {
        VzapsSimulator simulator = VzapsSimulator.start();
        simulator.addInstance(INSTANCE, TOKEN);
        return simulator;
    }

    private Process start(VzapsSimulator simulator, boolean lasting, int life) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.add("-Dlasting=" + lasting);
        command.add("-Ddatabase=" + postgres.getJdbcUrl("postgres", "postgres"));
        command.add("-DbaseUrl=" + simulator.url());
        command.add("-DrealtimeUrl=" + simulator.realtimeUrl());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), CollectingApplication.class.getName()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("life-" + life + ".log").toFile())
                .start();
    }
}
