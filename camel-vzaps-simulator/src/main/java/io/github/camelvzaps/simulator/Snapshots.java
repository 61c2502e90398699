package io.github.camelvzaps.simulator;

import io.github.camelvzaps.simulator.state.MessageLog;
import io.github.camelvzaps.simulator.state.StoredEvent;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Records of the public API out of the state. What can change is read at once, with the world's monitor held; the JSON
 * is parsed by the supplier, when nobody waits for the monitor any more.
 */
final class Snapshots {

    private Snapshots() {}

    static Supplier<AcceptedMessage> of(MessageLog.Sent sent) {
        String state = sent.state.name();
        return () -> new AcceptedMessage(
                sent.id, sent.type, sent.to, new JsonObject(sent.body).getMap(), sent.media, sent.at, state);
    }

    static Supplier<SimulatedEvent> of(StoredEvent event) {
        List<StoredEvent.Delivery> deliveries = event.deliveries();
        int count = event.deliveryCount();
        boolean acked = event.ackedAt() != null;
        return () -> new SimulatedEvent(
                event.id(),
                event.body().type(),
                new JsonObject(event.body().json()).getMap(),
                event.at(),
                count,
                deliveries.stream()
                        .map(one -> new SimulatedEvent.Delivery(
                                Instant.ofEpochMilli(one.atMillis()), one.how(), one.outcome()))
                        .toList(),
                acked);
    }
}
