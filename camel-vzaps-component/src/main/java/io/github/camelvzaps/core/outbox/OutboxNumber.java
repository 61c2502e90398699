package io.github.camelvzaps.core.outbox;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * How many messages of a number this node has under way. Few at a time: they stand in the same queue as the messages of
 * routes, which would wait behind them. Thread-safe.
 */
final class OutboxNumber {
    private static final int SLOTS = 8;

    /** How soon a number that was full is looked at again at the latest, since its options may have changed. */
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(1);

    // under the lock of this object
    private final Set<Long> underWay = new HashSet<>();
    private long heldUntilNanos = System.nanoTime();

    /** Returns how many rows to read: those under way may be among them. */
    synchronized int toRead() {
        boolean held = heldUntilNanos - System.nanoTime() > 0;
        return held || underWay.size() == SLOTS ? 0 : SLOTS + underWay.size();
    }

    /** Takes a slot; false when there is none or the row has one. */
    synchronized boolean begin(long id) {
        return underWay.size() < SLOTS && underWay.add(id);
    }

    synchronized void end(long id) {
        underWay.remove(id);
    }

    synchronized boolean isIdle() {
        return underWay.isEmpty();
    }

    /** Takes nothing for a while. */
    synchronized void hold(Duration pause) {
        Duration held = pause.compareTo(LONGEST_HOLD) > 0 ? LONGEST_HOLD : pause;
        heldUntilNanos = System.nanoTime() + held.toNanos();
    }
}
