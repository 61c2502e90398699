package io.github.camelvzaps.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies JSON that was read into maps and lists. Both copies share no map and no list with the original. */
final class JsonTree {
    private JsonTree() {}

    /** Returns a copy that nobody can change, at any depth. */
    static Map<String, Object> frozen(Map<String, Object> object) {
        Map<String, Object> copy = new LinkedHashMap<>(capacity(object.size()));
        object.forEach((key, value) -> copy.put(key, frozenValue(value)));
        return Collections.unmodifiableMap(copy);
    }

    @SuppressWarnings("unchecked")
    private static Object frozenValue(Object value) {
        if (value instanceof Map) {
            return frozen((Map<String, Object>) value);
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list.size());
            list.forEach(item -> copy.add(frozenValue(item)));
            return Collections.unmodifiableList(copy);
        }
        return value;
    }

    /** Returns a copy that its owner may change, at any depth. */
    static Map<String, Object> copy(Map<String, Object> object) {
        Map<String, Object> copy = new LinkedHashMap<>(capacity(object.size()));
        object.forEach((key, value) -> copy.put(key, copyValue(value)));
        return copy;
    }

    @SuppressWarnings("unchecked")
    static Object copyValue(Object value) {
        if (value instanceof Map) {
            return copy((Map<String, Object>) value);
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list.size());
            list.forEach(item -> copy.add(copyValue(item)));
            return copy;
        }
        return value;
    }

    /** Room for this many entries without growing; a table of the default size is too large for most objects. */
    private static int capacity(int entries) {
        return entries + entries / 3 + 1;
    }
}
