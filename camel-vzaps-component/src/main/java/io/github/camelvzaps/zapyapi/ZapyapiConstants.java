package io.github.camelvzaps.zapyapi;

import org.apache.camel.spi.Metadata;

/**
 * The headers of the scheme {@code zapyapi}. A header wins over a key of the body, and the body over an option of the
 * endpoint; any further parameter of an operation can be given as {@code CamelVzaps} and its name in the same way.
 */
public final class ZapyapiConstants {
    @Metadata(
            label = "producer",
            description = "Id of the instance that a call is about; set by instances/create on the answer.",
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
            description = "On the answer the WhatsApp id of the message that was sent.",
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

    private ZapyapiConstants() {}
}
