package io.github.camelvzaps.core.pace;

import io.github.bucket4j.Bandwidth;
import io.github.camelvzaps.api.InvalidConfigurationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * At most so many messages in any time of a length. A bucket that holds {@code burst} and is refilled with
 * {@code count - burst + 1} in each period lets no more than {@code count} through, wherever one begins to count: the
 * burst at once is paid for by the steady rate. Immutable.
 *
 * @param count how many, at least 1
 * @param period in what time
 * @param burst how many of them may go at once, from 1 to count
 */
record Limit(long count, Duration period, long burst) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*/\\s*([^/]+?)\\s*(?:/\\s*(\\d{1,9})\\s*)?");

    /**
     * Reads limits.
     *
     * @param option what the text was given for
     * @throws InvalidConfigurationException naming the form
     */
    static List<Limit> parse(String option, String text) {
        List<Limit> limits = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            limits.add(one(option, part.strip()));
        }
        Duration shortest = limits.stream()
                .map(Limit::period)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return limits.stream().map(limit -> limit.withBurst(shortest)).toList();
    }

    private static Limit one(String option, String part) {
        Matcher form = FORM.matcher(part);
        if (!form.matches()) {
            throw refusal(option, "'" + part + "' has another form");
        }
        long count = Long.parseLong(form.group(1));
        Duration period = PaceDuration.parse(form.group(2))
                .orElseThrow(() -> refusal(option, "'" + form.group(2) + "' in '" + part + "' is not a duration"));
        long burst = form.group(3) == null ? 0 : Long.parseLong(form.group(3));
        if (count == 0) {
            throw refusal(option, "'" + part + "' would never let a message go; stop the route instead");
        }
        if (period.isZero()) {
            throw refusal(option, "the duration in '" + part + "' is zero");
        }
        if (form.group(3) != null && (burst == 0 || burst > count)) {
            throw refusal(option, "the third part of '" + part + "' says how many may go at once: from 1 to " + count);
        }
        return new Limit(count, period, burst);
    }

    private static InvalidConfigurationException refusal(String option, String why) {
        return new InvalidConfigurationException(
                List.of(option),
                "The option " + option + " takes a count, a slash and a duration, such as 20/1m, several of them with"
                        + " commas (20/1m,500/1d), each with the number that may go at once (20/1m/5) if wanted; "
                        + why);
    }

    private Limit withBurst(Duration shortest) {
        if (burst > 0) {
            return this;
        }
        return new Limit(count, period, period.equals(shortest) ? 1 : Math.max(1, count / 2));
    }

    /** Returns a part of this limit: so many of so many steps, and never nothing. */
    Limit part(int step, int steps) {
        long part = Math.max(1, count * step / steps);
        return new Limit(part, period, Math.min(part, Math.max(1, burst * step / steps)));
    }

    Bandwidth bandwidth() {
        return Bandwidth.builder()
                .capacity(burst)
                .refillGreedy(count - burst + 1, period)
                .build();
    }

    /** Returns how long the next message waits at least when so many are before it. */
    Duration shortestWait(long before) {
        long beyond = before + 1 - burst;
        return beyond <= 0
                ? Duration.ZERO
                : Duration.ofNanos((long) ((double) period.toNanos() * beyond / (count - burst + 1)));
    }

    @Override
    public String toString() {
        return count + "/" + PaceDuration.text(period) + "/" + burst;
    }
}
