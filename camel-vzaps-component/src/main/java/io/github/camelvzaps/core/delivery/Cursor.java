package io.github.camelvzaps.core.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where in the stream of events everything is done. It keeps the events between the oldest unfinished one and the newest
 * in the order in which they came, so that it never stands behind an event that failed or is still on its way.
 * Thread-safe.
 */
public final class Cursor {
    /** How many events it remembers after it has passed them, to know them when they are sent again. */
    private static final int REMEMBERED = 10_000;

    /** What a delivery of an event calls for. */
    public enum Arrival {
        /** It is to be handled. */
        NEW,
        /** It is being handled already; there is nothing to do. */
        UNDER_WAY,
        /** It was handled; the gateway missed the ack. */
        FINISHED
    }

    private enum State {
        UNDER_WAY,
        FINISHED,
        ABANDONED
    }

    private static final class Entry {
        private final String id;
        private State state = State.UNDER_WAY;

        private Entry(String id) {
            this.id = id;
        }
    }

    // all under the lock of this object
    private final Deque<Entry> window = new ArrayDeque<>();
    private final Map<String, Entry> byId = new HashMap<>();
    private final Map<String, Boolean> passed = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };
    private String position;

    /** @param position the event after which the stream begins; null for the beginning */
    public Cursor(String position) {
        this.position = position;
        if (position != null) {
            // a gateway that repeats it must not move the cursor back
            passed.put(position, Boolean.TRUE);
        }
    }

    /** Notes that an event has come. One that was given up before takes its old place again. */
    public synchronized Arrival arrive(String id) {
        Entry known = byId.get(id);
        if (known == null) {
            if (passed.containsKey(id)) {
                return Arrival.FINISHED;
            }
            Entry entry = new Entry(id);
            window.add(entry);
            byId.put(id, entry);
            return Arrival.NEW;
        }
        if (known.state == State.ABANDONED) {
            known.state = State.UNDER_WAY;
            return Arrival.NEW;
        }
        return known.state == State.FINISHED ? Arrival.FINISHED : Arrival.UNDER_WAY;
    }

    /**
     * Notes that an event is done for good, and moves as far as nothing unfinished is in the way.
     *
     * @return how many events it moved past
     */
    public synchronized int finish(String id) {
        Entry entry = byId.get(id);
        if (entry == null) {
            return 0;
        }
        entry.state = State.FINISHED;
        int steps = 0;
        while (!window.isEmpty() && window.peek().state == State.FINISHED) {
            Entry first = window.remove();
            byId.remove(first.id);
            passed.put(first.id, Boolean.TRUE);
            position = first.id;
            steps++;
        }
        return steps;
    }

    /** Notes that nobody will finish an event for now; it keeps its place until it is delivered again. */
    public synchronized void abandon(String id) {
        Entry entry = byId.get(id);
        if (entry != null && entry.state == State.UNDER_WAY) {
            entry.state = State.ABANDONED;
        }
    }

    /** Returns the last event before the oldest unfinished one; null when there is none. */
    public synchronized String position() {
        return position;
    }

    /** Returns how many events take up room: those under way, and the finished ones that wait behind an unfinished one. */
    public synchronized int held() {
        return (int)
                window.stream().filter(entry -> entry.state != State.ABANDONED).count();
    }

    /** Returns how many events stand between the position and the newest one, finished or not. */
    public synchronized int span() {
        return window.size();
    }
}
