package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.OutboxDatabase;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import java.time.Duration;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people see of an outbox: how much waits, and since when. */
@ExtendWith(SimulatorExtension.class)
class OutboxWatchTest {
    private static final String TABLE = OutboxDatabase.TABLE;

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(60));
    }

    private static HealthCheck.Result health(OutboxNode node) {
        return HealthCheckHelper.invoke(node.context).stream()
                .filter(result -> result.getCheck().getId().equals("vzaps-outbox"))
                .findFirst()
                .orElseThrow();
    }

    private static double gauge(OutboxNode node, String name) {
        return node.meters
                .get("camel.vzaps.outbox." + name)
                .tag("table", TABLE)
                .gauge()
                .value();
    }

    @Test
    void consoleMetersAndHealthSayHowManyMessagesWaitAndForHowLong(VzapsSimulator simulator) throws Exception {
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
        try (OutboxDatabase database = new OutboxDatabase("");
                OutboxNode node = new OutboxNode(simulator, database.pool, options -> options.setPace("1/1h"))) {
            for (int i = 0; i < 3; i++) {
                node.write("1415555010" + i, "text", null);
            }
            database.execute("update " + TABLE + " set created_at = created_at - interval '1' hour where id = 3");

            patiently().until(() -> gauge(node, "waiting") == 2);
            assertThat(gauge(node, "oldest.age")).isBetween(3600.0, 3800.0);
            VzapsComponent component = node.context.getComponent("vzaps", VzapsComponent.class);
            assertThat(component.outboxes())
                    .singleElement()
                    .satisfies(outbox -> assertThat(outbox)
                            .containsEntry("table", TABLE)
                            .containsEntry("sends", true)
                            .containsEntry("usable", true)
                            .containsEntry("waiting", 2)
                            .hasEntrySatisfying(
                                    "oldestWaitMillis",
                                    age -> assertThat((long) age).isGreaterThanOrEqualTo(3_600_000)));
            assertThat(health(node).getState()).isEqualTo(HealthCheck.State.UP);
            assertThat(health(node).getDetails()).containsEntry("waiting " + TABLE, 2);
            DevConsole console = node.context
                    .getCamelContextExtension()
                    .getContextPlugin(DevConsoleRegistry.class)
                    .resolveById("vzaps");
            assertThat(console.call(DevConsole.MediaType.TEXT).toString())
                    .contains("table: " + TABLE, "waiting: 2", "oldestWaitMillis: ");
            assertThat(console.call(DevConsole.MediaType.JSON).toString()).contains("outboxes", "waiting=2");

            database.execute("alter table " + TABLE + " rename to gone");
            patiently()
                    .untilAsserted(() -> assertThat(health(node).getMessage().orElse(""))
                            .contains("The outbox " + TABLE + " cannot be used; its messages wait"));
            assertThat(health(node).getState()).isEqualTo(HealthCheck.State.UP);

            node.context.getRouteController().stopAllRoutes();
            patiently().until(() -> component.outboxes().isEmpty());
            assertThat(node.meters.find("camel.vzaps.outbox.waiting").gauge()).isNull();
        }
    }
}
