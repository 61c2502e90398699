package io.github.camelvzaps.core.operation;

import java.util.List;
import java.util.Locale;

/**
 * One input of an operation. Immutable.
 *
 * @param name what route authors call it; also the tail of its header and the name of its option
 * @param wire the exact spelling that the remote API reads
 * @param place where it travels
 * @param type its wire type
 * @param required whether a call without it is refused before anything is sent
 * @param defaultValue the value sent when the caller gives none, or null to send nothing then
 * @param aliases further keys under which a body may hold it
 * @param clearable whether an empty text is a value, which takes away what was set; else it counts as missing
 */
public record Parameter(
        String name,
        String wire,
        Place place,
        ValueType type,
        boolean required,
        Object defaultValue,
        List<String> aliases,
        boolean clearable) {

    public Parameter {
        aliases = List.copyOf(aliases);
    }

    /** Makes an optional parameter whose name is the wire spelling in camel case. */
    public static Parameter of(String wire, Place place, ValueType type) {
        return new Parameter(camelCase(wire), wire, place, type, false, null, List.of(), false);
    }

    public Parameter asRequired() {
        return new Parameter(name, wire, place, type, true, defaultValue, aliases, clearable);
    }

    /** Returns the same parameter under another name for route authors. */
    public Parameter named(String newName) {
        return new Parameter(newName, wire, place, type, required, defaultValue, aliases, clearable);
    }

    public Parameter withDefault(Object value) {
        return new Parameter(name, wire, place, type, required, value, aliases, clearable);
    }

    public Parameter orAs(String... moreKeys) {
        return new Parameter(name, wire, place, type, required, defaultValue, List.of(moreKeys), clearable);
    }

    /** Returns the same parameter for which an empty text is a value. */
    public Parameter asClearable() {
        return new Parameter(name, wire, place, type, required, defaultValue, aliases, true);
    }

    /** Returns the name with a capital first letter, as it ends the parameter's header. */
    public String headerName() {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** Tells whether a key of a body means this parameter; case, hyphens and underscores do not count. */
    public boolean matches(String key) {
        String folded = fold(key);
        return folded.equals(fold(wire))
                || folded.equals(fold(name))
                || aliases.stream().anyMatch(alias -> folded.equals(fold(alias)));
    }

    /** Returns a key without case, hyphens and underscores, the form in which keys and names are compared. */
    public static String fold(String key) {
        StringBuilder folded = new StringBuilder(key.length());
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c != '_' && c != '-') {
                folded.append(c);
            }
        }
        return folded.toString().toLowerCase(Locale.ROOT);
    }

    private static String camelCase(String wire) {
        StringBuilder name = new StringBuilder(wire.length());
        boolean upper = false;
        for (int i = 0; i < wire.length(); i++) {
            char c = wire.charAt(i);
            if (c == '_') {
                upper = true;
            } else {
                name.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return name.toString();
    }
}
