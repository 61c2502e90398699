package io.github.camelvzaps.core.event;

import java.util.Locale;

/**
 * An address of WhatsApp. A phone has {@code 5511999999999@s.whatsapp.net} (or {@code @c.us}), a person who hides the
 * number {@code 123@lid}, a group {@code 123@g.us}; one device of a phone is marked as in {@code 5511999999999:12@...}
 * (contract, section 7). Immutable.
 *
 * @param user what stands before the @, without the device
 * @param server what stands behind it, in lower case; empty when there was no @
 */
public record Jid(String user, String server) {
    private static final String LID = "lid";
    private static final String GROUP = "g.us";

    /** Reads an address; null for null and for blank text. */
    public static Jid parse(Object text) {
        if (!(text instanceof String given) || given.isBlank()) {
            return null;
        }
        int at = given.indexOf('@');
        String user = at < 0 ? given.trim() : given.substring(0, at).trim();
        int device = user.indexOf(':');
        return new Jid(
                device < 0 ? user : user.substring(0, device),
                at < 0 ? "" : given.substring(at + 1).trim().toLowerCase(Locale.ROOT));
    }

    /** Tells whether this is a hidden number. */
    public boolean isLid() {
        return server.equals(LID);
    }

    /** Tells whether this is a group. */
    public boolean isGroup() {
        return server.equals(GROUP);
    }

    /** Returns the phone number in digits, or null when this is no phone. */
    public String phone() {
        boolean phones = server.equals("s.whatsapp.net") || server.equals("c.us") || server.isEmpty();
        return phones && !user.isEmpty() && user.chars().allMatch(c -> c >= '0' && c <= '9') ? user : null;
    }

    /** Returns the address without a device. */
    @Override
    public String toString() {
        return server.isEmpty() ? user : user + "@" + server;
    }
}
