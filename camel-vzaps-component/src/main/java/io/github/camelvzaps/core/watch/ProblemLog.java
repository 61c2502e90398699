package io.github.camelvzaps.core.watch;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs when a consumer begins to have a kind of problem and when it has none any more: health is not read everywhere. */
final class ProblemLog {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemLog.class);
    private static final long PERIOD_MILLIS = 1000;

    /** A gateway that is down is the problem of a thousand numbers, and one line must be readable. */
    private static final int MOST_SHOWN = 10;

    private final WatchedConsumer consumer;
    private final ScheduledFuture<?> looking;

    /** Touched by the timer only. */
    private final LastingProblems lasting = new LastingProblems();

    ProblemLog(WatchedConsumer consumer, ScheduledExecutorService timer) {
        this.consumer = consumer;
        this.looking = timer.scheduleWithFixedDelay(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            boolean works = consumer.camelContext().isStarted() && !consumer.isSuspended();
            List<String> problems = works ? consumer.problems() : List.of();
            switch (lasting.look(works, problems)) {
                case BEGUN -> LOG.warn("{}: {}", consumer.shownId(), line(problems));
                case OVER -> LOG.info("{}: all is well again", consumer.shownId());
                case NONE -> {
                    // what was said still holds
                }
            }
        } catch (RuntimeException e) {
            // a timer forgets what throws
            LOG.debug("The problems of {} cannot be read", consumer.shownId(), e);
        }
    }

    /** Returns the problems in one line; where there are many, the first ones and how many more. */
    static String line(List<String> problems) {
        int more = problems.size() - MOST_SHOWN;
        return more <= 0
                ? String.join("; ", problems)
                : String.join("; ", problems.subList(0, MOST_SHOWN)) + "; and " + more
                        + " more, see the health check or the console";
    }

    void stop() {
        looking.cancel(false);
    }
}
