package io.github.camelvzaps.core.webhook;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of webhook bodies are held at once: while they arrive, and until the route has finished them. Thread-safe. */
final class BytesInFlight {
    private final long most;

    /** Changed by compare-and-set from any thread. */
    private final AtomicLong held = new AtomicLong();

    /** @param most a single body may be larger: it is let in when nothing else is held */
    BytesInFlight(long most) {
        this.most = most;
    }

    /** Begins a share that holds nothing yet. */
    Share share() {
        return new Share();
    }

    /** What one call holds. For one thread after the other. */
    final class Share implements AutoCloseable {
        private long mine;

        private Share() {}

        /** Takes more; false when there is no room, and then nothing is taken. */
        boolean take(int bytes) {
            long now = held.get();
            while (now + bytes <= most || now == mine) {
                if (held.compareAndSet(now, now + bytes)) {
                    mine += bytes;
                    return true;
                }
                now = held.get();
            }
            return false;
        }

        /** Gives everything back; further calls do nothing. */
        @Override
        public void close() {
            held.addAndGet(-mine);
            mine = 0;
        }
    }
}
