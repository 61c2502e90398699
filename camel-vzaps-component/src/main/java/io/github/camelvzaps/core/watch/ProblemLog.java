package io.github.camelvzaps.core.watch;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs when a consumer begins to have a kind of problem and when it has none any more: health is not read everywhere. A problem
 * counts once it has outlived a period, and of a consumer that has just started five: a connection that is still being made
 * is none.
 */
final class ProblemLog {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemLog.class);
    private static final long PERIOD_MILLIS = 1000;

    /** How many looks a consumer that has just started has to connect. */
    private static final int LOOKS_TO_START = 5;

    /** Which event it is, and how many, is part of a problem and does not make it another one. */
    private static final Pattern PARTICULARS =
            Pattern.compile("VzapsEvent\\[[^\\]]*\\](?:(?!; the window is full).)*|\\(.*\\)$|^\\d+");

    private final WatchedConsumer consumer;
    private final ScheduledFuture<?> looking;

    /** How often it has looked; touched by the timer only. */
    private int looks;

    /** The kinds there were the last time; touched by the timer only. */
    private Set<String> before = Set.of();

    /** The kinds that are logged; touched by the timer only. */
    private Set<String> logged = Set.of();

    ProblemLog(WatchedConsumer consumer, ScheduledExecutorService timer) {
        this.consumer = consumer;
        this.looking = timer.scheduleWithFixedDelay(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            boolean works = consumer.camelContext().isStarted() && !consumer.isSuspended();
            List<String> problems = works ? consumer.problems() : List.of();
            Set<String> kinds = problems.stream()
                    .map(problem -> PARTICULARS.matcher(problem).replaceAll(""))
                    .collect(Collectors.toSet());
            looks += works && looks < LOOKS_TO_START ? 1 : 0;
            Set<String> lasting = looks < LOOKS_TO_START
                    ? Set.of()
                    : kinds.stream().filter(before::contains).collect(Collectors.toSet());
            if (!logged.containsAll(lasting)) {
                LOG.warn("{}: {}", consumer.shownId(), String.join("; ", problems));
            } else if (problems.isEmpty() && !logged.isEmpty()) {
                LOG.info("{}: all is well again", consumer.shownId());
            }
            logged = lasting;
            before = kinds;
        } catch (RuntimeException e) {
            // a timer forgets what throws
            LOG.debug("The problems of {} cannot be read", consumer.shownId(), e);
        }
    }

    void stop() {
        looking.cancel(false);
    }
}
