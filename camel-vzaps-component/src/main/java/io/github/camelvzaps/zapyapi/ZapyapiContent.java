package io.github.camelvzaps.zapyapi;

import static java.util.Map.entry;

import io.github.camelvzaps.api.Kind;
import io.github.camelvzaps.core.event.JsonKeys;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a message says and shows. Only the type {@code text} is documented, and not even where its text stands (contract,
 * unknowns), so these are the names that such fields have with gateways of this kind.
 *
 * @param kind what it is; {@link Kind#OTHER} where neither its type nor what it holds tells
 * @param text the text or the caption; null when there is none
 * @param mediaType the kind of media; null when there is none
 * @param mediaUrl where the media can be fetched as it stands; null when the event does not say
 * @param target the id of the message that it is about; null when there is none
 * @param quoted the id of the message that it answers; null when there is none
 * @param selected the id of the button or row that was chosen; null when there is none
 */
record ZapyapiContent(
        Kind kind, String text, String mediaType, String mediaUrl, String target, String quoted, String selected) {
    private static final String[] WORDS = {"text", "body", "message", "content", "caption", "conversation"};
    private static final String[] URLS = {"media_url", "download_url", "file_url", "url"};

    private static final String[] TARGETS = {
        "target_message_id", "reacted_message_id", "edited_message_id", "deleted_message_id", "revoked_message_id"
    };
    private static final String[] CHOICES = {
        "selected_id", "selected_button_id", "selected_row_id", "button_id", "row_id"
    };

    /** By the type of the message, or the key of the object that holds the media. */
    private static final Map<String, String> MEDIA = Map.ofEntries(
            entry("image", "image"),
            entry("video", "video"),
            entry("gif", "video"),
            entry("ptv", "video"),
            entry("videonote", "video"),
            entry("audio", "audio"),
            entry("ptt", "audio"),
            entry("voice", "audio"),
            entry("document", "document"),
            entry("file", "document"),
            entry("sticker", "sticker"),
            entry("lottiesticker", "sticker"));

    /** By the type of the message, folded and without the word message; {@code text} is documented, others inferred. */
    private static final Map<String, Kind> KINDS = kinds(
            Map.ofEntries(
                    entry(Kind.TEXT, "text,chat,conversation,extendedtext,url,link"),
                    entry(Kind.IMAGE, "image"),
                    entry(Kind.VIDEO, "video,gif,ptv,videonote"),
                    entry(Kind.AUDIO, "audio,ptt,voice"),
                    entry(Kind.DOCUMENT, "document,file,documentwithcaption"),
                    entry(Kind.STICKER, "sticker,lottiesticker,stickerpack"),
                    entry(Kind.LOCATION, "location,livelocation"),
                    entry(Kind.CONTACT, "contact,contacts,contactsarray,vcard,multivcard"),
                    entry(Kind.POLL, "poll,pollcreation"),
                    entry(
                            Kind.BUTTON_REPLY,
                            "buttonreply,buttonsresponse,buttonresponse,templatebuttonreply,interactiveresponse"),
                    entry(Kind.LIST_REPLY, "listreply,listresponse"),
                    entry(Kind.ORDER, "order"),
                    entry(Kind.PRODUCT, "product"),
                    entry(Kind.INVITE, "invite,groupinvite"),
                    entry(Kind.EVENT, "event"),
                    entry(Kind.PAYMENT, "payment,sendpayment,requestpayment,invoice"),
                    entry(Kind.INTERACTIVE, "interactive,buttons,list,template"),
                    entry(Kind.REACTION, "reaction"),
                    entry(Kind.POLL_VOTE, "pollvote,pollupdate,vote"),
                    entry(Kind.EVENT_REPLY, "eventreply,eventresponse"),
                    entry(Kind.EDIT, "edit,edited,messageedit"),
                    entry(Kind.REVOKE, "revoke,revoked,delete,deleted"),
                    entry(Kind.ALBUM, "album"),
                    entry(Kind.CALL, "call,calllog"),
                    entry(
                            Kind.SYSTEM,
                            "system,protocol,notification,e2enotification,notificationtemplate,ciphertext,senderkeydistribution")));

    private static Map<String, Kind> kinds(Map<Kind, String> words) {
        Map<String, Kind> kinds = new HashMap<>();
        words.forEach((kind, list) -> Arrays.stream(list.split(",")).forEach(word -> kinds.put(word, kind)));
        return kinds;
    }

    static ZapyapiContent of(Object data) {
        if (JsonKeys.find(data, "protocol", "protocol_message") instanceof Map<?, ?> protocol) {
            return protocol(protocol);
        }
        String word = word(data);
        String mediaType = word == null ? mediaBeside(data) : MEDIA.get(word);
        Object media = mediaType == null ? null : media(data, mediaType);
        String words = words(data, 2);
        String text = words == null ? JsonKeys.text(media, "caption") : words;
        Object reaction = JsonKeys.find(data, "reaction");
        return new ZapyapiContent(
                kind(word, mediaType, text),
                text == null ? JsonKeys.text(reaction, "emoji") : text,
                mediaType,
                media == null ? null : url(data, media),
                first(
                        JsonKeys.text(data, TARGETS),
                        JsonKeys.text(reaction, "message_id", "target_message_id"),
                        JsonKeys.textAt(data, "key.id")),
                first(
                        JsonKeys.textAt(data, "quoted_message.message_id"),
                        JsonKeys.textAt(data, "context_info.stanza_id")),
                first(JsonKeys.text(data, CHOICES), JsonKeys.textAt(data, "single_select_reply.selected_row_id")));
    }

    /** WhatsApp's own form of edits, revocations and traffic, should the gateway hand it on. */
    private static ZapyapiContent protocol(Map<?, ?> protocol) {
        String type = JsonKeys.text(protocol, "type");
        Object edited = JsonKeys.find(protocol, "edited_message");
        Kind kind = Kind.SYSTEM;
        if (edited != null) {
            kind = Kind.EDIT;
        } else if (type != null && (type.equals("REVOKE") || type.equals("0"))) {
            kind = Kind.REVOKE;
        }
        return new ZapyapiContent(kind, words(edited, 2), null, null, JsonKeys.textAt(protocol, "key.id"), null, null);
    }

    private static String first(String... candidates) {
        return Arrays.stream(candidates).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static Kind kind(String word, String mediaType, String text) {
        if (word != null) {
            return KINDS.getOrDefault(word, Kind.OTHER);
        }
        return mediaType != null ? KINDS.get(mediaType) : text != null ? Kind.TEXT : Kind.OTHER;
    }

    /** Returns the type of the message as the tables spell it; null when the event names none. */
    private static String word(Object data) {
        String named = JsonKeys.text(data, "message_type", "type");
        return named == null ? null : JsonKeys.fold(named.trim()).replaceFirst("(?<=.)message$", "");
    }

    /** Returns the media whose object stands in a message that does not tell its type. */
    private static String mediaBeside(Object data) {
        return MEDIA.keySet().stream()
                .filter(key -> JsonKeys.find(data, key) instanceof Map)
                .map(MEDIA::get)
                .sorted()
                .findFirst()
                .orElse(null);
    }

    /** Returns the object that describes the media, or the message itself where all stands side by side. */
    private static Object media(Object data, String kind) {
        for (Map.Entry<String, String> name : MEDIA.entrySet()) {
            Object named = name.getValue().equals(kind)
                    ? JsonKeys.find(data, name.getKey(), name.getKey() + "_message")
                    : null;
            if (named instanceof Map) {
                return named;
            }
        }
        Object inner = JsonKeys.find(data, "media", "content", "message");
        return inner instanceof Map ? inner : data;
    }

    /** Looks for words, also inside an object of one of these names; what a quoted message says stands elsewhere. */
    private static String words(Object object, int depth) {
        String plain = null;
        for (int i = 0; i < WORDS.length && plain == null; i++) {
            Object value = JsonKeys.find(object, WORDS[i]);
            if (value instanceof String text && !text.isBlank()) {
                plain = text;
            } else if (value instanceof Map && depth > 0) {
                plain = words(value, depth - 1);
            }
        }
        return plain;
    }

    private static String url(Object data, Object media) {
        String beside = JsonKeys.text(data, "media_url");
        String url = beside != null ? beside : JsonKeys.text(media, URLS);
        // with a key beside it, it is WhatsApp's own address of what only the key can read
        boolean locked = beside == null && JsonKeys.find(media, "media_key") != null;
        boolean web = url != null && (url.startsWith("https://") || url.startsWith("http://"));
        return web && !locked ? url : null;
    }
}
