package io.github.camelvzaps.core.delivery;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Pauses that double up to a longest one, each shortened at random by up to half, so that many consumers do not come
 * back at the same moment. Immutable.
 *
 * @param first the longest pause after the first failure
 * @param longest the longest pause of all
 */
public record Backoff(Duration first, Duration longest) {
    private static final int MOST_DOUBLINGS = 30;

    /** @param failures how many there were in a row, from 1 */
    public Duration pause(int failures) {
        long most = longest.toMillis();
        int doublings = Math.min(Math.max(failures, 1) - 1, MOST_DOUBLINGS);
        long whole = Math.min(most, Math.max(1, first.toMillis()) << doublings);
        return Duration.ofMillis(whole / 2 + ThreadLocalRandom.current().nextLong(whole / 2 + 1));
    }
}
