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

/** Lets nothing go at some hours of the day. */
final class QuietHours implements GuardRule {
    static final String OPTION = "guardQuietHours";

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

    @Override
    public String option() {
        return OPTION;
    }

    @Override
    public Optional<GuardRefusal> refusal(GuardedMessage message, Instant now) {
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
        return Optional.of(new GuardRefusal(
                "it is between " + from + " and " + until + " in " + zone, Duration.between(here, end)));
    }

    @Override
    public boolean dependsOnTime() {
        return true;
    }
}
