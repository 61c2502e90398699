package io.github.camelvzaps.core.event;

/**
 * Whom a chat belongs to. It is read from the chat's JID: the flag {@code is_group} of an event is set for a status and
 * for a broadcast list too.
 */
public enum Audience {
    /** A chat of two. */
    PERSON("person"),
    GROUP("group"),
    /** The status updates of the contacts, {@code status@broadcast}. */
    STATUS("status"),
    /** A channel, {@code @newsletter}. */
    CHANNEL("channel"),
    /** A broadcast list, {@code @broadcast}. */
    LIST("list"),
    /** An assistant of WhatsApp itself, {@code @bot}. */
    BOT("bot");

    private final String label;

    Audience(String label) {
        this.label = label;
    }

    /** Returns the audience of a chat; null for no chat, and for an address of a sort that is not known. */
    public static Audience of(Jid chat) {
        if (chat == null) {
            return null;
        }
        return switch (chat.server()) {
            case Jid.PHONE, Jid.LID -> PERSON;
            case "" -> chat.phone() == null ? null : PERSON;
            case Jid.GROUP -> GROUP;
            case "broadcast" -> chat.user().equals("status") ? STATUS : LIST;
            case "newsletter" -> CHANNEL;
            case "bot" -> BOT;
            default -> null;
        };
    }

    /** Returns the name as headers and options spell it. */
    @Override
    public String toString() {
        return label;
    }
}
