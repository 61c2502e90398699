package io.github.camelvzaps.simulator.contract;

import java.util.Locale;

/**
 * A boolean of a query. Languages print theirs differently, and the vendor's clients send what their language prints:
 * {@code true} (TypeScript, Go, Java), {@code True} (Python, .NET), {@code 1} (PHP).
 */
public final class QueryFlag {

    private QueryFlag() {}

    /** Null when the text is absent or not a boolean. */
    public static Boolean of(String text) {
        if (text == null) {
            return null;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> Boolean.TRUE;
            case "false", "0" -> Boolean.FALSE;
            default -> null;
        };
    }
}
