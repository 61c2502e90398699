package io.github.camelvzaps.core.pace;

import io.github.camelvzaps.api.InvalidConfigurationException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The time between two messages to one chat, drawn again for each of them. Immutable. */
record Gap(Duration shortest, Duration longest) {

    /**
     * Reads a gap.
     *
     * @throws InvalidConfigurationException naming the form
     */
    static Gap parse(String text) {
        String[] ends = text.split("-", -1);
        Optional<Duration> shortest = PaceDuration.parse(ends[0].strip());
        Optional<Duration> longest = PaceDuration.parse(ends[ends.length - 1].strip());
        boolean valid = ends.length <= 2
                && shortest.isPresent()
                && longest.isPresent()
                && shortest.get().compareTo(longest.get()) <= 0;
        if (!valid) {
            throw new InvalidConfigurationException(
                    List.of("paceGap"),
                    "The option paceGap takes a duration such as 2s, or the shortest and the longest one such as 2s-6s,"
                            + " not '" + text + "'");
        }
        return new Gap(shortest.get(), longest.get());
    }

    /** Draws the next gap. */
    long nanos(RandomGenerator random) {
        long spread = longest.toNanos() - shortest.toNanos();
        return shortest.toNanos() + (spread == 0 ? 0 : random.nextLong(spread + 1));
    }
}
