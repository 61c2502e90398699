package io.github.camelvzaps.core;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs when a consumer begins to have problems and when it has none any more: health is not read everywhere. A problem
 * counts once it has outlived a period, so that a connection that is still being made is none.
 */
final class ProblemLog {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemLog.class);
    private static final long PERIOD_MILLIS = 1000;

    private final EventConsumer consumer;
    private final ScheduledFuture<?> looking;

    /** How many there were the last time; touched by the timer only. */
    private int before;

    /** How many are logged; touched by the timer only. */
    private int logged;

    private ProblemLog(EventConsumer consumer, ScheduledExecutorService timer) {
        this.consumer = consumer;
        this.looking = timer.scheduleWithFixedDelay(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    static ProblemLog of(EventConsumer consumer) {
        return new ProblemLog(consumer, consumer.getEndpoint().getComponent().timer());
    }

    private void look() {
        try {
            boolean works = consumer.getEndpoint().getCamelContext().isStarted() && !consumer.isSuspended();
            List<String> problems = works ? consumer.problems() : List.of();
            int lasting = Math.min(problems.size(), before);
            if (lasting > logged) {
                LOG.warn("{}: {}", consumer.getEndpoint().shownId(), String.join("; ", problems));
            } else if (problems.isEmpty() && logged > 0) {
                LOG.info("{}: all is well again", consumer.getEndpoint().shownId());
            }
            logged = lasting;
            before = problems.size();
        } catch (RuntimeException e) {
            // a timer forgets what throws
            LOG.debug(
                    "The problems of {} cannot be read", consumer.getEndpoint().shownId(), e);
        }
    }

    void stop() {
        looking.cancel(false);
    }
}
