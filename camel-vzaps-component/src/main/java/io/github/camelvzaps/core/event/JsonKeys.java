package io.github.camelvzaps.core.event;

import java.util.Locale;
import java.util.Map;

/**
 * Finds values in JSON whose spelling is not settled: keys are compared without case and underscores, since the same
 * field is known as {@code push_name}, {@code pushName} and {@code PushName} (contract, sections 7 and 11).
 */
public final class JsonKeys {
    private JsonKeys() {}

    /**
     * Returns the first of several keys that is there.
     *
     * @param keys in snake_case, the best supported one first
     * @return the value, or null; null too when the argument is not an object
     */
    public static Object find(Object object, String... keys) {
        if (!(object instanceof Map<?, ?> map)) {
            return null;
        }
        for (String key : keys) {
            Object exact = map.get(key);
            if (exact != null) {
                return exact;
            }
        }
        for (String key : keys) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                if (entry.getValue() != null && entry.getKey() instanceof String name && same(name, key)) {
                    return entry.getValue();
                }
            }
        }
        return null;
    }

    /** Returns the first of several keys that holds a text or a number, as text; null for none and for blank text. */
    public static String text(Object object, String... keys) {
        Object value = find(object, keys);
        boolean plain = value instanceof String || value instanceof Number || value instanceof Boolean;
        return plain && !value.toString().isBlank() ? value.toString() : null;
    }

    /**
     * Returns what stands at a path of keys, such as {@code context_info.stanza_id}, as {@link #text} does.
     *
     * @param path keys in snake_case, a dot between them; empty for the value itself
     */
    public static String textAt(Object object, String path) {
        if (path.isEmpty()) {
            return object instanceof String text && !text.isBlank() ? text : null;
        }
        Object at = object;
        int start = 0;
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', start)) {
            at = find(at, path.substring(start, dot));
            start = dot + 1;
        }
        return text(at, path.substring(start));
    }

    /** Returns the first of several keys as a truth value, also as text and as 1 or 0; null for anything else. */
    public static Boolean flag(Object object, String... keys) {
        Object value = find(object, keys);
        if (value instanceof Boolean flag) {
            return flag;
        }
        String text = value instanceof String || value instanceof Number
                ? value.toString().trim().toLowerCase(Locale.ROOT)
                : "";
        return switch (text) {
            case "true", "1" -> Boolean.TRUE;
            case "false", "0" -> Boolean.FALSE;
            default -> null;
        };
    }

    /** Returns a key as it is compared: without case, underscores and hyphens. */
    public static String fold(String key) {
        StringBuilder folded = new StringBuilder(key.length());
        for (int i = 0; i < key.length(); i++) {
            if (!isFiller(key.charAt(i))) {
                folded.append(Character.toLowerCase(key.charAt(i)));
            }
        }
        return folded.toString();
    }

    private static boolean same(String name, String key) {
        int i = 0;
        int j = 0;
        while (true) {
            while (i < name.length() && isFiller(name.charAt(i))) {
                i++;
            }
            while (j < key.length() && isFiller(key.charAt(j))) {
                j++;
            }
            if (i == name.length() || j == key.length()) {
                return i == name.length() && j == key.length();
            }
            if (Character.toLowerCase(name.charAt(i++)) != Character.toLowerCase(key.charAt(j++))) {
                return false;
            }
        }
    }

    private static boolean isFiller(char c) {
        return c == '_' || c == '-';
    }
}
