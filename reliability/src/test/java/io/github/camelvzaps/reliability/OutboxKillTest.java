package io.github.camelvzaps.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.AcceptedMessage;
import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.vzaps.VzapsComponent;
import io.github.camelvzaps.vzaps.VzapsConfiguration;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * An application that sends what is in an outbox is killed again and again. Then the rows are compared with what the
 * simulator got. {@code -DoutboxKills} and {@code -DoutboxMessages} make it longer, {@code -Dseed} repeats it.
 */
class OutboxKillTest {
    private static final int KILLS = Integer.getInteger("outboxKills", 2);
    private static final int MESSAGES = Integer.getInteger("outboxMessages", 200);
    private static final int CHATS = 20;

    /** How many messages of a number are under way at most. */
    private static final int SLOTS = 8;

    @TempDir
    Path folder;

    @Test
    void noMessageIsLostOrSentTwiceAndWhatIsNotKnownIsSaid() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("outbox, seed " + seed);
        Random random = new Random(seed);
        long start = System.nanoTime();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                VzapsSimulator simulator = VzapsSimulator.builder()
                        .port(0)
                        .instance(Killable.INSTANCE, Killable.TOKEN)
                        .start()) {
            JdbcTemplate database = new JdbcTemplate(postgres.getPostgresDatabase());
            write(postgres, simulator);
            // so that a kill finds messages under way, before and after the gateway has taken them
            simulator.fault(FaultRule.onOperation("messages/sendText").delay(Duration.ofMillis(20)));
            Map<String, Object> settings = Map.of("database", postgres.getJdbcUrl("postgres", "postgres"));
            for (int life = 0; life <= KILLS; life++) {
                Killable application =
                        new Killable(OutboxApplication.class, folder, "life-" + life, simulator, settings);
                try {
                    int share = MESSAGES / (KILLS + 1);
                    int until = life == KILLS ? MESSAGES : life * share + 1 + random.nextInt(share);
                    await().atMost(Duration.ofSeconds(120))
                            .pollInterval(Duration.ofMillis(2))
                            .until(() -> {
                                application.requireAlive();
                                return ended(database) >= until;
                            });
                } finally {
                    application.kill();
                }
            }
            compare(database, simulator, (System.nanoTime() - start) / 1e9);
        }
    }

    private static void write(EmbeddedPostgres postgres, VzapsSimulator simulator) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            VzapsConfiguration configuration =
                    context.getComponent("vzaps", VzapsComponent.class).getConfiguration();
            configuration.setBaseUrl(simulator.url());
            configuration.setInstanceId(Killable.INSTANCE);
            configuration.setInstanceToken(Killable.TOKEN);
            configuration.setClientToken("sim-client-token");
            configuration.setOutboxDataSource(postgres.getPostgresDatabase());
            configuration.setOutboxCreateTable(true);
            configuration.setOutboxDrain(false);
            context.start();
            for (int i = 0; i < MESSAGES; i++) {
                context.createFluentProducerTemplate()
                        .to("vzaps:outbox/send")
                        .withBody(String.valueOf(i))
                        .withHeader(VzapsConstants.PHONE, "141555501" + (10 + i % CHATS))
                        .withHeader(VzapsConstants.OUTBOX_KEY, "message-" + i)
                        .request();
            }
        }
    }

    private static int ended(JdbcTemplate database) {
        return database.queryForObject(
                "select count(*) from camel_vzaps_outbox where state in ('sent', 'rejected', 'unknown')",
                Integer.class);
    }

    private static void compare(JdbcTemplate database, VzapsSimulator simulator, double seconds) {
        List<AcceptedMessage> arrived = simulator.messages(Killable.INSTANCE);
        Map<String, List<AcceptedMessage>> byText = arrived.stream()
                .collect(Collectors.groupingBy(
                        message -> String.valueOf(message.body().get("message"))));
        Map<String, Integer> states = new HashMap<>();
        int lost = 0;
        int unknownButArrived = 0;
        for (Map<String, Object> row : database.queryForList("select * from camel_vzaps_outbox")) {
            String state = (String) row.get("state");
            states.merge(state, 1, Integer::sum);
            List<AcceptedMessage> copies =
                    byText.getOrDefault(((String) row.get("message_key")).replace("message-", ""), List.of());
            boolean matches = copies.size() == 1 && copies.get(0).id().equals(row.get("message_id"));
            if (state.equals("sent") && !matches) {
                lost++;
            } else if (state.equals("unknown") && copies.size() == 1) {
                unknownButArrived++;
            }
        }
        long doubled =
                byText.values().stream().filter(copies -> copies.size() > 1).count();
        System.out.printf(
                "outbox: %d messages, %d kills, %s, %d lost, %d doubled, %d of the unknown ones arrived, %.0f s%n",
                MESSAGES, KILLS, states, lost, doubled, unknownButArrived, seconds);
        assertThat(states.keySet()).isSubsetOf("sent", "unknown");
        assertThat(states.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(MESSAGES);
        assertThat(lost).isZero();
        assertThat(doubled).isZero();
        assertThat(states.getOrDefault("unknown", 0)).isLessThanOrEqualTo(KILLS * SLOTS);
        assertThat(outOfOrder(arrived)).isZero();
    }

    /** Counts the messages that arrived before an earlier one of their chat. */
    private static int outOfOrder(List<AcceptedMessage> arrived) {
        Map<String, Integer> last = new HashMap<>();
        int count = 0;
        for (AcceptedMessage message : arrived) {
            int number = Integer.parseInt(String.valueOf(message.body().get("message")));
            Integer before = last.put(message.to(), number);
            if (before != null && before > number) {
                count++;
            }
        }
        return count;
    }
}
