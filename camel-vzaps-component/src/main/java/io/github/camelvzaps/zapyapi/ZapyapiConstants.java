package io.github.camelvzaps.zapyapi;

import org.apache.camel.spi.Metadata;

/**
 * The headers of the scheme {@code zapyapi}. A header wins over a key of the body, and the body over an option of the
 * endpoint; any further parameter of an operation can be given as {@code CamelVzaps} and its name in the same way.
 * They are spelled as those of the scheme {@code vzaps} on purpose: a route reads the same headers on either.
 */
public final class ZapyapiConstants {
    @Metadata(
            label = "producer",
            description =
                    "Id of the instance that a call is about; set by instances/create on the answer, and by events and polls.",
            javaType = "String",
            important = true)
    public static final String INSTANCE_ID = "CamelVzapsInstanceId";

    @Metadata(
            label = "producer",
            description = "Alias of the instance that a call is about, out of the component's instances map.",
            javaType = "String")
    public static final String INSTANCE = "CamelVzapsInstance";

    @Metadata(
            label = "producer",
            description = "Type of the message for messages/send: text or image.",
            javaType = "String",
            important = true)
    public static final String MESSAGE_TYPE = "CamelVzapsMessageType";

    @Metadata(label = "producer", description = "HTTP method for the operation request.", javaType = "String")
    public static final String METHOD = "CamelVzapsMethod";

    @Metadata(label = "producer", description = "Path for the operation request.", javaType = "String")
    public static final String PATH = "CamelVzapsPath";

    @Metadata(
            label = "producer",
            description =
                    "Phone number with country code in digits, or JID of a person or group; for contacts/checkNumbers also a list.",
            javaType = "Object",
            important = true)
    public static final String PHONE = "CamelVzapsPhone";

    @Metadata(
            label = "producer",
            description =
                    "WhatsApp id of the message: of the one that was sent on the answer, or the one an event is about.",
            javaType = "String",
            important = true)
    public static final String MESSAGE_ID = "CamelVzapsMessageId";

    @Metadata(label = "producer", description = "Id of the group, ending in @g.us.", javaType = "String")
    public static final String GROUP_ID = "CamelVzapsGroupId";

    @Metadata(label = "producer", description = "Text of a message.", javaType = "String")
    public static final String MESSAGE = "CamelVzapsMessage";

    @Metadata(label = "producer", description = "Image as URL, data URI, file, bytes or stream.", javaType = "Object")
    public static final String IMAGE = "CamelVzapsImage";

    @Metadata(label = "producer", description = "Text shown with an image.", javaType = "String")
    public static final String CAPTION = "CamelVzapsCaption";

    @Metadata(label = "producer", description = "Id of the message that the new one quotes.", javaType = "String")
    public static final String REPLY_TO_MESSAGE_ID = "CamelVzapsReplyToMessageId";

    @Metadata(label = "producer", description = "Whether an image can be seen only once.", javaType = "Boolean")
    public static final String VIEW_ONCE = "CamelVzapsViewOnce";

    @Metadata(
            label = "producer",
            description = "What is shown: composing, recording, paused, available or unavailable.",
            javaType = "String")
    public static final String PRESENCE = "CamelVzapsPresence";

    @Metadata(label = "producer", description = "Name of a new instance, 3 to 100 characters.", javaType = "String")
    public static final String NAME = "CamelVzapsName";

    @Metadata(label = "producer", description = "Page of a list, the first one is 1.", javaType = "Integer")
    public static final String PAGE = "CamelVzapsPage";

    @Metadata(label = "producer", description = "How many items a page holds, 1 to 100.", javaType = "Integer")
    public static final String PAGE_SIZE = "CamelVzapsPageSize";

    @Metadata(
            label = "producer",
            description = "Query of the operation request: text such as page=2, or a Map.",
            javaType = "Object")
    public static final String QUERY = "CamelVzapsQuery";

    @Metadata(label = "producer", description = "Address that receives events.", javaType = "String")
    public static final String WEBHOOK_URL = "CamelVzapsWebhookUrl";

    @Metadata(
            label = "producer",
            secret = true,
            description = "Key with which the deliveries of the webhook are signed.",
            javaType = "String")
    public static final String SECRET = "CamelVzapsSecret";

    @Metadata(
            label = "producer",
            description = "Whether events are delivered to the webhook; true when not given.",
            javaType = "Boolean")
    public static final String IS_ACTIVE = "CamelVzapsIsActive";

    @Metadata(
            label = "producer",
            description = "Id of the call in the logs of the gateway, if it answered one.",
            javaType = "String")
    public static final String REQUEST_ID = "CamelVzapsRequestId";

    @Metadata(label = "producer", description = "HTTP status of the answer.", javaType = "Integer", important = true)
    public static final String HTTP_RESPONSE_CODE = "CamelHttpResponseCode";

    @Metadata(
            label = "consumer",
            description = "JID of the chat: of a phone, a hidden number or a group.",
            javaType = "String")
    public static final String CHAT_ID = "CamelVzapsChatId";

    @Metadata(label = "consumer", description = "JID of the sender.", javaType = "String")
    public static final String SENDER_JID = "CamelVzapsSenderJid";

    @Metadata(label = "consumer", description = "Name of the sender.", javaType = "String")
    public static final String PUSH_NAME = "CamelVzapsPushName";

    @Metadata(label = "consumer", description = "Whether the instance itself wrote the message.", javaType = "Boolean")
    public static final String FROM_ME = "CamelVzapsFromMe";

    @Metadata(
            label = "consumer",
            description = "Digest of the event, which has no id of its own; absent when it does not tell its time.",
            javaType = "String")
    public static final String EVENT_ID = "CamelVzapsEventId";

    @Metadata(
            label = "consumer",
            description = "Type of the event, such as Message, ReadReceipt, QrCode or Unknown.",
            javaType = "String")
    public static final String EVENT_TYPE = "CamelVzapsEventType";

    @Metadata(
            label = "consumer",
            description = "The message, or the one that a receipt is about, as a list.",
            javaType = "java.util.List")
    public static final String MESSAGE_IDS = "CamelVzapsMessageIds";

    @Metadata(
            label = "consumer",
            description = "Phone number of the sender in digits; absent when only the hidden number is known.",
            javaType = "String")
    public static final String SENDER_PHONE = "CamelVzapsSenderPhone";

    @Metadata(
            label = "consumer",
            description =
                    "What the message is: text, image, video, audio, document, sticker, location, contact, poll, buttonReply, listReply, order, product, invite, event, payment, interactive or other; reaction, pollVote, eventReply, edit, revoke, album, call or system only when the option kinds asks for them. Absent on events that are no message.",
            javaType = "String",
            important = true)
    public static final String KIND = "CamelVzapsKind";

    @Metadata(
            label = "consumer",
            description =
                    "Whom the chat belongs to, from its JID: person or group; status, channel, list or bot only when the option audiences asks for them.",
            javaType = "String",
            important = true)
    public static final String AUDIENCE = "CamelVzapsAudience";

    @Metadata(
            label = "consumer",
            description = "Id of the message that a reaction, a vote, an edit or a revocation is about.",
            javaType = "String")
    public static final String TARGET_MESSAGE_ID = "CamelVzapsTargetMessageId";

    @Metadata(label = "consumer", description = "Id of the message that this one answers.", javaType = "String")
    public static final String QUOTED_MESSAGE_ID = "CamelVzapsQuotedMessageId";

    @Metadata(
            label = "consumer",
            description = "Id of the button or row that was chosen; the sender's phone says it.",
            javaType = "String")
    public static final String SELECTED_ID = "CamelVzapsSelectedId";

    @Metadata(
            label = "consumer",
            description =
                    "For messages that the instance itself wrote: phone number of the other one in digits; absent when only the hidden number is known.",
            javaType = "String")
    public static final String RECIPIENT_PHONE = "CamelVzapsRecipientPhone";

    @Metadata(
            label = "consumer",
            description =
                    "For messages that the instance itself wrote: hidden number of the other one, ending in @lid.",
            javaType = "String")
    public static final String RECIPIENT_LID = "CamelVzapsRecipientLid";

    @Metadata(label = "consumer", description = "Hidden number of the sender, ending in @lid.", javaType = "String")
    public static final String SENDER_LID = "CamelVzapsSenderLid";

    @Metadata(label = "consumer", description = "Whether the chat is a group.", javaType = "Boolean")
    public static final String GROUP = "CamelVzapsGroup";

    @Metadata(
            label = "consumer",
            description =
                    "What was said: the text, the caption of media, the words of a button or row, the emoji of a reaction, the name of a place, a contact or a poll, or the new text of an edited message.",
            javaType = "String")
    public static final String TEXT = "CamelVzapsText";

    @Metadata(
            label = "consumer",
            description = "Kind of the media, for fetching them: image, video, audio, document or sticker.",
            javaType = "String")
    public static final String MEDIA_TYPE = "CamelVzapsMediaType";

    @Metadata(label = "consumer", description = "Where the media can be fetched.", javaType = "String")
    public static final String MEDIA_URL = "CamelVzapsMediaUrl";

    @Metadata(
            label = "consumer",
            description = "State that a receipt tells, such as Sent, Delivered, Read, Played or Error.",
            javaType = "String")
    public static final String RECEIPT_STATE = "CamelVzapsReceiptState";

    @Metadata(
            label = "consumer",
            description = "When it happened, as the gateway says.",
            javaType = "java.time.Instant")
    public static final String TIMESTAMP = "CamelVzapsTimestamp";

    @Metadata(
            label = "consumer",
            description = "Mark by which a repetition of the event is known, for an idempotent consumer of your own.",
            javaType = "String")
    public static final String DEDUPE_KEY = "CamelVzapsDedupeKey";

    @Metadata(
            label = "consumer",
            description = "Media type of the media that became the body, as the sender said.",
            javaType = "String")
    public static final String MIMETYPE = "CamelVzapsMimetype";

    @Metadata(label = "consumer", description = "Bytes of the media that became the body.", javaType = "Long")
    public static final String MEDIA_SIZE = "CamelVzapsMediaSize";

    @Metadata(
            label = "consumer",
            description = "How often the route failed on this event before, with acknowledge=received.",
            javaType = "Integer")
    public static final String REDELIVERIES = "CamelVzapsRedeliveries";

    @Metadata(
            label = "consumer",
            description = "With fetchMedia the name of what was fetched, without folders; the sender chose it.",
            javaType = "String")
    public static final String FILE_NAME = "CamelVzapsFileName";

    @Metadata(
            label = "consumer",
            description = "SHA-256 of the media that became the body, in lower-case hexadecimal digits.",
            javaType = "String")
    public static final String MEDIA_SHA256 = "CamelVzapsMediaSha256";

    @Metadata(
            label = "consumer",
            description =
                    "With fetchMedia: why the media did not become the body. TooLarge, Gone (404, 410), Forbidden (401, 403, such as an expired address), Rejected (any other answer that stays the same), AddressRefused (see allowedMediaHosts), Unavailable (after all tries) or NoAddress.",
            javaType = "String")
    public static final String MEDIA_MISSING = "CamelVzapsMediaMissing";

    @Metadata(
            label = "producer",
            description =
                    "Why the last call failed, as far as the gateway's words tell: restricted, notOnWhatsApp, notConnected, rateLimited or other. Not set after a call that succeeded.",
            javaType = "String")
    public static final String FAILURE_REASON = "CamelVzapsFailureReason";

    @Metadata(
            label = "consumer",
            description = "Whether the session is connected, for polls of sessions/status and sessions/qr.",
            javaType = "Boolean")
    public static final String CONNECTED = "CamelVzapsConnected";

    @Metadata(
            label = "consumer",
            description = "QR code that a poll of sessions/qr found, as a data URI or as raw text.",
            javaType = "String")
    public static final String QR_CODE = "CamelVzapsQrCode";

    private ZapyapiConstants() {}
}
