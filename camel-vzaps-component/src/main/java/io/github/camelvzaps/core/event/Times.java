package io.github.camelvzaps.core.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Reads points in time in the forms that gateways send: ISO 8601, or a number of seconds, milliseconds, microseconds or
 * nanoseconds since 1970. The year 1, which is how some languages write that there is no time, is none.
 */
public final class Times {
    /** A number of this size is meant in milliseconds: as seconds it would lie 3,000 years ahead. So on for the others. */
    private static final long MILLIS_FROM = 100_000_000_000L;

    private static final long MICROS_FROM = MILLIS_FROM * 1000;
    private static final long NANOS_FROM = MICROS_FROM * 1000;

    /** The usual form; a zero stands for any digit. */
    private static final String USUAL = "0000-00-00T00:00:00Z";

    /** Nothing happened on WhatsApp before it; the zero value of Go, 0001-01-01, lies there. */
    private static final Instant FIRST = Instant.EPOCH;

    private Times() {}

    /** Reads a point in time; null for whatever is none. */
    public static Instant parse(Object value) {
        Instant read = read(value);
        return read == null || read.isBefore(FIRST) ? null : read;
    }

    private static Instant read(Object value) {
        try {
            if (value instanceof Number number) {
                return ofNumber(number.longValue());
            }
            if (!(value instanceof String text) || text.isBlank()) {
                return null;
            }
            Instant usual = ofUsualForm(text);
            if (usual != null) {
                return usual;
            }
            boolean digits = text.length() < 20 && text.chars().allMatch(c -> c >= '0' && c <= '9');
            return digits
                    ? ofNumber(Long.parseLong(text))
                    : countable(OffsetDateTime.parse(text.trim()).toInstant());
        } catch (DateTimeException | ArithmeticException | NumberFormatException notATime) {
            return null;
        }
    }

    /** Reads {@code 2026-11-21T10:00:00Z}, which is what comes: the JDK takes a fifth of all work on an event for it. */
    private static Instant ofUsualForm(String text) {
        if (text.length() != USUAL.length()) {
            return null;
        }
        for (int i = 0; i < USUAL.length(); i++) {
            char c = text.charAt(i);
            boolean fits = USUAL.charAt(i) == '0' ? c >= '0' && c <= '9' : c == USUAL.charAt(i);
            if (!fits) {
                return null;
            }
        }
        return LocalDateTime.of(
                        Integer.parseInt(text, 0, 4, 10),
                        Integer.parseInt(text, 5, 7, 10),
                        Integer.parseInt(text, 8, 10, 10),
                        Integer.parseInt(text, 11, 13, 10),
                        Integer.parseInt(text, 14, 16, 10),
                        Integer.parseInt(text, 17, 19, 10))
                .toInstant(ZoneOffset.UTC);
    }

    /** Fails for a time that is too far away to be expressed in milliseconds, as all callers do. */
    private static Instant countable(Instant instant) {
        return Instant.ofEpochMilli(instant.toEpochMilli());
    }

    private static Instant ofNumber(long number) {
        if (number <= 0) {
            return null;
        }
        if (number >= NANOS_FROM) {
            return Instant.ofEpochSecond(0, number);
        }
        if (number >= MICROS_FROM) {
            return Instant.EPOCH.plus(number, ChronoUnit.MICROS);
        }
        return number >= MILLIS_FROM ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
    }
}
