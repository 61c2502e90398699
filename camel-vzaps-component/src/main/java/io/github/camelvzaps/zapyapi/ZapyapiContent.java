package io.github.camelvzaps.zapyapi;

import io.github.camelvzaps.core.event.JsonKeys;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * What a message says and shows. Only the type {@code text} is documented, and not even where its text stands (contract,
 * unknowns), so these are the names that such fields have with gateways of this kind.
 *
 * @param text the text or the caption; null when there is none
 * @param mediaType the kind of media; null when there is none
 * @param mediaUrl where the media can be fetched as it stands; null when that is not told
 */
record ZapyapiContent(String text, String mediaType, String mediaUrl) {
    private static final String[] WORDS = {"text", "body", "message", "content", "caption", "conversation"};
    private static final String[] URLS = {"media_url", "download_url", "file_url", "url"};

    /** By the type of the message, or the key of the object that holds the media. */
    private static final Map<String, String> KINDS = Map.of(
            "image", "image",
            "video", "video",
            "gif", "video",
            "audio", "audio",
            "ptt", "audio",
            "voice", "audio",
            "document", "document",
            "file", "document",
            "sticker", "sticker");

    static ZapyapiContent of(Object data) {
        String kind = kind(data);
        Object media = kind == null ? null : media(data, kind);
        String text = words(data, 2);
        return new ZapyapiContent(
                text == null ? JsonKeys.text(media, "caption") : text, kind, media == null ? null : url(data, media));
    }

    private static String kind(Object data) {
        String named = JsonKeys.text(data, "message_type", "type");
        if (named != null) {
            String word = named.toLowerCase(Locale.ROOT).replaceFirst("[_-]?message$", "");
            return KINDS.get(word);
        }
        return Arrays.stream(KINDS.keySet().toArray(String[]::new))
                .filter(key -> JsonKeys.find(data, key) instanceof Map)
                .map(KINDS::get)
                .sorted()
                .findFirst()
                .orElse(null);
    }

    /** Returns the object that describes the media, or the message itself where all stands side by side. */
    private static Object media(Object data, String kind) {
        for (Map.Entry<String, String> name : KINDS.entrySet()) {
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
