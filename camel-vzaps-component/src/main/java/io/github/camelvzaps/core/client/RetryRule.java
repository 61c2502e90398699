package io.github.camelvzaps.core.client;

import io.github.camelvzaps.api.Failure;
import io.github.camelvzaps.api.Outcome;
import io.github.camelvzaps.core.operation.Repeat;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When a failed call is made again, and after how long. Immutable and thread-safe.
 *
 * @param maximumRetries how many times a call is repeated at most; 0 turns repeating off
 * @param delay the longest pause before the first repetition; it doubles with each one, and the pause is chosen at
 *     random below it so that callers spread out
 * @param maximumDelay the longest pause ever; a server that asks for a longer one gets no repetition
 */
public record RetryRule(int maximumRetries, Duration delay, Duration maximumDelay) {

    /** Tells how long to wait before the next try; empty when there must be none. */
    Optional<Duration> pause(int triesSoFar, Repeat repeat, Outcome outcome, Failure failure) {
        if (triesSoFar > maximumRetries || !allowed(repeat, outcome, failure.status())) {
            return Optional.empty();
        }
        if (failure.retryAfter() != null) {
            return Optional.of(failure.retryAfter()).filter(asked -> asked.compareTo(maximumDelay) <= 0);
        }
        long ceiling = Math.min(maximumDelay.toMillis(), delay.toMillis() << Math.min(triesSoFar - 1, 20));
        return Optional.of(Duration.ofMillis(ThreadLocalRandom.current().nextLong(ceiling + 1)));
    }

    private static boolean allowed(Repeat repeat, Outcome outcome, int status) {
        boolean notDoneYet = status == 429 || (status == 503 && outcome == Outcome.REJECTED);
        return switch (repeat) {
            case NEVER -> false;
            case ALWAYS -> status == 0 || status == 425 || outcome == Outcome.UNKNOWN || notDoneYet;
            case ONLY_IF_NOT_DONE -> (status == 0 && outcome == Outcome.NOT_SENT) || notDoneYet;
        };
    }
}
