package io.github.camelvzaps.core.outbox;

import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.pace.Paces;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** The outboxes of a component: one sender for each, whatever routes write into it. Thread-safe. */
public final class Outboxes {
    private final Paces paces;

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
        private int users;

        private Shared(OutboxDrain drain, SendingOptions options) {
            this.drain = drain;
            this.options = options;
        }
    }

    /**
     * Sends what is in an outbox until the last producer that has called this leaves.
     *
     * @throws InvalidConfigurationException when another one sends it otherwise
     */
    synchronized void join(OutboxSettings settings, GatewayRuntime runtime) {
        Place place = new Place(settings.dataSource(), settings.table());
        SendingOptions options = new SendingOptions(runtime);
        Shared shared = drains.get(place);
        if (shared == null) {
            shared = new Shared(new OutboxDrain(settings, runtime, paces), options);
            drains.put(place, shared);
            shared.drain.start();
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

    synchronized void leave(OutboxSettings settings) {
        Place place = new Place(settings.dataSource(), settings.table());
        Shared shared = drains.get(place);
        if (--shared.users == 0) {
            drains.remove(place);
            shared.drain.stop();
        }
    }
}
