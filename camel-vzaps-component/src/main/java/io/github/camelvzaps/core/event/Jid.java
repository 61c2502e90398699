package io.github.camelvzaps.core.event;

import io.github.camelvzaps.api.Audience;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address of WhatsApp. A phone has {@code 5511999999999@s.whatsapp.net}, a person who hides the number
 * {@code 123@lid}, a group {@code 123@g.us} (contract, section 7). One address has several spellings: a device and an
 * agent follow the user as in {@code 5511999999999.0:12@...}, and {@code @c.us}, {@code @hosted} and
 * {@code @hosted.lid} are other names of the same servers. {@link #parse} brings them all to one. Immutable.
 *
 * @param user what stands before the @, without agent and device
 * @param server what follows it, in lower case; empty when there was no @
 */
public record Jid(String user, String server) {
    /** The server of phone numbers. */
    static final String PHONE = "s.whatsapp.net";

    /** The server of hidden numbers. */
    static final String LID = "lid";

    /** The server of groups. */
    static final String GROUP = "g.us";

    /** Other names of servers (as the clients of WhatsApp know them; inferred for this gateway). */
    private static final Map<String, String> SAME = Map.of("c.us", PHONE, "hosted", PHONE, "hosted.lid", LID);

    private static final Pattern AGENT = Pattern.compile("([0-9]+)\\.[0-9]+");

    /** Reads an address; null for null and for blank text. */
    public static Jid parse(Object text) {
        if (!(text instanceof String given) || given.isBlank()) {
            return null;
        }
        int at = given.indexOf('@');
        String user = at < 0 ? given.trim() : given.substring(0, at).trim();
        String named = at < 0 ? "" : given.substring(at + 1).trim().toLowerCase(Locale.ROOT);
        String server = SAME.getOrDefault(named, named);
        int device = user.indexOf(':');
        return new Jid(withoutAgent(device < 0 ? user : user.substring(0, device), server), server);
    }

    private static String withoutAgent(String user, String server) {
        boolean person = server.equals(PHONE) || server.equals(LID);
        Matcher agent = person && user.indexOf('.') > 0 ? AGENT.matcher(user) : null;
        return agent != null && agent.matches() ? agent.group(1) : user;
    }

    /** Tells whether this is a hidden number. */
    public boolean isLid() {
        return server.equals(LID);
    }

    /** Returns whom a chat of this address belongs to; null for an address of a sort that is not known. */
    public Audience audience() {
        return switch (server) {
            case PHONE, LID -> Audience.PERSON;
            case "" -> phone() == null ? null : Audience.PERSON;
            case GROUP -> Audience.GROUP;
            case "broadcast" -> user.equals("status") ? Audience.STATUS : Audience.LIST;
            case "newsletter" -> Audience.CHANNEL;
            case "bot" -> Audience.BOT;
            default -> null;
        };
    }

    /** Returns the phone number in digits, or null when this is not a phone. */
    public String phone() {
        boolean phones = server.equals(PHONE) || server.isEmpty();
        return phones && !user.isEmpty() && user.chars().allMatch(c -> c >= '0' && c <= '9') ? user : null;
    }

    /** Returns the address without a device. */
    @Override
    public String toString() {
        return server.isEmpty() ? user : user + "@" + server;
    }
}
