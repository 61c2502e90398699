package io.github.camelvzaps.core.guard;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets nothing go at some hours of the day. Immutable and thread-safe. */
public final class QuietHours implements GuardRule {
    public static final String OPTION = "guardQuietHours";

    private static final Pattern FORM = Pattern.compile("(\\d\\d:\\d\\d)\\s*-\\s*(\\d\\d:\\d\\d)");

    private final LocalTime from;
    private final LocalTime until;
    private final ZoneId zone;

    /** @throws DateTimeException when the hours are not such as {@code 22:00-08:00} */
    QuietHours(String hours, ZoneId zone) {
        Matcher form = FORM.matcher(hours.strip());
        if (!form.matches()) {
            throw new DateTimeException(hours);
        }
        this.from = LocalTime.parse(form.group(1));
        this.until = LocalTime.parse(form.group(2));
        this.zone = zone;
        if (from.equals(until)) {
            throw new DateTimeException(hours);
        }
    }

    /**
     * Reads what {@link #toString} says.
     *
     * @throws DateTimeException when it says something else
     */
    public static QuietHours parse(String text) {
        int space = text.indexOf(' ');
        if (space < 0) {
            throw new DateTimeException(text);
        }
        return new QuietHours(text.substring(0, space), ZoneId.of(text.substring(space + 1)));
    }

    /** Returns hours and time zone, such as {@code 22:00-08:00 America/Sao_Paulo}. */
    @Override
    public String toString() {
        return from + "-" + until + " " + zone;
    }

    @Override
    public String option() {
        return OPTION;
    }

    @Override
    public Optional<GuardRefusal> refusal(GuardedMessage message, Instant now) {
        return leftAt(now)
                .map(left -> new GuardRefusal("it is between " + from + " and " + until + " in " + zone, left, null));
    }

    /** Returns how long the hours still last; empty when it is none of them. */
    public Optional<Duration> leftAt(Instant now) {
        ZonedDateTime here = now.atZone(zone);
        LocalTime time = here.toLocalTime();
        boolean afterFrom = !time.isBefore(from);
        boolean beforeUntil = time.isBefore(until);
        boolean quiet = from.isBefore(until) ? afterFrom && beforeUntil : afterFrom || beforeUntil;
        if (!quiet) {
            return Optional.empty();
        }
        ZonedDateTime end = here.with(until);
        if (!end.isAfter(here)) {
            end = end.plusDays(1);
        }
        return Optional.of(Duration.between(here, end));
    }

    @Override
    public boolean dependsOnTime() {
        return true;
    }
}
