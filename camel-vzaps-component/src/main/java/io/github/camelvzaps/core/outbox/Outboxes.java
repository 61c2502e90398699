package io.github.camelvzaps.core.outbox;

import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.pace.Paces;
import java.util.HashMap;
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
        private int users;

        private Shared(OutboxDrain drain) {
            this.drain = drain;
        }
    }

    /** Sends what is in an outbox until the last producer that has called this leaves. */
    synchronized void join(OutboxSettings settings, GatewayRuntime runtime) {
        Place place = new Place(settings.dataSource(), settings.table());
        Shared shared = drains.get(place);
        if (shared == null) {
            shared = new Shared(new OutboxDrain(settings, runtime, paces));
            drains.put(place, shared);
            shared.drain.start();
        }
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
