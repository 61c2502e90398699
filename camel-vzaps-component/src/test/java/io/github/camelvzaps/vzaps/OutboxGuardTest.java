package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.OutboxDatabase;
import io.github.camelvzaps.api.FailureReason;
import io.github.camelvzaps.api.NotSentException;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a guard lets into an outbox, and when it lets it out; counted at the simulator and in the table. */
@ExtendWith(SimulatorExtension.class)
class OutboxGuardTest {
    private static final String TABLE = OutboxDatabase.TABLE;
    private static final DateTimeFormatter HOURS = DateTimeFormatter.ofPattern("HH:mm");

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

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(60));
    }

    /** Returns hours that have begun an hour ago. */
    private static String hoursAroundNow() {
        LocalTime now = LocalTime.now(ZoneOffset.UTC);
        return HOURS.format(now.minusHours(1)) + "-" + HOURS.format(now.plusHours(1));
    }

    private List<Object> sentTexts() {
        return simulator.messages(Contract.INSTANCE).stream()
                .map(message -> message.body().get("message"))
                .toList();
    }

    private static Object decision(Exchange exchange) {
        return exchange.getMessage().getHeader(VzapsConstants.GUARD);
    }

    @Test
    void whatTheGuardRefusesIsNotWritten() throws Exception {
        try (OutboxNode node = node(options -> {
            options.setGuard("on");
            options.setGuardLinks("none");
        })) {
            Exchange refused = node.write("see example.com/pix");
            assertThat(refused.getException())
                    .isInstanceOf(NotSentException.class)
                    .hasMessageContaining("not sent, since the guard refuses it: it holds a link");
            assertThat(refused.getException(NotSentException.class).getFailureReason())
                    .isEqualTo(FailureReason.GUARDED);
            assertThat(decision(refused)).isEqualTo("guardLinks");
            assertThat(database.states()).isEmpty();

            Exchange written = node.write("Hi");
            assertThat(written.getException()).isNull();
            assertThat(decision(written)).isEqualTo("allowed");
            patiently().untilAsserted(() -> assertThat(database.states()).containsExactly("sent"));
        }
        assertThat(sentTexts()).containsExactly("Hi");
    }

    @Test
    void aDryRunWritesNothingAndEndsAsASendDoes() throws Exception {
        try (OutboxNode node = node(options -> options.setGuard("dryRun"))) {
            Exchange kept = node.write("Hi");
            assertThat(kept.getException()).isNull();
            assertThat(kept.getMessage().getBody()).isEqualTo("Hi");
            assertThat(decision(kept)).isEqualTo("dryRun");
            assertThat(kept.getMessage().getHeader(VzapsConstants.OUTBOX_STATE)).isNull();
            assertThat(database.states()).isEmpty();
        }
        assertThat(simulator.messages(Contract.INSTANCE)).isEmpty();
    }

    @Test
    void inQuietHoursAMessageIsWrittenAndWaitsUntilTheyAreOver() throws Exception {
        try (OutboxNode node = node(options -> {
            options.setGuard("on");
            options.setGuardQuietHours(hoursAroundNow());
            options.setGuardZone("UTC");
        })) {
            for (int i = 0; i < 30; i++) {
                assertThat(node.write("141555501" + (10 + i), "later", null).getException())
                        .isNull();
            }
            Exchange urgent = node.context
                    .createFluentProducerTemplate()
                    .to("vzaps:outbox/send?guard=off")
                    .withBody("now")
                    .withHeader(VzapsConstants.PHONE, OutboxNode.PHONE)
                    .send();
            assertThat(urgent.getException()).isNull();

            patiently()
                    .untilAsserted(() -> assertThat(database.query("select distinct state from " + TABLE
                                    + " where reason like '%guardQuietHours%'"
                                    + " and not_before between current_timestamp + interval '55' minute"
                                    + " and current_timestamp + interval '61' minute"))
                            .containsExactly("waiting"));
            patiently().until(() -> sentTexts().contains("now"));
            assertThat(sentTexts()).containsExactly("now");
            assertThat(database.query("select count(*) from " + TABLE + " where not_before is not null"))
                    .containsExactly("30");

            // as if they were over
            LocalTime now = LocalTime.now(ZoneOffset.UTC);
            database.execute("update " + TABLE + " set not_before = null, quiet_hours = '"
                    + HOURS.format(now.plusHours(3)) + "-" + HOURS.format(now.plusHours(4)) + " UTC'"
                    + " where state = 'waiting'");
            patiently()
                    .untilAsserted(
                            () -> assertThat(database.states()).hasSize(31).containsOnly("sent"));
        }
        assertThat(sentTexts()).hasSize(31);
    }

    @Test
    void theQuietHoursOfTheApplicationThatWritesHoldInTheOneThatSends() throws Exception {
        try (OutboxNode writer = node(options -> {
            options.setOutboxDrain(false);
            options.setGuard("on");
            options.setGuardQuietHours(hoursAroundNow());
            options.setGuardZone("UTC");
        })) {
            writer.write("later");
        }
        try (OutboxNode sender = node(options -> {})) {
            sender.write("14155550101", "now", null);
            patiently().untilAsserted(() -> assertThat(database.states()).containsExactly("waiting", "sent"));
            patiently()
                    .untilAsserted(
                            () -> assertThat(database.query("select reason from " + TABLE + " where state = 'waiting'"))
                                    .singleElement()
                                    .asString()
                                    .contains("(option guardQuietHours)"));
        }
        assertThat(sentTexts()).containsExactly("now");
    }

    @Test
    void aRowWhoseQuietHoursCannotBeReadIsRejectedAndHoldsUpNobody() throws Exception {
        try (OutboxNode node = node(options -> options.setOutboxDrain(false))) {
            node.write("never");
            node.write("behind it");
        }
        database.execute("update " + TABLE + " set quiet_hours = 'late' where id = 1");
        try (OutboxNode node = node(options -> {})) {
            patiently().untilAsserted(() -> assertThat(database.states()).containsExactly("rejected", "sent"));
        }
        assertThat(database.query("select reason from " + TABLE + " where id = 1"))
                .singleElement()
                .asString()
                .contains("quiet_hours", "late");
        assertThat(sentTexts()).containsExactly("behind it");
    }
}
