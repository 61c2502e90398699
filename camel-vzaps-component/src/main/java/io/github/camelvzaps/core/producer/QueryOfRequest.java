package io.github.camelvzaps.core.producer;

import io.github.camelvzaps.api.InvalidRequestException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The query of {@code vzaps:request}: text such as {@code page=2&size=10}, or a Map; a list makes its key come again. */
final class QueryOfRequest {
    /** A key with one value, not encoded. */
    record Pair(String name, String value) {}

    private QueryOfRequest() {}

    /**
     * Reads a query.
     *
     * @throws InvalidRequestException when it is neither text nor a Map
     */
    static List<Pair> parse(Object query) {
        List<Pair> pairs = new ArrayList<>();
        if (query instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                for (Object one : value instanceof Iterable<?> all ? all : List.of(value == null ? "" : value)) {
                    pairs.add(new Pair(name.toString(), String.valueOf(one)));
                }
            });
        } else if (query instanceof CharSequence text) {
            String plain = text.toString().startsWith("?") ? text.toString().substring(1) : text.toString();
            for (String pair : plain.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (!pair.isBlank()) {
                    pairs.add(new Pair(
                            decoded(equals < 0 ? pair : pair.substring(0, equals)),
                            equals < 0 ? "" : decoded(pair.substring(equals + 1))));
                }
            }
        } else if (query != null) {
            throw new InvalidRequestException("The option or header query takes text such as page=2&size=10 or a Map,"
                    + " not a " + query.getClass().getSimpleName());
        }
        return pairs;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(
                    "The option or header query has a % that begins no escape such as %20", e);
        }
    }
}
