package io.github.camelvzaps.core.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** What waits for a retry in this process. Nothing does while the consumer is suspended or stops. Thread-safe. */
final class Retries {
    /** Something that waits. */
    interface Retried {
        /** Returns whose it is; null when that is not known. */
        String instanceId();

        /** The pause is over. */
        void runAgain();

        /** It is not retried any more. */
        void giveUp();

        /** Ends it, with the reason why it is not done. */
        void finish(Throwable failure);
    }

    private final Redelivery redelivery;
    private final PipelineThreads threads;

    /** Any thread adds and removes. */
    private final Set<Retried> waiting = ConcurrentHashMap.newKeySet();

    /** False while the consumer is suspended or stops. */
    private volatile boolean retrying = true;

    Retries(Redelivery redelivery, PipelineThreads threads) {
        this.redelivery = redelivery;
        this.threads = threads;
    }

    /** Tells whether a failure now is followed by a retry here. */
    boolean follow() {
        return retrying && !redelivery.bySender();
    }

    /** @param waits how often it has waited for a retry, from 1 */
    Duration pause(int waits) {
        return redelivery.bySender() ? Duration.ZERO : redelivery.pauses().pause(waits);
    }

    void start() {
        retrying = true;
    }

    /** Gives up what waits, and retries nothing from now on. */
    void stop() {
        retrying = false;
        List.copyOf(waiting).forEach(Retried::giveUp);
    }

    /** Gives up what waits of an instance. */
    void giveUp(String instanceId) {
        List.copyOf(waiting).stream()
                .filter(one -> instanceId.equals(one.instanceId()))
                .forEach(Retried::giveUp);
    }

    /** Runs something again after a pause, unless it is given up before. */
    void retryAfter(Duration pause, Retried one) {
        waiting.add(one);
        try {
            threads.timer().schedule(() -> retry(one), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (Throwable stopping) {
            one.giveUp();
            return;
        }
        // the consumer may have begun to stop since follow() was asked
        if (!retrying) {
            one.giveUp();
        }
    }

    /** Ends the wait; true for one caller only, who has to finish or retry it. */
    boolean endWait(Retried one) {
        return waiting.remove(one);
    }

    private void retry(Retried one) {
        if (!endWait(one)) {
            return;
        }
        try {
            threads.workers().execute(one::runAgain);
        } catch (Throwable stopping) {
            one.finish(stopping);
        }
    }
}
