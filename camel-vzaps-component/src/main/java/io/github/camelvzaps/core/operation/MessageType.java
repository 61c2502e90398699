package io.github.camelvzaps.core.operation;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The types of messages that {@code messages/send} tells apart, the same for all gateways. A gateway may have no call
 * for some of them; a message of such a type is still known as what it is, and refused instead of sent in part.
 */
public enum MessageType {
    TEXT("message"),
    IMAGE("image"),
    AUDIO("audio"),
    DOCUMENT("document"),
    VIDEO("video"),
    STICKER("sticker"),
    GIF("gif"),
    LOCATION("latitude", "longitude"),
    CONTACT("contact_phone"),
    BUTTONS("message", "buttons"),
    LIST("sections"),
    LINK("message", "link_url"),
    POLL("name", "options"),
    REACTION("reaction", "message_id");

    @SuppressWarnings("ImmutableEnumChecker") // Stream.toList cannot be changed
    private final List<String> keys;

    MessageType(String... keys) {
        this.keys = Arrays.stream(keys).map(Parameter::fold).toList();
    }

    /** Returns the type of that name; case, hyphens and underscores do not count. */
    public static Optional<MessageType> of(String name) {
        String folded = Parameter.fold(name);
        return Arrays.stream(values())
                .filter(type -> type.toString().equals(folded))
                .findFirst();
    }

    /** Returns the type of a body with these keys; of several the one that asks for the most of them. */
    public static Optional<MessageType> ofBody(Collection<String> keys) {
        List<String> folded = keys.stream().map(Parameter::fold).toList();
        return Arrays.stream(values())
                .filter(type -> folded.containsAll(type.keys))
                .max(Comparator.comparingInt(type -> type.keys.size()));
    }

    /** Returns the name as the option and header {@code messageType} take it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
