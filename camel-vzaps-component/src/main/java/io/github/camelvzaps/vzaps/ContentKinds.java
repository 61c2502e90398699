package io.github.camelvzaps.vzaps;

import io.github.camelvzaps.api.Kind;
import io.github.camelvzaps.core.event.JsonKeys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a message of WhatsApp can hold, as a table: by the key of its content what kind it is, and where in it text and ids
 * stand. The keys are the fields of WhatsApp's message as its libraries name them; text and the five media are observed
 * (contract, section 7), all others are inferred.
 */
final class ContentKinds {
    /**
     * One key.
     *
     * @param rank where a message carries several keys, the one with the lowest rank counts
     * @param key in snake_case
     * @param mediaType the kind of media that it holds; null for none
     * @param texts paths to what is said, the first that is there counts
     * @param selected path to the id that was chosen; null for none
     * @param target path to the key of the message that it is about; null for none
     */
    record Row(int rank, String key, Kind kind, String mediaType, List<String> texts, String selected, String target) {

        /** Returns the text of a content; null when there is none. */
        String text(Object content) {
            return texts.stream()
                    .map(path -> JsonKeys.textAt(content, path))
                    .filter(text -> text != null)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** Wrappers around a message, which itself stands in them as {@code message}. */
    static final String[] LAYERS = {
        "ephemeral_message",
        "view_once_message",
        "view_once_message_v2",
        "view_once_message_v2_extension",
        "document_with_caption_message",
        "device_sent_message",
        "edited_message",
        "lottie_sticker_message",
        "associated_child_message",
        "group_mentioned_message",
        "bot_invoke_message",
        "bot_forwarded_message",
        "bot_task_message",
        "poll_creation_message_v4",
        "question_message",
        "question_reply_message",
        "comment_message",
        "group_status_message",
        "group_status_message_v2",
        "spoiler_message"
    };

    /** By folded key, the most telling first: a message can carry keys for later messages beside what it says. */
    private static final Map<String, Row> ROWS = new HashMap<>();

    static {
        said(Kind.TEXT, "conversation", "");
        said(Kind.TEXT, "extended_text_message", "text");
        media(Kind.IMAGE, "image_message", "image");
        media(Kind.VIDEO, "video_message", "video");
        media(Kind.VIDEO, "ptv_message", "video");
        media(Kind.AUDIO, "audio_message", "audio");
        media(Kind.DOCUMENT, "document_message", "document");
        media(Kind.STICKER, "sticker_message", "sticker");
        said(Kind.STICKER, "sticker_pack_message", "name");
        said(Kind.LOCATION, "location_message", "name", "address", "comment", "url");
        said(Kind.LOCATION, "live_location_message", "caption");
        said(Kind.CONTACT, "contact_message", "display_name");
        said(Kind.CONTACT, "contacts_array_message", "display_name");
        for (String version : new String[] {"", "_v2", "_v3", "_v5", "_v6"}) {
            said(Kind.POLL, "poll_creation_message" + version, "name");
        }
        chosen(Kind.BUTTON_REPLY, "buttons_response_message", "selected_button_id", "selected_display_text");
        chosen(Kind.BUTTON_REPLY, "template_button_reply_message", "selected_id", "selected_display_text");
        chosen(Kind.LIST_REPLY, "list_response_message", "single_select_reply.selected_row_id", "title");
        chosen(Kind.BUTTON_REPLY, "interactive_response_message", null, "body.text");
        said(Kind.ORDER, "order_message", "message", "order_title");
        said(Kind.PRODUCT, "product_message", "body", "product.title");
        said(Kind.INVITE, "group_invite_message", "caption", "group_name");
        said(Kind.INVITE, "newsletter_admin_invite_message", "caption", "newsletter_name");
        said(Kind.INVITE, "newsletter_follower_invite_message_v2", "caption", "newsletter_name");
        said(Kind.EVENT, "event_message", "name", "description");
        said(Kind.PAYMENT, "send_payment_message", "note_message.extended_text_message.text");
        said(Kind.PAYMENT, "request_payment_message", "note_message.extended_text_message.text");
        said(Kind.PAYMENT, "invoice_message", "note");
        said(Kind.INTERACTIVE, "buttons_message", "content_text", "text", "footer_text");
        said(Kind.INTERACTIVE, "list_message", "description", "title");
        said(
                Kind.INTERACTIVE,
                "template_message",
                "hydrated_template.hydrated_content_text",
                "hydrated_four_row_template.hydrated_content_text");
        said(Kind.INTERACTIVE, "interactive_message", "body.text", "header.title");
        said(Kind.INTERACTIVE, "highly_structured_message");
        about(Kind.REACTION, "reaction_message", "key", "text");
        about(Kind.REACTION, "enc_reaction_message", "target_message_key");
        about(Kind.POLL_VOTE, "poll_update_message", "poll_creation_message_key");
        about(Kind.EVENT_REPLY, "enc_event_response_message", "event_creation_message_key");
        about(Kind.SYSTEM, "pin_in_chat_message", "key");
        about(Kind.SYSTEM, "keep_in_chat_message", "key");
        said(Kind.ALBUM, "album_message");
        for (String call : new String[] {
            "call",
            "call_log_messsage",
            "bcall_message",
            "scheduled_call_creation_message",
            "scheduled_call_edit_message"
        }) {
            said(Kind.CALL, call);
        }
        for (String traffic : new String[] {
            "sender_key_distribution_message",
            "fast_ratchet_key_sender_key_distribution_message",
            "message_context_info",
            "placeholder_message",
            "sticker_sync_rmr_message",
            "secret_encrypted_message",
            "enc_comment_message",
            "message_history_bundle",
            "message_history_notice",
            "poll_result_snapshot_message",
            "status_mention_message",
            "status_notification_message",
            "group_status_mention_message",
            "request_welcome_message",
            "decline_payment_request_message",
            "cancel_payment_request_message",
            "chat"
        }) {
            said(Kind.SYSTEM, traffic);
        }
    }

    private ContentKinds() {}

    private static void said(Kind kind, String key, String... texts) {
        add(new Row(ROWS.size(), key, kind, null, List.of(texts), null, null));
    }

    private static void media(Kind kind, String key, String mediaType) {
        add(new Row(ROWS.size(), key, kind, mediaType, List.of("caption"), null, null));
    }

    private static void chosen(Kind kind, String key, String selected, String... texts) {
        add(new Row(ROWS.size(), key, kind, null, List.of(texts), selected, null));
    }

    private static void about(Kind kind, String key, String target, String... texts) {
        add(new Row(ROWS.size(), key, kind, null, List.of(texts), null, target));
    }

    private static void add(Row row) {
        ROWS.put(JsonKeys.fold(row.key), row);
    }

    /** Returns the row of a key in any spelling; null for one that is not known. */
    static Row of(String key) {
        return ROWS.get(JsonKeys.fold(key));
    }
}
