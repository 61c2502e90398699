package io.github.camelvzaps.simulator.control;

import io.github.camelvzaps.simulator.api.AcceptedMessage;
import io.github.camelvzaps.simulator.api.EventCounts;
import io.github.camelvzaps.simulator.api.SimulatedEvent;
import io.github.camelvzaps.simulator.state.Instance;
import io.github.camelvzaps.simulator.state.JsonText;
import io.github.camelvzaps.simulator.state.MessageLog;
import io.github.camelvzaps.simulator.state.StoredEvent;
import io.github.camelvzaps.simulator.state.World;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
                sent.id, sent.type, sent.to, JsonText.object(sent.body).getMap(), sent.media, sent.at, state);
    }

    static Supplier<SimulatedEvent> of(StoredEvent event) {
        List<StoredEvent.Delivery> deliveries = event.deliveries();
        int count = event.deliveryCount();
        boolean acked = event.ackedAt() != null;
        return () -> new SimulatedEvent(
                event.id(),
                event.body().type(),
                JsonText.object(event.body().json()).getMap(),
                event.at(),
                count,
                deliveries.stream()
                        .map(one -> new SimulatedEvent.Delivery(
                                Instant.ofEpochMilli(one.atMillis()), one.how(), one.outcome()))
                        .toList(),
                acked);
    }

    static EventCounts counts(Instance instance) {
        int delivered = 0;
        int acked = 0;
        long deliveries = 0;
        List<StoredEvent> all = instance.events.all();
        for (StoredEvent event : all) {
            delivered += event.deliveryCount() > 0 ? 1 : 0;
            acked += event.ackedAt() != null ? 1 : 0;
            deliveries += event.deliveryCount();
        }
        return new EventCounts(all.size(), delivered, acked, deliveries);
    }

    static Map<String, Object> stats(World world, long requests) {
        long messages = 0;
        long events = 0;
        long charges = 0;
        for (Instance instance : world.instances()) {
            messages += instance.messages.all().size();
            events += instance.events.size();
            charges += instance.charges;
        }
        Map<String, Object> stats = new LinkedHashMap<>();
        stats.put("requests", requests);
        stats.put("token_calls", world.tokens().calls());
        stats.put("messages", messages);
        stats.put("events", events);
        stats.put("charges", charges);
        return stats;
    }
}
