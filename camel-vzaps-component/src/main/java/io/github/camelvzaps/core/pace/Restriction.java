package io.github.camelvzaps.core.pace;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether WhatsApp limits a number, as far as the answers to its messages tell. While it does, one message to a new chat is
 * let through after each pause to see whether it still does; the pauses double. Thread-safe.
 */
final class Restriction {
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    private final Duration firstPause;
    private final TimeMeter clock;

    // under the lock of this object
    private Instant since;
    private Duration pause;
    private long nextTryNanos;
    private boolean trying;

    Restriction(Duration firstPause, TimeMeter clock) {
        this.firstPause = firstPause;
        this.clock = clock;
    }

    /** Returns since when the number is limited; null while it is not. */
    synchronized Instant since() {
        return since;
    }

    /** Returns how long no message to a new chat may go; zero when one may, as a try if the number is limited. */
    synchronized Duration heldFor() {
        if (since == null) {
            return Duration.ZERO;
        }
        long left = nextTryNanos - clock.currentTimeNanos();
        return trying ? pause : Duration.ofNanos(Math.max(0, left));
    }

    /** Begins a try when the number is limited; tells whether this is one. */
    synchronized boolean tryBegins() {
        trying = since != null;
        return trying;
    }

    /** The gateway says that the number is limited; tells whether that is new. */
    synchronized boolean found(boolean byTry) {
        boolean begins = since == null;
        if (begins) {
            since = Instant.now();
            pause = firstPause;
        } else if (byTry) {
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        }
        if (begins || byTry) {
            plan();
        }
        return begins;
    }

    /** A try ended without an answer about it. */
    synchronized void tryFailed() {
        plan();
    }

    /** A try went through. */
    synchronized void ended() {
        since = null;
        trying = false;
    }

    private void plan() {
        trying = false;
        nextTryNanos = clock.currentTimeNanos() + pause.toNanos();
    }
}
