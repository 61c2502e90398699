package io.github.camelvzaps.vzaps.message;

import java.util.List;

/**
 * What every sent message may carry besides its own fields; null leaves a field out. Immutable.
 *
 * @param id an id of the caller's choice for the message; the platform makes one otherwise. Not documented to keep a
 *     second send from being a second message
 * @param delay how long the platform waits before it sends; the unit is undocumented (contract, section 5)
 * @param mentionedIds phones or JIDs of the people whom a message in a group mentions
 * @param replyToMessageId the id of the message that this one quotes
 */
@WireNames
public record SendOptions(String id, Integer delay, List<String> mentionedIds, String replyToMessageId) {

    public static final SendOptions NONE = new SendOptions(null, null, null, null);

    public SendOptions {
        mentionedIds = mentionedIds == null ? null : Required.copy(SendOptions.class, "mentioned_ids", mentionedIds);
    }

    static SendOptions orNone(SendOptions options) {
        return options == null ? NONE : options;
    }

    @Override
    public String toString() {
        return "SendOptions";
    }
}
