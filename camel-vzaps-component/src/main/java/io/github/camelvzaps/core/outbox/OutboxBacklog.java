package io.github.camelvzaps.core.outbox;

import java.time.Duration;
import java.time.Instant;

/**
 * What waits in an outbox, as it was counted the last time. Immutable.
 *
 * @param waiting how many rows
 * @param oldestSince when the oldest of them was written, by the clock of this node; null when none waits
 */
record OutboxBacklog(int waiting, Instant oldestSince) {
    static final OutboxBacklog EMPTY = new OutboxBacklog(0, null);

    Duration oldestAge() {
        return oldestSince == null ? Duration.ZERO : Duration.between(oldestSince, Instant.now());
    }
}
