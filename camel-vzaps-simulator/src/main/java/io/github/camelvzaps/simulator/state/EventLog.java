package io.github.camelvzaps.simulator.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All events of an instance in the order they happened. Guarded by the world's monitor. */
public final class EventLog {

    private final List<StoredEvent> all = new ArrayList<>();
    private final Map<String, StoredEvent> byId = new HashMap<>();

    StoredEvent append(String id, EventBody body, Instant at) {
        StoredEvent event = new StoredEvent(id, all.size(), body, at);
        all.add(event);
        byId.put(id, event);
        return event;
    }

    /** The event of this id, or null. */
    public StoredEvent find(String id) {
        return byId.get(id);
    }

    public StoredEvent at(long number) {
        return all.get((int) number);
    }

    public int size() {
        return all.size();
    }

    /** The live list, oldest first. */
    public List<StoredEvent> all() {
        return all;
    }
}
