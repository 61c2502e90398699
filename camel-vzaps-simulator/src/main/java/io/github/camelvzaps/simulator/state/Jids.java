package io.github.camelvzaps.simulator.state;

import java.util.regex.Pattern;

/** The forms in which WhatsApp names a person or a group. */
public final class Jids {

    private static final String PERSON = "@s.whatsapp.net";
    private static final String GROUP = "@g.us";

    /** A bare group id is longer than a phone, so any number of digits will do. */
    private static final Pattern DELIVERABLE = Pattern.compile("[0-9]+|[0-9]+(:[0-9]+)?@(s\\.whatsapp\\.net|c\\.us)"
            + "|[0-9-]+@g\\.us|[0-9A-Za-z]+@lid|[0-9A-Za-z_-]+@(newsletter|broadcast|bot)");

    private static final Pattern PERSON_ID =
            Pattern.compile("[0-9]{1,15}|[0-9]+(:[0-9]+)?@(s\\.whatsapp\\.net|c\\.us)|[0-9A-Za-z]+(:[0-9]+)?@lid");
    private static final Pattern GROUP_ID = Pattern.compile("[0-9-]+(@g\\.us)?");

    private Jids() {}

    /** JID of a phone or group id as callers write it: digits, a bare group id, or a JID already. */
    public static String of(String phone) {
        if (phone.endsWith("@c.us")) {
            return phone.substring(0, phone.length() - 5) + PERSON;
        }
        if (phone.contains("@")) {
            return phone.replaceFirst(":\\d+@", "@");
        }
        String digits = phone.replaceAll("[^0-9]", "");
        // a phone has at most 15 digits (E.164)
        return digits.length() > 15 ? digits + GROUP : digits + PERSON;
    }

    /** Whether a message can go there: digits, or a JID of a kind that WhatsApp has. Nothing is brought into form. */
    public static boolean isDeliverable(String to) {
        return DELIVERABLE.matcher(to).matches();
    }

    /** Whether it names one person: a phone in digits, or a JID with a phone or a hidden number. */
    public static boolean isPerson(String id) {
        return PERSON_ID.matcher(id).matches();
    }

    /** Whether it names a group, with or without its server. */
    public static boolean isGroupId(String id) {
        return GROUP_ID.matcher(id).matches();
    }

    public static boolean isGroup(String jid) {
        return jid.endsWith(GROUP);
    }

    /** The part before the @. */
    public static String user(String jid) {
        int at = jid.indexOf('@');
        return at < 0 ? jid : jid.substring(0, at);
    }

    /** Whether the simulator takes a number to be on WhatsApp: 8 to 15 digits that do not end in 0000. */
    public static boolean exists(String phone) {
        String digits = user(phone).replaceAll("[^0-9]", "");
        return digits.length() >= 8 && digits.length() <= 15 && !digits.endsWith("0000");
    }
}
