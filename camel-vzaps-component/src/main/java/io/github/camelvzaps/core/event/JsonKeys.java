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
     * @return the value, or null; null too when what is given is no object
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

    /** Returns the first of several keys as a truth value, also when it is spelled as text; null for anything else. */
    public static Boolean flag(Object object, String... keys) {
        Object value = find(object, keys);
        if (value instanceof Boolean flag) {
            return flag;
        }
        String text = value instanceof String ? value.toString().toLowerCase(Locale.ROOT) : "";
        return text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : null;
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
