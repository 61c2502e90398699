package io.github.camelvzaps.simulator.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** All events of an instance in the order they happened. Guarded by the world's monitor. */
public final class EventLog {

    private final SequenceIds ids;
    private final List<StoredEvent> all = new ArrayList<>();

    /** Everything before it is acknowledged. */
    private int firstOpen;

    EventLog(String salt) {
        ids = new SequenceIds("evt_", salt);
    }

    StoredEvent append(EventBody body, Instant at) {
        StoredEvent event = new StoredEvent(ids, all.size(), body, at);
        all.add(event);
        return event;
    }

    /** The event of this id, or null. */
    public StoredEvent find(String id) {
        long number = ids.numberOf(id);
        return number < 0 || number >= all.size() ? null : all.get((int) number);
    }

    public StoredEvent at(int number) {
        return all.get(number);
    }

    public int size() {
        return all.size();
    }

    /** Position of the first event that was not acknowledged; {@link #size()} when all were. */
    public int firstOpen() {
        while (firstOpen < all.size() && all.get(firstOpen).ackedAt() != null) {
            firstOpen++;
        }
        return firstOpen;
    }

    /** The live list, oldest first. */
    public List<StoredEvent> all() {
        return all;
    }
}
