package io.github.camelvzaps.api;

import org.apache.camel.spi.Metadata;

/**
 * The headers of both schemes: a route reads and sets the same ones whichever gateway it runs on. A header wins over a
 * key of the body, and the body over an option of the endpoint; any further parameter of an operation can be given as
 * {@code CamelVzaps} and its name in the same way.
 */
public final class VzapsConstants {
    /** What the headers of parameters begin with. */
    public static final String PREFIX = "CamelVzaps";

    /** The exchange property that holds the event of a consumer, a {@link VzapsEvent}. */
    public static final String EVENT = "CamelVzapsEvent";

    @Metadata(
            label = "common",
            description = "Id of the instance that a call or an event is about; set by instances/create on the answer"
                    + " (VZaps: instances/get too), by events and by polls.",
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
            applicableFor = "vzaps",
            secret = true,
            description = "Token of the instance that a call is about.",
            javaType = "String")
    public static final String INSTANCE_TOKEN = "CamelVzapsInstanceToken";

    @Metadata(
            label = "producer",
            description = "Type of the message for messages/send, such as text or image; ZapyAPI knows these two.",
            javaType = "String",
            important = true)
    public static final String MESSAGE_TYPE = "CamelVzapsMessageType";

    @Metadata(label = "producer", description = "HTTP method for the operation request.", javaType = "String")
    public static final String METHOD = "CamelVzapsMethod";

    @Metadata(
            label = "producer",
            description = "Path for the operation request; for VZaps also for messages/send below chat/.",
            javaType = "String")
    public static final String PATH = "CamelVzapsPath";

    @Metadata(
            label = "producer",
            description = "Phone number with country code in digits, or JID of a person, group or chat; for"
                    + " contacts/checkNumbers of ZapyAPI also a list.",
            javaType = "Object",
            important = true)
    public static final String PHONE = "CamelVzapsPhone";

    @Metadata(
            label = "common",
            description =
                    "WhatsApp id of the message that a call or an event is about; on an answer the id of the message"
                            + " that was sent.",
            javaType = "String",
            important = true)
    public static final String MESSAGE_ID = "CamelVzapsMessageId";

    @Metadata(label = "producer", description = "Id of the group, ending in @g.us.", javaType = "String")
    public static final String GROUP_ID = "CamelVzapsGroupId";

    @Metadata(
            label = "common",
            description =
                    "JID of the chat that an event is about; for VZaps also of the one whose messages are marked as"
                            + " read.",
            javaType = "String")
    public static final String CHAT_ID = "CamelVzapsChatId";

    @Metadata(
            label = "common",
            description = "JID, without a device, of who sent the message of an event; for VZaps also of who sent the"
                    + " messages that are marked as read.",
            javaType = "String")
    public static final String SENDER_JID = "CamelVzapsSenderJid";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Id of a logged webhook delivery.",
            javaType = "String")
    public static final String LOG_ID = "CamelVzapsLogId";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Id of a Typebot configuration.",
            javaType = "String")
    public static final String TYPEBOT_ID = "CamelVzapsTypebotId";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Id of a Typebot conversation.",
            javaType = "String")
    public static final String SESSION = "CamelVzapsSession";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "What to import into Chatwoot: contacts, messages or all.",
            javaType = "String")
    public static final String WHAT = "CamelVzapsWhat";

    @Metadata(label = "producer", description = "Page of a list, the first one is 1.", javaType = "Integer")
    public static final String PAGE = "CamelVzapsPage";

    @Metadata(
            label = "producer",
            description = "How many items a page holds; for ZapyAPI 1 to 100.",
            javaType = "Integer")
    public static final String PAGE_SIZE = "CamelVzapsPageSize";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Text to look for among the instances of the account.",
            javaType = "String")
    public static final String SEARCH = "CamelVzapsSearch";

    @Metadata(
            label = "producer",
            description = "Query of the operation request: text such as page=2, or a Map.",
            javaType = "Object")
    public static final String QUERY = "CamelVzapsQuery";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Answer: the code to type on the phone, whatever the answer calls it.",
            javaType = "String")
    public static final String LINKING_CODE = "CamelVzapsLinkingCode";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Answer of instances/subscribe: the id of the checkout session, in either spelling.",
            javaType = "String")
    public static final String SESSION_ID = "CamelVzapsSessionId";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Answer of instances/subscribe: the id of the subscription, in either spelling.",
            javaType = "String")
    public static final String SUBSCRIPTION_ID = "CamelVzapsSubscriptionId";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Own id for a message to send.",
            javaType = "String")
    public static final String ID = "CamelVzapsId";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Delay before a message is sent; the unit is undocumented.",
            javaType = "Integer")
    public static final String DELAY = "CamelVzapsDelay";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Phones or JIDs that a message mentions.",
            javaType = "java.util.List")
    public static final String MENTIONED_IDS = "CamelVzapsMentionedIds";

    @Metadata(
            label = "producer",
            description = "Id of the message that a new one answers and quotes.",
            javaType = "String")
    public static final String REPLY_TO_MESSAGE_ID = "CamelVzapsReplyToMessageId";

    @Metadata(label = "producer", description = "Text of a message.", javaType = "String")
    public static final String MESSAGE = "CamelVzapsMessage";

    @Metadata(
            label = "producer",
            description = "Text shown with an image; for VZaps also with a document or video.",
            javaType = "String",
            important = true)
    public static final String CAPTION = "CamelVzapsCaption";

    @Metadata(
            label = "common",
            description =
                    "With fetchMedia the name of what was fetched, without folders; the sender chose it. For VZaps"
                            + " also the name under which a document is shown.",
            javaType = "String",
            important = true)
    public static final String FILE_NAME = "CamelVzapsFileName";

    @Metadata(label = "producer", description = "Image as URL, data URI, file, bytes or stream.", javaType = "Object")
    public static final String IMAGE = "CamelVzapsImage";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Audio as URL, data URI, file, bytes or stream.",
            javaType = "Object")
    public static final String AUDIO = "CamelVzapsAudio";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Document as URL, data URI, file, bytes or stream.",
            javaType = "Object")
    public static final String DOCUMENT = "CamelVzapsDocument";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Video as URL, data URI, file, bytes or stream.",
            javaType = "Object")
    public static final String VIDEO = "CamelVzapsVideo";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Sticker as URL, data URI, file, bytes or stream.",
            javaType = "Object")
    public static final String STICKER = "CamelVzapsSticker";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Moving picture as URL, data URI, file, bytes or stream.",
            javaType = "Object")
    public static final String GIF = "CamelVzapsGif";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Whether audio is sent as a voice note.",
            javaType = "Boolean")
    public static final String PTT = "CamelVzapsPtt";

    @Metadata(label = "producer", applicableFor = "vzaps", description = "Latitude in degrees.", javaType = "Double")
    public static final String LATITUDE = "CamelVzapsLatitude";

    @Metadata(label = "producer", applicableFor = "vzaps", description = "Longitude in degrees.", javaType = "Double")
    public static final String LONGITUDE = "CamelVzapsLongitude";

    @Metadata(
            label = "producer",
            description =
                    "Name of an instance, 3 to 100 characters for ZapyAPI; for VZaps also of a place or group, or the"
                            + " question of a poll.",
            javaType = "String")
    public static final String NAME = "CamelVzapsName";

    @Metadata(label = "producer", applicableFor = "vzaps", description = "Address of a place.", javaType = "String")
    public static final String ADDRESS = "CamelVzapsAddress";

    @Metadata(label = "producer", applicableFor = "vzaps", description = "Name on a contact card.", javaType = "String")
    public static final String CONTACT_NAME = "CamelVzapsContactName";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Phone number on a contact card.",
            javaType = "String")
    public static final String CONTACT_PHONE = "CamelVzapsContactPhone";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Buttons of a message, each with id and text.",
            javaType = "java.util.List")
    public static final String BUTTONS = "CamelVzapsButtons";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Small text below buttons or a list.",
            javaType = "String")
    public static final String FOOTER = "CamelVzapsFooter";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Title of a list or link.",
            javaType = "String")
    public static final String TITLE = "CamelVzapsTitle";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Text of a list, group or Typebot configuration.",
            javaType = "String")
    public static final String DESCRIPTION = "CamelVzapsDescription";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Label of the button that opens a list.",
            javaType = "String")
    public static final String BUTTON_TEXT = "CamelVzapsButtonText";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Sections of a list, each with title and rows.",
            javaType = "java.util.List")
    public static final String SECTIONS = "CamelVzapsSections";

    @Metadata(label = "producer", applicableFor = "vzaps", description = "URL of a link message.", javaType = "String")
    public static final String LINK_URL = "CamelVzapsLinkUrl";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Description of a link message.",
            javaType = "String")
    public static final String LINK_DESCRIPTION = "CamelVzapsLinkDescription";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Preview picture of a link as base64 text or bytes.",
            javaType = "Object")
    public static final String JPEG_THUMBNAIL = "CamelVzapsJpegThumbnail";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Answers to choose from in a poll, 2 to 12.",
            javaType = "java.util.List")
    public static final String OPTIONS = "CamelVzapsOptions";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "How many answers of a poll may be chosen, 0 for any number.",
            javaType = "Integer")
    public static final String SELECTABLE_OPTIONS_COUNT = "CamelVzapsSelectableOptionsCount";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Whether a poll hides who voted.",
            javaType = "Boolean")
    public static final String HIDE_PARTICIPANT_NAMES = "CamelVzapsHideParticipantNames";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "When a poll ends, ISO 8601.",
            javaType = "String")
    public static final String END_TIME = "CamelVzapsEndTime";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Whether people may add answers to a poll.",
            javaType = "Boolean")
    public static final String ALLOW_ADD_OPTION = "CamelVzapsAllowAddOption";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Vote in a poll; ignored when selected options are given.",
            javaType = "Object")
    public static final String VOTE = "CamelVzapsVote";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Answers to vote for.",
            javaType = "java.util.List")
    public static final String SELECTED_OPTIONS = "CamelVzapsSelectedOptions";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Who sent the poll, in groups.",
            javaType = "String")
    public static final String POLL_SENDER = "CamelVzapsPollSender";

    @Metadata(
            label = "common",
            description =
                    "Whether the instance itself wrote the message of an event; for VZaps also whether it sent the"
                            + " poll of a call.",
            javaType = "Boolean")
    public static final String FROM_ME = "CamelVzapsFromMe";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Emoji to put on a message.",
            javaType = "String")
    public static final String REACTION = "CamelVzapsReaction";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Presence to show: composing or paused.",
            javaType = "String")
    public static final String STATE = "CamelVzapsState";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "With the state composing: audio for recording.",
            javaType = "String")
    public static final String MEDIA = "CamelVzapsMedia";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "URL of received media, or of a Chatwoot server.",
            javaType = "String")
    public static final String URL = "CamelVzapsUrl";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Direct path of received media.",
            javaType = "String")
    public static final String DIRECT_PATH = "CamelVzapsDirectPath";

    @Metadata(label = "producer", applicableFor = "vzaps", description = "Key of received media.", javaType = "String")
    public static final String MEDIA_KEY = "CamelVzapsMediaKey";

    @Metadata(
            label = "common",
            description = "Media type of received media, as the sender said; with fetchMedia and downloads.",
            javaType = "String")
    public static final String MIMETYPE = "CamelVzapsMimetype";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Hash of received media as encrypted.",
            javaType = "String")
    public static final String FILE_ENC_SHA256 = "CamelVzapsFileEncSha256";

    @Metadata(label = "producer", applicableFor = "vzaps", description = "Hash of received media.", javaType = "String")
    public static final String FILE_SHA256 = "CamelVzapsFileSha256";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Length of received media in bytes.",
            javaType = "Integer")
    public static final String FILE_LENGTH = "CamelVzapsFileLength";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Webhook URL of an instance.",
            javaType = "String")
    public static final String WEBHOOK = "CamelVzapsWebhook";

    @Metadata(label = "producer", description = "Address that receives the events of an instance.", javaType = "String")
    public static final String WEBHOOK_URL = "CamelVzapsWebhookUrl";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Event names for a webhook, comma-separated or as a list.",
            javaType = "Object")
    public static final String EVENTS = "CamelVzapsEvents";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Event names for a new instance, comma-separated or as a list.",
            javaType = "java.util.List")
    public static final String EVENTS_SUBSCRIBE = "CamelVzapsEventsSubscribe";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Whether an instance rejects calls.",
            javaType = "Boolean")
    public static final String REJECT_CALLS = "CamelVzapsRejectCalls";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Whether an instance marks messages as read by itself.",
            javaType = "Boolean")
    public static final String AUTO_READ_MESSAGES = "CamelVzapsAutoReadMessages";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Free labels of an instance.",
            javaType = "java.util.Map")
    public static final String LABELS = "CamelVzapsLabels";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Filter of a list of instances.",
            javaType = "java.util.Map")
    public static final String FILTER = "CamelVzapsFilter";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Field by which instances are sorted.",
            javaType = "String")
    public static final String SORT = "CamelVzapsSort";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Whether instances are sorted downwards.",
            javaType = "Boolean")
    public static final String SORT_DESC = "CamelVzapsSortDesc";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Status of webhook deliveries to search for.",
            javaType = "String")
    public static final String STATUS = "CamelVzapsStatus";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "First name of a contact.",
            javaType = "String")
    public static final String FIRST_NAME = "CamelVzapsFirstName";

    @Metadata(label = "producer", applicableFor = "vzaps", description = "Full name of a contact.", javaType = "String")
    public static final String FULL_NAME = "CamelVzapsFullName";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Whether a new invitation link is made.",
            javaType = "Boolean")
    public static final String RESET = "CamelVzapsReset";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Whether only admins may write in a group.",
            javaType = "Boolean")
    public static final String ADMIN_ONLY_MESSAGE = "CamelVzapsAdminOnlyMessage";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Whether only admins may change a group.",
            javaType = "Boolean")
    public static final String ADMIN_ONLY_SETTINGS = "CamelVzapsAdminOnlySettings";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Delay between messages in a group; the unit is undocumented.",
            javaType = "Integer")
    public static final String DELAY_MESSAGE = "CamelVzapsDelayMessage";

    @Metadata(label = "producer", applicableFor = "vzaps", description = "Name of a new group.", javaType = "String")
    public static final String GROUP_NAME = "CamelVzapsGroupName";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Description of a new group.",
            javaType = "String")
    public static final String GROUP_DESCRIPTION = "CamelVzapsGroupDescription";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Picture of a new group as URL, data URI, file, bytes or stream.",
            javaType = "Object")
    public static final String GROUP_IMAGE = "CamelVzapsGroupImage";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Phones or JIDs of members.",
            javaType = "java.util.List")
    public static final String PARTICIPANTS = "CamelVzapsParticipants";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Whether the small profile picture is fetched.",
            javaType = "Boolean")
    public static final String PREVIEW = "CamelVzapsPreview";

    @Metadata(label = "producer", applicableFor = "vzaps", description = "Public id of a Typebot.", javaType = "String")
    public static final String PUBLIC_ID = "CamelVzapsPublicId";

    @Metadata(
            label = "common",
            description =
                    "Name that the sender of a message goes by, anybody may choose any; for VZaps also the name to"
                            + " show a Typebot.",
            javaType = "String")
    public static final String PUSH_NAME = "CamelVzapsPushName";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "How long a chat is muted, in seconds.",
            javaType = "Integer")
    public static final String DURATION_SECONDS = "CamelVzapsDurationSeconds";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "Whether media are deleted with a chat.",
            javaType = "Boolean")
    public static final String DELETE_MEDIA = "CamelVzapsDeleteMedia";

    @Metadata(
            label = "producer",
            applicableFor = "vzaps",
            description = "After how long messages vanish: 24_HOURS, 7_DAYS, 90_DAYS or OFF.",
            javaType = "String")
    public static final String EXPIRATION = "CamelVzapsExpiration";

    @Metadata(
            label = "producer",
            description = "Id of the call in the logs of the gateway, if it answered one.",
            javaType = "String")
    public static final String REQUEST_ID = "CamelVzapsRequestId";

    @Metadata(label = "producer", description = "HTTP status of the answer.", javaType = "Integer", important = true)
    public static final String HTTP_RESPONSE_CODE = "CamelHttpResponseCode";

    @Metadata(
            label = "consumer",
            description =
                    "Id of the event. Webhooks of VZaps carry none; ZapyAPI has no such ids, so it is a digest there,"
                            + " absent when the event does not say its time.",
            javaType = "String")
    public static final String EVENT_ID = "CamelVzapsEventId";

    @Metadata(
            label = "consumer",
            description = "Type of the event, such as Message, ReadReceipt, QrCode (ZapyAPI) or Unknown.",
            javaType = "String")
    public static final String EVENT_TYPE = "CamelVzapsEventType";

    @Metadata(
            label = "consumer",
            description = "The message, or all messages that a receipt is about, as a list.",
            javaType = "java.util.List")
    public static final String MESSAGE_IDS = "CamelVzapsMessageIds";

    @Metadata(
            label = "consumer",
            description = "Phone number of the sender in digits; absent when only the hidden number is known.",
            javaType = "String")
    public static final String SENDER_PHONE = "CamelVzapsSenderPhone";

    @Metadata(
            label = "consumer",
            description = "What the message is: text, image, video, audio, document, sticker, location, contact, poll,"
                    + " buttonReply, listReply, order, product, invite, event, payment, interactive or other;"
                    + " reaction, pollVote, eventReply, edit, revoke, album, call or system only when the option"
                    + " kinds asks for them. Absent on events that are no message.",
            javaType = "String",
            important = true)
    public static final String KIND = "CamelVzapsKind";

    @Metadata(
            label = "consumer",
            description =
                    "Whom the chat belongs to, from its JID: person or group; status, channel, list or bot only when"
                            + " the option audiences asks for them.",
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
                    "For messages that the instance itself wrote: phone number of the other one in digits; absent when"
                            + " only the hidden number is known.",
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
            description = "What was said: the text, the caption of media, the words of a button or row, the emoji of a"
                    + " reaction, the name of a place, a contact or a poll, or the new text of an edited message.",
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
            description = "State that a receipt names, such as Sent, Delivered, Read, Played or Error.",
            javaType = "String")
    public static final String RECEIPT_STATE = "CamelVzapsReceiptState";

    @Metadata(
            label = "consumer",
            description = "When it happened, as the gateway says.",
            javaType = "java.time.Instant")
    public static final String TIMESTAMP = "CamelVzapsTimestamp";

    @Metadata(
            label = "consumer",
            description =
                    "Mark by which a repetition of the event is known, for an idempotent consumer of your own; the"
                            + " same for realtime and webhook.",
            javaType = "String")
    public static final String DEDUPE_KEY = "CamelVzapsDedupeKey";

    @Metadata(
            label = "consumer",
            description =
                    "How often the route failed on this event before; by webhook only with acknowledge=stored or received.",
            javaType = "Integer")
    public static final String REDELIVERIES = "CamelVzapsRedeliveries";

    @Metadata(
            label = "consumer",
            description = "With group=chat: how many messages the group holds. The other headers are those of the last"
                    + " one.",
            javaType = "Integer")
    public static final String GROUP_SIZE = "CamelVzapsGroupSize";

    @Metadata(
            label = "consumer",
            description = "With group=chat: the message ids of the group, in the order of the messages.",
            javaType = "java.util.List")
    public static final String GROUP_MESSAGE_IDS = "CamelVzapsGroupMessageIds";

    @Metadata(
            label = "consumer",
            description = "With group=chat: the values of DedupeKey of all messages of the group, in their order.",
            javaType = "java.util.List")
    public static final String GROUP_DEDUPE_KEYS = "CamelVzapsGroupDedupeKeys";

    @Metadata(label = "consumer", description = "Bytes of the media that became the body.", javaType = "Long")
    public static final String MEDIA_SIZE = "CamelVzapsMediaSize";

    @Metadata(
            label = "consumer",
            description = "SHA-256 of the media that became the body, in lower-case hexadecimal digits.",
            javaType = "String")
    public static final String MEDIA_SHA256 = "CamelVzapsMediaSha256";

    @Metadata(
            label = "consumer",
            description = "With fetchMedia: why the media did not become the body. TooLarge, Gone (404, 410), Forbidden"
                    + " (401, 403, such as an expired address), Rejected (any other answer that stays the same),"
                    + " AddressRefused (see allowedMediaHosts), Unavailable (after all tries) or NoAddress.",
            javaType = "String")
    public static final String MEDIA_MISSING = "CamelVzapsMediaMissing";

    @Metadata(
            label = "producer",
            description = "Why the last call failed, as far as the gateway's words tell: restricted, notOnWhatsApp,"
                    + " notConnected, rateLimited or other; paced when there was no room in the pace of the number,"
                    + " guarded when the guard refused the message. Not set after a call that succeeded.",
            javaType = "String")
    public static final String FAILURE_REASON = "CamelVzapsFailureReason";

    @Metadata(
            label = "producer",
            description =
                    "What the guard has decided about the message: allowed, dryRun when it would have been sent, or"
                            + " the option whose rule refused it, such as guardLinks. Not set without a guard.",
            javaType = "String")
    public static final String GUARD = "CamelVzapsGuard";

    @Metadata(
            label = "producer",
            description = "How long the message has waited for its turn in the pace of the number, in milliseconds.",
            javaType = "Long")
    public static final String PACE_WAITED = "CamelVzapsPaceWaited";

    @Metadata(
            label = "producer",
            description =
                    "For outbox/send the author's name for the message: one that is in the outbox is not written a"
                            + " second time. When not set, a new one is made; it is set afterwards.",
            javaType = "String")
    public static final String OUTBOX_KEY = "CamelVzapsOutboxKey";

    @Metadata(
            label = "producer",
            description = "Set by outbox/send, where the message is: waiting, or when it was written before, sending,"
                    + " sent, rejected or unknown.",
            javaType = "String")
    public static final String OUTBOX_STATE = "CamelVzapsOutboxState";

    @Metadata(
            label = "consumer",
            description = "Whether the restriction of a number has begun, true, or ended; of sessions/restrictions.",
            javaType = "Boolean")
    public static final String RESTRICTED = "CamelVzapsRestricted";

    @Metadata(
            label = "common",
            description = "Whether the session is connected, as sessions/status and the operation for QR codes answer.",
            javaType = "Boolean")
    public static final String CONNECTED = "CamelVzapsConnected";

    @Metadata(
            label = "common",
            description = "QR code that was answered, as a data URI; by ZapyAPI also as raw text.",
            javaType = "String")
    public static final String QR_CODE = "CamelVzapsQrCode";

    @Metadata(
            label = "producer",
            applicableFor = "zapyapi",
            description = "Whether an image can be seen only once.",
            javaType = "Boolean")
    public static final String VIEW_ONCE = "CamelVzapsViewOnce";

    @Metadata(
            label = "producer",
            applicableFor = "zapyapi",
            description = "What is shown: composing, recording, paused, available or unavailable.",
            javaType = "String")
    public static final String PRESENCE = "CamelVzapsPresence";

    @Metadata(
            label = "producer",
            applicableFor = "zapyapi",
            secret = true,
            description = "Key with which the deliveries of the webhook are signed.",
            javaType = "String")
    public static final String SECRET = "CamelVzapsSecret";

    @Metadata(
            label = "producer",
            applicableFor = "zapyapi",
            description = "Whether events are delivered to the webhook; true when not given.",
            javaType = "Boolean")
    public static final String IS_ACTIVE = "CamelVzapsIsActive";

    private VzapsConstants() {}
}
