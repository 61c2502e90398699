package io.github.camelvzaps.core.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.spi.IdempotentRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims on events among processes that share an idempotent repository. All that such a repository can do atomically is to
 * add a key once, and what it holds never runs out. So time is cut into slots, and a claim is a mark for the event and the
 * slot: who adds it has the event during that slot. The holder adds the mark of the next slot before its own ends, and
 * removes its marks at the end. The marks of a process that died lie in slots that are over a while later. Thread-safe;
 * blocks as long as the repository does.
 */
public final class SharedClaims {
    private static final Logger LOG = LoggerFactory.getLogger(SharedClaims.class);

    /** Which part of the lease the holder is ahead of its slot's end. The clocks may differ by half of that. */
    private static final int AHEAD = 5;

    /** The slots whose marks somebody in this process has added; touched under its own lock. */
    private static final class Held {
        private long first;
        private long last;
        private boolean ended;

        private Held(long first) {
            this.first = first;
            this.last = first;
        }
    }

    private final IdempotentRepository repository;
    private final Clock clock;
    private final long slot;
    private final long ahead;

    /** What is held here; any thread changes it. */
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    private final AtomicBoolean renewing = new AtomicBoolean();
    private final Runnable onLost;

    /**
     * @param lease after how long at most the claim of a dead process is over
     * @param onLost runs when another process has got an event that is still held here
     */
    public SharedClaims(IdempotentRepository repository, Duration lease, Clock clock, Runnable onLost) {
        this.repository = repository;
        this.clock = clock;
        this.onLost = onLost;
        this.ahead = Math.max(1, lease.toMillis() / AHEAD);
        this.slot = Math.max(1, lease.toMillis() - ahead);
    }

    /** Returns how often {@link #renew} is to be called. */
    Duration renewEvery() {
        return Duration.ofMillis(Math.max(1, ahead / 4));
    }

    /**
     * Takes an event unless another process has it.
     *
     * @throws RuntimeException when the repository fails; the event is not taken then
     */
    boolean take(String key) {
        Held mine = new Held(clock.millis() / slot);
        if (!add(mark(key, mine.first))) {
            return false;
        }
        try {
            if (extend(key, mine)) {
                held.put(key, mine);
                return true;
            }
        } catch (RuntimeException | Error e) {
            removeMarks(key, mine);
            throw e;
        }
        removeMarks(key, mine);
        return false;
    }

    /** Adds the marks of the slots that begin soon; false when another process has one of them. */
    private boolean extend(String key, Held mine) {
        while (clock.millis() + ahead >= (mine.last + 1) * slot) {
            if (!add(mark(key, mine.last + 1))) {
                return false;
            }
            mine.last++;
        }
        return true;
    }

    /** Keeps what is held for as long as it is; called by a timer. What cannot be kept is reported. */
    void renew() {
        if (!renewing.compareAndSet(false, true)) {
            return;
        }
        try {
            List.copyOf(held.keySet()).forEach(this::renew);
        } finally {
            renewing.set(false);
        }
    }

    private void renew(String key) {
        Held mine = held.get(key);
        if (mine == null) {
            return;
        }
        synchronized (mine) {
            if (mine.ended) {
                return;
            }
            try {
                if (extend(key, mine)) {
                    return;
                }
                held.remove(key);
                onLost.run();
                LOG.warn(
                        "The claim on an event ran out before it was renewed, and another process claimed the event: it may"
                                + " be processed twice. Set claimLease to more than the longest pause of the process or the"
                                + " repository");
            } catch (RuntimeException | Error e) {
                LOG.warn("Could not renew a claim, retrying: {}", e.toString());
            }
        }
    }

    /** Gives an event back. What the repository keeps of it all the same is over with its slot. */
    void release(String key) {
        Held mine = held.remove(key);
        if (mine != null) {
            synchronized (mine) {
                mine.ended = true;
                removeMarks(key, mine);
            }
        }
    }

    /** Renews nothing any more: whatever is still held is over with its slot. */
    void abandon() {
        held.clear();
    }

    private void removeMarks(String key, Held mine) {
        for (long number = mine.first; number <= mine.last; number++) {
            try {
                repository.remove(mark(key, number));
            } catch (RuntimeException | Error e) {
                LOG.debug("Could not remove a claim, it will run out: {}", e.toString());
            }
        }
    }

    private static String mark(String key, long number) {
        return key + "#" + number;
    }

    private boolean add(String mark) {
        try {
            return repository.add(mark);
        } catch (RuntimeException e) {
            // a database refuses the second of two inserts that run at once, instead of answering false
            if (repository.contains(mark)) {
                return false;
            }
            throw e;
        }
    }
}
