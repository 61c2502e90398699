package io.github.camelvzaps.core.outbox;

import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.core.database.TablePlace;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.pace.Paces;
import io.github.camelvzaps.core.watch.Meters;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;

/** The outboxes of a component: one sender for each, whatever routes write into it. Thread-safe. */
public final class Outboxes {
    static final String TABLE = "table";
    static final String WAITING = "waiting";
    static final String OLDEST = "oldestWaitMillis";
    static final String USABLE = "usable";

    private final Paces paces;

    /** Null while no outbox is sent. Under the lock of this object. */
    private OutboxHealthCheck health;

    /** Under the lock of this object. */
    private final Map<Place, Shared> drains = new HashMap<>();

    public Outboxes(Paces paces) {
        this.paces = paces;
    }

    private record Place(DataSource dataSource, String table) {}

    /** A sender, and how many producers write for it. */
    private static final class Shared {
        private final OutboxDrain drain;
        private final SendingOptions options;
        private final Meters meters;
        private int users;

        private Shared(OutboxDrain drain, SendingOptions options, Meters meters) {
            this.drain = drain;
            this.options = options;
            this.meters = meters;
        }
    }

    /**
     * Sends what is in an outbox until the last producer that has called this leaves.
     *
     * @throws InvalidConfigurationException when another one sends it otherwise
     */
    synchronized void join(TablePlace settings, GatewayRuntime runtime) {
        Place place = new Place(settings.dataSource(), settings.table());
        SendingOptions options = new SendingOptions(runtime);
        Shared shared = drains.get(place);
        if (shared == null) {
            OutboxDrain drain = new OutboxDrain(settings, runtime, paces);
            Meters meters = Meters.of(runtime.camelContext(), runtime.scheme(), "");
            shared = new Shared(drain, options, meters);
            meters.watchOutbox(
                    settings.table(),
                    () -> drain.backlog().waiting(),
                    () -> drain.backlog().oldestAge().toMillis() / 1000.0);
            watchHealth(runtime);
            drains.put(place, shared);
            drain.start();
        }
        shared.options.difference(options).ifPresent(name -> {
            throw new InvalidConfigurationException(
                    List.of(),
                    runtime.shownId() + ": another endpoint sends what is in " + settings.table() + " already, with"
                            + " other " + name + ". Set that on the component, for both; numbers with a token of their"
                            + " own belong into its map instances. Or give this endpoint an outboxTable of its own,"
                            + " or outboxDrain=false");
        });
        shared.users++;
    }

    synchronized void leave(TablePlace settings, GatewayRuntime runtime) {
        Place place = new Place(settings.dataSource(), settings.table());
        Shared shared = drains.get(place);
        if (--shared.users == 0) {
            drains.remove(place);
            shared.meters.unwatch();
            if (drains.isEmpty() && health != null) {
                HealthCheckHelper.getHealthCheckRegistry(runtime.camelContext()).unregister(health);
                health = null;
            }
            shared.drain.stop();
        }
    }

    private void watchHealth(GatewayRuntime runtime) {
        HealthCheckRegistry registry = HealthCheckHelper.getHealthCheckRegistry(runtime.camelContext());
        if (health == null && registry != null) {
            health = new OutboxHealthCheck(runtime.scheme(), this::report);
            registry.register(health);
        }
    }

    /** Returns what waits in each outbox that this application sends: by name, one map for each. */
    public synchronized List<Map<String, Object>> report() {
        return drains.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().table()))
                .map(entry -> report(entry.getKey().table(), entry.getValue().drain))
                .toList();
    }

    private static Map<String, Object> report(String table, OutboxDrain drain) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put(TABLE, table);
        report.put("sends", drain.sends());
        report.put(USABLE, drain.isUsable());
        report.put(WAITING, drain.backlog().waiting());
        report.put(OLDEST, drain.backlog().oldestAge().toMillis());
        return report;
    }
}
