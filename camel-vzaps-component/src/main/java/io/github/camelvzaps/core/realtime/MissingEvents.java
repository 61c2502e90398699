package io.github.camelvzaps.core.realtime;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was unfinished before a restart has to come again. If it does not, the gateway is asked once for everything that
 * was not acknowledged, whatever the cursor says; what does not come then either is named and given up. Thread-safe.
 */
final class MissingEvents {
    private static final Logger LOG = LoggerFactory.getLogger(MissingEvents.class);

    /** How long after a connection it is waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String instanceId;
    private final Cursor cursor;
    private final ScheduledExecutorService timer;
    private final Runnable connectAgain;
    private final Runnable changed;

    // under the lock of this object
    private boolean asked;
    private boolean asking;

    /**
     * @param connectAgain makes a new connection
     * @param changed runs when nothing is missing any more
     */
    MissingEvents(
            String instanceId, Cursor cursor, ScheduledExecutorService timer, Runnable connectAgain, Runnable changed) {
        this.instanceId = instanceId;
        this.cursor = cursor;
        this.timer = timer;
        this.connectAgain = connectAgain;
        this.changed = changed;
    }

    /** Tells once whether the connection that is being made is to name no event. */
    synchronized boolean takeAsking() {
        boolean taken = asking;
        asking = false;
        return taken;
    }

    /** There is a new connection. */
    void connected() {
        if (cursor.missing().isEmpty()) {
            return;
        }
        try {
            timer.schedule(this::look, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("Instance {}: stopped while events of the time before were missing", instanceId);
        }
    }

    private void look() {
        Collection<String> missing = cursor.missing();
        if (missing.isEmpty()) {
            return;
        }
        boolean first;
        synchronized (this) {
            first = !asked;
            asked = true;
            asking |= first;
        }
        if (first) {
            LOG.info(
                    "Instance {}: {} events that were unfinished before the restart have not come again; asking for"
                            + " everything that was not acknowledged",
                    instanceId,
                    missing.size());
            connectAgain.run();
        } else {
            LOG.warn(
                    "Instance {}: the gateway does not send again what was unfinished before the restart: it was"
                            + " acknowledged right before it, or the gateway has lost it: {}",
                    instanceId,
                    missing);
            cursor.giveUpMissing();
            changed.run();
        }
    }

    /** Returns what is wrong; null when nothing is missing. */
    String problem() {
        int missing = cursor.missing().size();
        return missing == 0 ? null : missing + " events that were unfinished before the restart have not come again";
    }
}
