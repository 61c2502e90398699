package io.github.camelvzaps.core.realtime;

import java.time.Instant;

/** How a realtime connection is. Thread-safe: one thread writes at a time, any thread reads. */
public final class RealtimeState {
    private volatile boolean open;
    private volatile String problem = "not connected yet";
    private volatile Instant since = Instant.now();
    private volatile Instant lastHeardAt;

    void opened() {
        open = true;
        problem = null;
        since = Instant.now();
    }

    void closed(String why) {
        open = false;
        problem = why;
        since = Instant.now();
    }

    void heard() {
        lastHeardAt = Instant.now();
    }

    /** Tells whether the connection stands. */
    public boolean isOpen() {
        return open;
    }

    /** Returns why it does not; null while it does. */
    public String getProblem() {
        return problem;
    }

    /** Returns since when it is like this. */
    public Instant getSince() {
        return since;
    }

    /** Returns when the newest frame came; null before the first one. */
    public Instant getLastHeardAt() {
        return lastHeardAt;
    }
}
