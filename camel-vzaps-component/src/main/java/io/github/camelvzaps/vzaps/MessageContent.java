package io.github.camelvzaps.vzaps;

import io.github.camelvzaps.core.event.JsonKeys;
import java.util.Map;

/**
 * What a message says and shows (contract, section 7). The keys are those of the WhatsApp library behind the gateway;
 * text and the five kinds of media were observed, answers to buttons and lists and the layers of disappearing messages
 * are inferred.
 *
 * @param text the text or the caption; null when there is none
 * @param mediaType the kind of media; null when there is none
 * @param media the node that the download operations take; null when there is none
 */
record MessageContent(String text, String mediaType, Map<?, ?> media) {
    private static final String[] KINDS = {"image", "video", "audio", "document", "sticker"};
    private static final String[] LAYERS = {
        "ephemeral_message",
        "view_once_message",
        "view_once_message_v2",
        "document_with_caption_message",
        "device_sent_message"
    };
    private static final int DEEPEST_LAYER = 4;

    static MessageContent of(Object given) {
        Object message = given;
        for (int depth = 0; depth < DEEPEST_LAYER; depth++) {
            Object inner = JsonKeys.find(JsonKeys.find(message, LAYERS), "message");
            if (inner == null) {
                break;
            }
            message = inner;
        }
        for (String kind : KINDS) {
            if (JsonKeys.find(message, kind + "_message") instanceof Map<?, ?> media) {
                return new MessageContent(JsonKeys.text(media, "caption"), kind, media);
            }
        }
        return new MessageContent(text(message), null, null);
    }

    private static String text(Object message) {
        String plain = JsonKeys.text(message, "conversation");
        if (plain != null) {
            return plain;
        }
        String extended = JsonKeys.text(JsonKeys.find(message, "extended_text_message"), "text");
        if (extended != null) {
            return extended;
        }
        Object answer = JsonKeys.find(
                message, "buttons_response_message", "template_button_reply_message", "list_response_message");
        return JsonKeys.text(answer, "selected_display_text", "title", "selected_button_id", "selected_id");
    }
}
