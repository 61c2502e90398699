package io.github.camelvzaps.core;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs when a consumer begins to have problems and when it has none any more: health is not read everywhere. */
final class ProblemLog {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemLog.class);
    private static final long PERIOD_MILLIS = 1000;

    private final EventConsumer consumer;
    private final ScheduledFuture<?> looking;

    /** How many there were the last time; touched by the timer only. */
    private int before;

    private ProblemLog(EventConsumer consumer, ScheduledExecutorService timer) {
        this.consumer = consumer;
        this.looking = timer.scheduleWithFixedDelay(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    static ProblemLog of(EventConsumer consumer) {
        return new ProblemLog(consumer, consumer.getEndpoint().getComponent().timer());
    }

    private void look() {
        try {
            List<String> problems = consumer.isSuspended() ? List.of() : consumer.problems();
            if (problems.size() > before) {
                LOG.warn("{}: {}", consumer.getEndpoint().shownId(), String.join("; ", problems));
            } else if (problems.isEmpty() && before > 0) {
                LOG.info("{}: all is well again", consumer.getEndpoint().shownId());
            }
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
