package io.github.camelvzaps.core.realtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where in the stream of events everything is finished. It reads nothing into ids. Which event comes before which is
 * known in two ways, the order of arrival and {@code created_at} of the frames, and the position it names stands before
 * every unfinished event in both: whichever order the gateway replays by, an unfinished event comes again.
 *
 * <p>The position lags a little behind what is finished ({@link #SETTLING_EVENTS}, {@link #SETTLING_TIME}), so that an
 * event that the gateway sends slightly out of order is still after it. What is finished after the position is part of
 * {@link #state}, so the lag repeats nothing. An event that was created before the position comes {@link Arrival#LATE}:
 * nobody may send it again, so the caller keeps it.
 *
 * <p>Thread-safe.
 */
final class Cursor {
    /** How many of the newest finished events the position leaves out. */
    static final int SETTLING_EVENTS = 100;

    /** How long a connection has to be quiet before the position leaves out nothing. */
    static final Duration SETTLING_TIME = Duration.ofSeconds(5);

    /** How many events it remembers after it has passed them, to know them when they are sent again. */
    private static final int REMEMBERED = 10_000;

    /** How many unfinished events are part of the stored state: enough to notice that they do not come again. */
    private static final int MOST_OPEN = 50;

    /** After so many events without a time the gateway evidently sends none, and the order of arrival is all there is. */
    private static final int WITHOUT_TIME = 10 * SETTLING_EVENTS;

    /** A time further ahead than this is a mistake; it must not make everything after it late. */
    private static final Duration FUTURE = Duration.ofDays(1);

    /** What a delivery of an event calls for. */
    enum Arrival {
        /** It is to be handled. */
        NEW,
        /** It is to be handled, and nobody may send it again: its place is before the position. */
        LATE,
        /** It is being handled already; there is nothing to do. */
        UNDER_WAY,
        /** It was handled; the gateway missed the ack. */
        FINISHED
    }

    private static final class Entry {
        private final String id;
        private final Instant createdAt;
        private boolean finished;

        /** When the cursor passed it. */
        private Instant passedAt;

        private Entry(String id, Instant createdAt) {
            this.id = id;
            this.createdAt = createdAt;
        }

        private boolean isAfter(Instant time) {
            return createdAt != null && time != null && createdAt.isAfter(time);
        }
    }

    private final Clock clock;

    // all under the lock of this object

    /** From the oldest unfinished event on, in the order of arrival. */
    private final Map<String, Entry> window = new LinkedHashMap<>();

    /** Unfinished events whose place is before the position. */
    private final Set<String> late = new LinkedHashSet<>();

    /** What was passed after the position, in the order of arrival. */
    private final Deque<Entry> recent = new ArrayDeque<>();

    /** What an earlier life has finished after its position, and has not come again in this one. */
    private final Set<String> carried;

    /** What an earlier life has left unfinished, and has not come again in this one. */
    private final Set<String> missing;

    private final Map<String, Boolean> passed = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };
    private String position;
    private Instant positionCreatedAt;

    /** The newest event before which everything is finished; null before the first one of this life. */
    private String frontier;

    Cursor(CursorState state, Clock clock) {
        this.clock = clock;
        this.position = state.position();
        this.positionCreatedAt = state.createdAt();
        this.carried = new LinkedHashSet<>(state.done());
        this.missing = new LinkedHashSet<>(state.open());
        if (position != null) {
            // a gateway that repeats it must not move the cursor back
            passed.put(position, Boolean.TRUE);
        }
    }

    /**
     * Notes that an event has come. Answers NEW or LATE once for each event; from then on it is unfinished until {@link
     * #finish}.
     *
     * @param createdAt when the gateway created it; null when it does not say
     */
    synchronized Arrival arrive(String id, Instant createdAt) {
        missing.remove(id);
        Entry known = window.get(id);
        if (known != null) {
            return known.finished ? Arrival.FINISHED : Arrival.UNDER_WAY;
        }
        if (late.contains(id)) {
            return Arrival.UNDER_WAY;
        }
        if (passed.containsKey(id)) {
            return Arrival.FINISHED;
        }
        Entry entry = new Entry(id, believable(createdAt));
        if (carried.remove(id)) {
            // it takes its place among those of this life, and stays part of the state for as long as they do
            entry.finished = true;
            window.put(id, entry);
            advance();
            return Arrival.FINISHED;
        }
        if (entry.createdAt != null && positionCreatedAt != null && entry.createdAt.isBefore(positionCreatedAt)) {
            late.add(id);
            return Arrival.LATE;
        }
        window.put(id, entry);
        return Arrival.NEW;
    }

    /** Notes that an event is here which was late in an earlier life and kept since. */
    synchronized void keepLate(String id) {
        missing.remove(id);
        late.add(id);
    }

    private Instant believable(Instant createdAt) {
        boolean mistake = createdAt != null && createdAt.isAfter(clock.instant().plus(FUTURE));
        return mistake ? null : createdAt;
    }

    /**
     * Notes that an event is done for good, and passes whatever has nothing unfinished before it.
     *
     * @return how many places it made free
     */
    synchronized int finish(String id) {
        if (late.remove(id)) {
            passed.put(id, Boolean.TRUE);
            // it may have held up nothing, so there is nothing to pass
            return 1;
        }
        Entry entry = window.get(id);
        if (entry == null || entry.finished) {
            return 0;
        }
        entry.finished = true;
        return advance();
    }

    private int advance() {
        int steps = 0;
        Iterator<Entry> oldestFirst = window.values().iterator();
        while (oldestFirst.hasNext()) {
            Entry entry = oldestFirst.next();
            if (!entry.finished) {
                break;
            }
            oldestFirst.remove();
            entry.passedAt = clock.instant();
            recent.add(entry);
            passed.put(entry.id, Boolean.TRUE);
            frontier = entry.id;
            steps++;
        }
        if (recent.size() > 2 * SETTLING_EVENTS) {
            // otherwise when somebody asks: it takes a look at all that is unfinished
            settle(false);
        }
        return steps;
    }

    /**
     * Moves the position as far as it may go by now.
     *
     * @param quiet whether the connection has stood for {@link #SETTLING_TIME} and could have brought whatever is out of
     *     order; then what was passed before that becomes the position too
     * @return whether it has moved
     */
    synchronized boolean settle(boolean quiet) {
        Instant oldestOpen = oldestUnfinished();
        Instant settled = clock.instant().minus(SETTLING_TIME).plusMillis(1);
        Entry next = null;
        int after = recent.size();
        for (Entry entry : recent) {
            after--;
            if (after < SETTLING_EVENTS && !(quiet && entry.passedAt.isBefore(settled))) {
                break;
            }
            if (!entry.isAfter(oldestOpen) && mayFollow(entry, next)) {
                next = entry;
            }
        }
        if (next == null) {
            return false;
        }
        moveTo(next);
        return true;
    }

    /** Whether an entry may be the position after another one; never back in time, and not into times unknown. */
    private boolean mayFollow(Entry entry, Entry before) {
        Instant reached = before == null ? positionCreatedAt : before.createdAt;
        if (entry.createdAt == null) {
            return reached == null || recent.size() > WITHOUT_TIME;
        }
        return reached == null || !entry.createdAt.isBefore(reached);
    }

    private void moveTo(Entry next) {
        List<Entry> newer = new ArrayList<>();
        Entry entry;
        do {
            entry = recent.remove();
            if (entry.isAfter(next.createdAt)) {
                // it came earlier and was created later: a gateway may replay it
                newer.add(entry);
            }
        } while (entry != next);
        for (int i = newer.size() - 1; i >= 0; i--) {
            recent.addFirst(newer.get(i));
        }
        position = next.id;
        positionCreatedAt = next.createdAt;
    }

    private Instant oldestUnfinished() {
        Instant oldest = null;
        for (Entry entry : window.values()) {
            boolean older = entry.createdAt != null && (oldest == null || entry.createdAt.isBefore(oldest));
            if (!entry.finished && older) {
                oldest = entry.createdAt;
            }
        }
        return oldest;
    }

    /** Whether the position may still move without further events. */
    synchronized boolean isSettling() {
        return !recent.isEmpty();
    }

    /** Returns what is to survive a restart. */
    synchronized CursorState state() {
        settle(false);
        List<String> done = new ArrayList<>(carried);
        recent.forEach(entry -> done.add(entry.id));
        List<String> open = new ArrayList<>(missing);
        for (Entry entry : window.values()) {
            if (entry.finished) {
                done.add(entry.id);
            } else if (open.size() < MOST_OPEN) {
                open.add(entry.id);
            }
        }
        return new CursorState(position, positionCreatedAt, done, open);
    }

    /** Returns after which event the gateway is asked for more; null for no event in particular. */
    synchronized String position() {
        settle(false);
        return position;
    }

    /** Returns the newest event before which, in the order of arrival, everything is finished; null when there is none. */
    synchronized String frontier() {
        return frontier == null ? position : frontier;
    }

    /** Returns how many places are taken: by unfinished events, and by finished ones that wait for an unfinished one. */
    synchronized int span() {
        return window.size() + late.size();
    }

    /** Returns the unfinished events of an earlier life that have not come again. */
    synchronized Collection<String> missing() {
        return List.copyOf(missing);
    }

    /** Stops waiting for what does not come again. */
    synchronized void giveUpMissing() {
        missing.clear();
    }
}
