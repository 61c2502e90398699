package io.github.camelvzaps.api;

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

    /** Returns the name as headers and options spell it. */
    @Override
    public String toString() {
        return label;
    }
}
