package io.github.camelvzaps.simulator.state;

import java.util.HashMap;
import java.util.Map;

/** Which numbers are on WhatsApp, and under which JID: those that a test has set, and for all others {@link Jids#exists}. */
public final class Registrations {
    private static final String ABSENT = "";

    /** The JID by the digits that were asked about. */
    private final Map<String, String> set = new HashMap<>();

    /** @param jid under which WhatsApp knows the number; null when it does not */
    public void set(String phone, String jid) {
        set.put(digits(phone), jid == null ? ABSENT : jid);
    }

    public void clear() {
        set.clear();
    }

    /** The JID of a number; empty when it is not on WhatsApp. */
    public String jidOf(String phone) {
        String known = set.get(digits(phone));
        if (known != null) {
            return known;
        }
        return Jids.exists(phone) ? Jids.of(phone) : ABSENT;
    }

    public boolean exists(String phone) {
        return !jidOf(phone).isEmpty();
    }

    private static String digits(String phone) {
        return Jids.user(phone).replaceAll("[^0-9]", "");
    }
}
