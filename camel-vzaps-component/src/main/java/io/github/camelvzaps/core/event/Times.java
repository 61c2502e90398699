package io.github.camelvzaps.core.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads points in time in the forms that gateways send: ISO 8601, or a number of seconds or milliseconds. */
public final class Times {
    /** A number of this size is meant in milliseconds: as seconds it would lie 3,000 years ahead. */
    private static final long MILLIS_FROM = 100_000_000_000L;

    private Times() {}

    /** Reads a point in time; null for whatever is none. */
    public static Instant parse(Object value) {
        try {
            if (value instanceof Number number) {
                return ofNumber(number.longValue());
            }
            if (!(value instanceof String text) || text.isBlank()) {
                return null;
            }
            boolean digits = text.length() < 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
            return digits
                    ? ofNumber(Long.parseLong(text))
                    : countable(OffsetDateTime.parse(text.trim()).toInstant());
        } catch (DateTimeException | ArithmeticException notATime) {
            return null;
        }
    }

    /** Fails for a time that is too far away to be told in milliseconds, which everybody else wants to do. */
    private static Instant countable(Instant instant) {
        return Instant.ofEpochMilli(instant.toEpochMilli());
    }

    private static Instant ofNumber(long number) {
        if (number <= 0) {
            return null;
        }
        return number >= MILLIS_FROM ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
    }
}
