package io.github.camelvzaps.core.delivery;

import io.github.camelvzaps.api.EventType;
import io.github.camelvzaps.api.VzapsEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Collects what somebody writes in a chat in short succession. A burst is complete when the chat has been quiet, when it is
 * full or old enough, when the window of its number is full, or when the consumer stops taking events. Then it waits for its
 * turn in the chat, and takes more until that has come. Thread-safe; no thread waits.
 */
final class Bursts {
    private static final String ANY = "";

    /** @param until the first event that came after it was given up */
    private record GivenUp(long until, Throwable why) {}

    private final Line line;
    private final Grouping grouping;
    private final Lanes lanes;
    private final ScheduledExecutorService timer;
    private final LongSupplier ticks;

    /** Whose window is full while no burst was open that could be closed; any thread changes it. */
    private final Set<String> crowded = ConcurrentHashMap.newKeySet();

    // under the lock of this object

    /** Those that take more, by their lane, the oldest one first. */
    private final Map<String, Burst> open = new LinkedHashMap<>();

    /** Whether nothing is waited for: the consumer is suspended, or stops. */
    private boolean hurried;

    /** By their lane what was given up: whatever came behind it before that must not overtake it. */
    private final Map<String, GivenUp> broken = new HashMap<>();

    /**
     * @param lanes in which complete bursts wait for their turn
     * @param timer runs things later
     * @param ticks nanoseconds that pass
     */
    Bursts(Line line, Lanes lanes, ScheduledExecutorService timer, LongSupplier ticks) {
        this.line = line;
        this.grouping = line.settings().grouping();
        this.lanes = lanes;
        this.timer = timer;
        this.ticks = ticks;
    }

    /** Tells whether an event is something that somebody says in a chat to this number, so that more of it may follow. */
    static boolean collects(VzapsEvent event) {
        return isMessage(event)
                && !event.isFromMe()
                && event.kind() != null
                && event.kind().isContent();
    }

    /** Tells whether an event must not overtake what was said before it, a reaction or an edit for instance. */
    static boolean follows(VzapsEvent event) {
        return isMessage(event) && !collects(event);
    }

    private static boolean isMessage(VzapsEvent event) {
        return event.type().equals(EventType.MESSAGE);
    }

    /** Returns how many bursts take more. */
    synchronized int open() {
        return open.size();
    }

    /** Adds a claimed message to the burst of its chat. */
    void join(Burst.Member member) {
        String lane = line.settings().lane(member.event());
        List<Burst> turns = new ArrayList<>(2);
        Throwable overtaking;
        synchronized (this) {
            overtaking = overtaking(lane, member);
            if (overtaking == null) {
                add(lane, member, turns);
            }
        }
        if (overtaking != null) {
            member.unclaim(overtaking);
            member.end(overtaking);
        }
        begin(turns);
    }

    /** Returns why something before an event was given up that it must not overtake; null when there is no such thing. */
    private Throwable overtaking(String lane, Burst.Member event) {
        GivenUp before = broken.get(lane);
        if (before == null || event.arrival() < before.until) {
            return before == null ? null : before.why;
        }
        // they come in their order: none of the others is left
        broken.remove(lane);
        return null;
    }

    private void add(String lane, Burst.Member member, List<Burst> turns) {
        long now = ticks.getAsLong();
        Burst burst = open.get(lane);
        if (burst != null && !burst.suits(member)) {
            close(burst, turns);
            burst = null;
        }
        boolean isNew = burst == null;
        if (isNew) {
            burst = new Burst(line, this::seal, lane, member, now);
            open.put(lane, burst);
        }
        burst.add(member, now);
        if (burst.size() >= grouping.max()) {
            close(burst, turns);
        } else if (hurried) {
            queue(burst, turns);
        } else if (isNew) {
            plan(burst, now, turns);
        }
        String instanceId = burst.instanceId();
        if (crowded.remove(instanceId) | crowded.remove(ANY)) {
            queueOldest(instanceId, turns);
        }
    }

    private void plan(Burst burst, long now, List<Burst> turns) {
        long pause = completeAt(burst) - now;
        try {
            burst.setClosing(timer.schedule(() -> look(burst), pause, TimeUnit.NANOSECONDS));
        } catch (RejectedExecutionException stopping) {
            queue(burst, turns);
        }
    }

    private long completeAt(Burst burst) {
        return burst.completeAt(grouping.quiet().toNanos(), grouping.longest().toNanos());
    }

    /** Queues a burst that is complete by now. One look for each burst at a time, however many messages come. */
    private void look(Burst burst) {
        List<Burst> turns = new ArrayList<>(1);
        synchronized (this) {
            if (burst.isQueued()) {
                return;
            }
            long now = ticks.getAsLong();
            if (completeAt(burst) - now > 0) {
                plan(burst, now, turns);
            } else {
                queue(burst, turns);
            }
        }
        begin(turns);
    }

    /** It takes no more. */
    private void close(Burst burst, List<Burst> turns) {
        open.remove(burst.lane(), burst);
        queue(burst, turns);
    }

    /** Gives it its place in the chat; under the lock, so that no later one gets there before it. */
    private void queue(Burst burst, List<Burst> turns) {
        if (!burst.isQueued()) {
            burst.setQueued();
            if (lanes.take(burst.lane(), burst)) {
                turns.add(burst);
            }
        }
    }

    /** Without the lock: when there is no thread for it, it ends at once. */
    private void begin(List<Burst> turns) {
        turns.forEach(burst -> lanes.begin(burst.lane(), burst));
    }

    /** The turn of a burst has come, or never will: it takes no more. */
    synchronized void seal(Burst burst) {
        open.remove(burst.lane(), burst);
    }

    /** Takes an event into the lane of its chat, behind what was said so far. */
    <T extends Burst.Member & Lanes.Work> void follow(String lane, T event) {
        List<Burst> turns = new ArrayList<>(1);
        boolean itsTurn;
        Throwable overtaking;
        synchronized (this) {
            overtaking = overtaking(lane, event);
            Burst burst = open.get(lane);
            if (burst != null) {
                close(burst, turns);
            }
            itsTurn = overtaking == null && lanes.take(lane, event);
        }
        begin(turns);
        if (overtaking != null) {
            event.givenUp(overtaking);
        } else if (itsTurn) {
            lanes.begin(lane, event);
        }
    }

    /**
     * The window is full: what is open must not wait for messages that cannot come. Only the oldest burst is closed, since
     * the window moves on with its end; if that is not enough this is called again.
     *
     * @param instanceId whose window it is; null for that of all instances together
     */
    void windowFull(String instanceId) {
        List<Burst> turns = new ArrayList<>(1);
        synchronized (this) {
            if (!queueOldest(instanceId, turns)) {
                crowded.add(instanceId == null ? ANY : instanceId);
            }
        }
        begin(turns);
    }

    private boolean queueOldest(String instanceId, List<Burst> turns) {
        for (Burst burst : open.values()) {
            if (!burst.isQueued() && (instanceId == null || instanceId.equals(burst.instanceId()))) {
                queue(burst, turns);
                return true;
            }
        }
        return false;
    }

    /** Something of a number has ended, so that its window may have room. Takes no lock. */
    void eased(String instanceId) {
        if (!crowded.isEmpty()) {
            crowded.remove(instanceId);
            crowded.remove(ANY);
        }
    }

    /** Waits for nothing from now on: what is open goes into the route. */
    void hurry() {
        List<Burst> turns = new ArrayList<>();
        synchronized (this) {
            hurried = true;
            open.values().forEach(burst -> queue(burst, turns));
        }
        begin(turns);
    }

    /** Waits for nothing of an instance: what is open gets its turn. */
    void hurry(String instanceId) {
        List<Burst> turns = new ArrayList<>();
        synchronized (this) {
            open.values().stream()
                    .filter(burst -> instanceId.equals(burst.instanceId()))
                    .forEach(burst -> queue(burst, turns));
        }
        begin(turns);
    }

    /** Collects again. */
    synchronized void collect() {
        hurried = false;
    }

    /** Something of a chat was given up: what came behind it must not overtake it, and is given up too. */
    void giveUp(String lane, Throwable why) {
        Burst behind;
        synchronized (this) {
            broken.put(lane, new GivenUp(line.nextArrival(), why));
            behind = open.remove(lane);
            if (behind != null && behind.isQueued()) {
                // its lane gives it up
                behind = null;
            } else if (behind != null) {
                // nobody may put it there any more
                behind.setQueued();
            }
        }
        if (behind != null) {
            behind.givenUp(why);
        }
    }
}
