package io.github.camelvzaps.vzaps.message;

import io.github.camelvzaps.api.InvalidRequestException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Refuses values without which a message cannot be sent. */
final class Required {
    private Required() {}

    static void text(Class<?> owner, String field, String value) {
        if (value == null || value.isEmpty()) {
            throw missing(owner, field);
        }
    }

    static <T> T value(Class<?> owner, String field, T value) {
        if (value == null) {
            throw missing(owner, field);
        }
        return value;
    }

    static void media(Class<?> owner, String field, Object value) {
        if (value == null || value.equals("")) {
            throw missing(owner, field);
        }
        boolean known = value instanceof String
                || value instanceof Path
                || value instanceof byte[]
                || value instanceof InputStream;
        if (!known) {
            throw new InvalidRequestException(owner.getSimpleName() + ": '" + field
                    + "' has to be a URL or data URI, a Path, bytes or a stream, and not a value of the class "
                    + value.getClass().getSimpleName());
        }
    }

    /** Returns an immutable copy of a list that must have items. */
    static <T> List<T> items(Class<?> owner, String field, List<T> items) {
        if (items == null || items.isEmpty()) {
            throw missing(owner, field);
        }
        return copy(owner, field, items);
    }

    /** Returns an immutable copy of a list whose items must not be null. */
    static <T> List<T> copy(Class<?> owner, String field, List<T> items) {
        if (items.stream().anyMatch(Objects::isNull)) {
            throw new InvalidRequestException(owner.getSimpleName() + ": '" + field + "' must not hold null");
        }
        return List.copyOf(items);
    }

    private static InvalidRequestException missing(Class<?> owner, String field) {
        return new InvalidRequestException(
                owner.getSimpleName() + " needs '" + field + "': give it a value that is not empty");
    }
}
