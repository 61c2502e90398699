package io.github.camelvzaps.vzaps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.api.Kind;
import io.github.camelvzaps.core.event.JsonKeys;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a message says and shows (contract, section 7).
 *
 * @param kind what it is
 * @param text what is said; null when nothing is
 * @param mediaType the kind of media; null when there is none
 * @param media the node that the download operations take; null when there is none
 * @param target the id of the message that it is about; null when there is none
 * @param quoted the id of the message that it answers; null when there is none
 * @param selected the id that was chosen; null when there is none
 */
record MessageContent(
        Kind kind, String text, String mediaType, Map<?, ?> media, String target, String quoted, String selected) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DEEPEST_LAYER = 6;
    private static final String PROTOCOL = "protocol_message";

    /** The values of the protocol's field {@code type}, which is proto2: a number, its name, or nothing for 0. */
    private static final List<String> REVOKE = List.of("REVOKE", "0");

    private static final List<String> EDIT = List.of("MESSAGE_EDIT", "14");

    static MessageContent of(Object given) {
        Object message = given;
        for (int depth = 0; depth < DEEPEST_LAYER; depth++) {
            Object inner = JsonKeys.find(JsonKeys.find(message, ContentKinds.LAYERS), "message");
            if (inner == null) {
                break;
            }
            message = inner;
        }
        if (!(message instanceof Map<?, ?> map)) {
            // also where no message was found: it may be new, and is not to get lost
            return ofKind(Kind.OTHER);
        }
        ContentKinds.Row row = row(map);
        boolean said = row != null && row.kind().isContent();
        if (!said && JsonKeys.find(map, PROTOCOL) instanceof Map<?, ?> protocol) {
            return protocol(protocol);
        }
        if (row == null) {
            return ofKind(map.isEmpty() ? Kind.SYSTEM : Kind.OTHER);
        }
        return read(row, JsonKeys.find(map, row.key()));
    }

    private static MessageContent ofKind(Kind kind) {
        return new MessageContent(kind, null, null, null, null, null, null);
    }

    /** Returns the row that counts; null when none is known. Keys and settings tell nothing about an unknown one beside. */
    private static ContentKinds.Row row(Map<?, ?> message) {
        ContentKinds.Row best = null;
        boolean stranger = false;
        for (Map.Entry<?, ?> entry : message.entrySet()) {
            ContentKinds.Row row = entry.getValue() == null
                    ? null
                    : ContentKinds.of(entry.getKey().toString());
            if (row != null) {
                best = best == null || row.rank() < best.rank() ? row : best;
            } else {
                stranger |= entry.getValue() instanceof Map;
            }
        }
        return best != null && best.kind() == Kind.SYSTEM && stranger ? null : best;
    }

    private static MessageContent read(ContentKinds.Row row, Object content) {
        String selected = row.selected() == null ? null : JsonKeys.textAt(content, row.selected());
        Object flow = JsonKeys.find(content, "native_flow_response_message");
        return new MessageContent(
                row.kind(),
                words(row, content),
                row.mediaType(),
                row.mediaType() != null && content instanceof Map<?, ?> media ? media : null,
                row.target() == null ? null : JsonKeys.textAt(content, row.target() + ".id"),
                JsonKeys.textAt(content, "context_info.stanza_id"),
                selected != null || flow == null ? selected : chosenIn(flow));
    }

    private static String words(ContentKinds.Row row, Object content) {
        String text = row.text(content);
        return switch (row.kind()) {
            case LOCATION -> joined(text, JsonKeys.text(content, "address"));
            case CONTACT -> JsonKeys.find(content, "contacts") instanceof List<?> cards ? names(cards, text) : text;
            case BUTTON_REPLY, LIST_REPLY ->
                text != null || row.selected() == null ? text : JsonKeys.textAt(content, row.selected());
            default -> text;
        };
    }

    private static String joined(String name, String address) {
        return name == null || address == null || name.equals(address) ? name : name + ", " + address;
    }

    private static String names(List<?> cards, String otherwise) {
        String names = cards.stream()
                .map(card -> JsonKeys.text(card, "display_name"))
                .filter(name -> name != null)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? otherwise : names;
    }

    /** The answer to a native flow is JSON in a text; the id of a quick reply or a row stands in it. */
    private static String chosenIn(Object flow) {
        String params = JsonKeys.text(flow, "params_json");
        try {
            return params == null ? null : JsonKeys.text(JSON.readValue(params, Object.class), "id", "selected_row_id");
        } catch (JsonProcessingException noJson) {
            return null;
        }
    }

    private static MessageContent protocol(Map<?, ?> protocol) {
        String type = JsonKeys.text(protocol, "type");
        String target = JsonKeys.textAt(protocol, "key.id");
        Object edited = JsonKeys.find(protocol, "edited_message");
        if (type == null ? edited != null : EDIT.contains(type)) {
            String text = edited == null ? null : of(edited).text();
            return new MessageContent(Kind.EDIT, text, null, null, target, null, null);
        }
        boolean revoke = type == null ? target != null : REVOKE.contains(type);
        return new MessageContent(revoke ? Kind.REVOKE : Kind.SYSTEM, null, null, null, target, null, null);
    }

    /** Returns this content as the new one of an earlier message. */
    MessageContent asEditOf(String messageId) {
        return new MessageContent(Kind.EDIT, text, null, null, messageId, quoted, selected);
    }

    /** Returns the end of an earlier message. */
    static MessageContent revocationOf(String messageId) {
        return new MessageContent(Kind.REVOKE, null, null, null, messageId, null, null);
    }
}
