package io.github.camelvzaps.simulator.state;

import java.util.Locale;

/**
 * Ids that carry their own position, so that a million of them need neither strings nor an index: prefix, salt of the
 * instance (no id of another instance or an earlier life fits), position in hex. Immutable.
 */
final class SequenceIds {

    private final String prefix;

    SequenceIds(String prefix, String salt) {
        this.prefix = prefix + salt;
    }

    String at(long number) {
        String hex = Long.toHexString(number).toUpperCase(Locale.ROOT);
        return prefix + "0".repeat(10 - hex.length()) + hex;
    }

    /** The position of an id; -1 when it is none of ours. */
    long numberOf(String id) {
        if (id == null || !id.startsWith(prefix) || id.length() != prefix.length() + 10) {
            return -1;
        }
        try {
            return Long.parseLong(id, prefix.length(), id.length(), 16);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
