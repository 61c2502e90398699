package io.github.camelvzaps.core.pace;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.util.TimeUtils;

/** Durations as options and messages write them. Stateless. */
final class PaceDuration {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6}(ms|s|m|h|d))+");

    private PaceDuration() {}

    /** Reads a duration such as {@code 500ms} or {@code 1h30m}; empty when it is not one. */
    static Optional<Duration> parse(String text) {
        return FORM.matcher(text).matches()
                ? Optional.of(Duration.ofMillis(TimeUtils.toMilliSeconds(text)))
                : Optional.empty();
    }

    /** Writes a duration as short as it can be said. */
    static String text(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1000 || millis % 1000 != 0 && millis < 10_000) {
            return millis + "ms";
        }
        long seconds = millis / 1000;
        String text = part(seconds / 86_400, "d")
                + part(seconds / 3600 % 24, "h")
                + part(seconds / 60 % 60, "m")
                + part(seconds % 60, "s");
        return text;
    }

    private static String part(long count, String unit) {
        return count == 0 ? "" : count + unit;
    }
}
