package io.github.camelvzaps.core.webhook;

import io.github.camelvzaps.core.gateway.ConsumedInstance;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/**
 * Logs refused calls: one line for the first of a kind, then one a minute with their number. A stranger who finds the
 * address must not be able to fill the log. Thread-safe.
 */
final class Refusals {
    private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Logger log;
    private final LongSupplier nanoTime;

    /** By what was answered; any thread adds. */
    private final Map<String, Kind> kinds = new ConcurrentHashMap<>();

    Refusals(Logger log, LongSupplier nanoTime) {
        this.log = log;
        this.nanoTime = nanoTime;
    }

    void add(ConsumedInstance instance, int status, String why) {
        long more = kinds.computeIfAbsent(status + why, any -> new Kind()).count(nanoTime.getAsLong());
        if (more < 0) {
            log.debug("A webhook call of {} was answered with {}: {}", instance, status, why);
        } else if (more == 0) {
            log.warn(
                    "A webhook call of {} was answered with {}: {}. Further ones are counted, and logged once a minute",
                    instance,
                    status,
                    why);
        } else {
            log.warn("{} more webhook calls of {} were answered with {}: {}", more, instance, status, why);
        }
    }

    /** The calls that got one answer. */
    private static final class Kind {
        private boolean logged;
        private long loggedAt;
        private long since;

        /** Returns how many to tell of, 0 for the first one; -1 when it is not time yet. */
        private synchronized long count(long now) {
            if (!logged) {
                logged = true;
                loggedAt = now;
                return 0;
            }
            since++;
            if (now - loggedAt < PAUSE_NANOS) {
                return -1;
            }
            long counted = since;
            since = 0;
            loggedAt = now;
            return counted;
        }
    }
}
