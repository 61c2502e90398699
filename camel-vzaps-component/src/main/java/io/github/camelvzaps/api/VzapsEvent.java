package io.github.camelvzaps.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What happened on a WhatsApp number, the same for all gateways and ways of delivery. Every part but the type may be
 * null: what the gateway did not say is never made up. Immutable at any depth; what a route may change is the
 * {@link EventBody}.
 *
 * @param id the gateway's id of the event; webhooks of VZaps carry none, and for ZapyAPI, which has no such ids, it is a
 *     digest of what came, provided that it tells its time
 * @param type one of {@link EventType}, or the gateway's name for what that does not list
 * @param instanceId the instance, taken from the configuration and not from what arrived
 * @param messageIds the message, or the messages that a receipt is about; never null
 * @param kind what the message is; null for an event without a message
 * @param audience whom the chat belongs to; null when that is not known
 * @param targetMessageId the message that a reaction, a vote, an edit or a revocation is about
 * @param quotedMessageId the message that this one answers
 * @param selectedId the id of the button or row that was chosen, as the author of the buttons or the list set it
 * @param chatId the chat without a device, such as {@code 5511999999999@s.whatsapp.net} or {@code 123@g.us}
 * @param senderJid who wrote, without a device
 * @param senderPhone the sender's number in digits; null when only the hidden one is known
 * @param senderLid the sender's hidden number, ending in {@code @lid}
 * @param recipientPhone for a message that the instance itself wrote: the other one's number in digits; null when only
 *     the hidden one is known
 * @param recipientLid the other one's hidden number, ending in {@code @lid}
 * @param pushName the name that the sender goes by
 * @param fromMe whether the instance itself wrote
 * @param group whether the chat is a group
 * @param text what was said: the text, the caption of media, the words of a button or row, the emoji of a reaction, the
 *     name of a place, a contact or a poll, or the new text of an edited message
 * @param mediaType image, video, audio, document or sticker; null when there is no media
 * @param mediaUrl where the media can be fetched without more ado
 * @param receiptState Delivered, Read, ...
 * @param timestamp when it happened, as the gateway says
 * @param content the event as it came, unwrapped; unmodifiable, with null for each JSON null
 */
public record VzapsEvent(
        String id,
        String type,
        String instanceId,
        List<String> messageIds,
        Kind kind,
        Audience audience,
        String targetMessageId,
        String quotedMessageId,
        String selectedId,
        String chatId,
        String senderJid,
        String senderPhone,
        String senderLid,
        String recipientPhone,
        String recipientLid,
        String pushName,
        Boolean fromMe,
        Boolean group,
        String text,
        String mediaType,
        String mediaUrl,
        String receiptState,
        Instant timestamp,
        Map<String, Object> content) {

    public VzapsEvent {
        messageIds = List.copyOf(messageIds);
        content = JsonTree.frozen(content);
    }

    /** Returns the message's id, or the first of a receipt's; null when there is none. */
    public String messageId() {
        return messageIds.isEmpty() ? null : messageIds.get(0);
    }

    /** Tells whether the instance itself wrote it. */
    public boolean isFromMe() {
        return Boolean.TRUE.equals(fromMe);
    }

    /** Shows what may stand in a log: no number, name or text. */
    @Override
    public String toString() {
        return "VzapsEvent[" + type + (id == null ? "" : " " + id) + " of " + instanceId + "]";
    }
}
