package io.github.camelvzaps.vzaps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.api.EventType;
import io.github.camelvzaps.api.Kind;
import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.event.EventDraft;
import io.github.camelvzaps.core.event.EventParser;
import io.github.camelvzaps.core.event.Jid;
import io.github.camelvzaps.core.event.JsonKeys;
import io.github.camelvzaps.core.event.Times;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Understands the events of VZaps in all forms that were seen or documented (contract, sections 7 and 8): the frame of
 * the realtime connection, the webhook body bare or wrapped, once or several times, as an object or as JSON in a text.
 */
final class VzapsEventParser implements EventParser {
    private static final String[] LAYERS = {"json_data", "data", "payload", "body"};
    private static final int DEEPEST_LAYER = 6;

    /** The values of the field {@code edit}: of a message, by its author or by a channel. */
    private static final Set<String> EDITS = Set.of("1", "3");

    /** The values of the field {@code edit}: by the sender, by an admin. */
    private static final Set<String> REVOCATIONS = Set.of("7", "8");

    private final ObjectMapper mapper;

    VzapsEventParser(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public VzapsEvent parse(Map<String, Object> delivery, String instanceId) {
        Map<String, Object> layer = delivery;
        String id = null;
        String type = null;
        Object created = null;
        for (int depth = 0; depth < DEEPEST_LAYER; depth++) {
            id = id != null ? id : JsonKeys.text(layer, "event_id", "id");
            String named = JsonKeys.text(layer, "type");
            type = named != null ? named : type;
            created = created != null ? created : JsonKeys.find(layer, "created_at");
            Map<String, Object> inner =
                    JsonKeys.find(layer, "event") == null ? object(JsonKeys.find(layer, LAYERS)) : null;
            if (inner == null) {
                break;
            }
            layer = inner;
        }
        return read(layer, type, id, instanceId, created);
    }

    private VzapsEvent read(Map<String, Object> layer, String type, String id, String instanceId, Object created) {
        Object given = JsonKeys.find(layer, "event");
        Map<String, Object> event = object(given);
        // exact() cuts off more than blanks, zeros for one
        if (type == null || EventType.exact(type).isEmpty() || (given != null && event == null)) {
            return EventDraft.unknown(id, instanceId, layer);
        }
        Map<String, Object> content = given instanceof String ? withEvent(layer, event) : layer;
        Map<String, Object> source = event == null ? layer : event;
        EventDraft draft = new EventDraft(EventType.exact(type), id, instanceId);
        switch (EventType.exact(type)) {
            case EventType.MESSAGE -> message(draft, source, layer);
            case EventType.READ_RECEIPT -> receipt(draft, source, layer);
            default -> other(draft, source);
        }
        draft.timestampUnlessKnown(created);
        return draft.toEvent(content);
    }

    private static void message(EventDraft draft, Map<String, Object> event, Map<String, Object> layer) {
        Object info = infoOf(event);
        String url = JsonKeys.text(layer, "media_url");
        MessageContent content = content(event, info);
        draft.messageId(JsonKeys.text(info, "id"))
                .kind(content.kind())
                .target(content.target())
                .quoted(content.quoted())
                .selected(content.selected())
                .chat(Jid.parse(JsonKeys.text(info, "chat")))
                .sender(Jid.parse(JsonKeys.text(info, "sender")), Jid.parse(JsonKeys.text(info, "sender_alt")))
                .recipient(Jid.parse(JsonKeys.text(info, "recipient_alt")))
                .pushName(JsonKeys.text(info, "push_name"))
                .fromMe(JsonKeys.flag(info, "is_from_me", "from_me"))
                .group(JsonKeys.flag(info, "is_group"))
                .timestamp(Times.parse(JsonKeys.find(info, "timestamp")))
                .text(content.text())
                .media(content.mediaType(), url != null ? url : JsonKeys.text(event, "media_url"));
    }

    /** Returns the content; an edit and a revocation may stand beside it only (inferred, as the WhatsApp library does). */
    private static MessageContent content(Map<String, Object> event, Object info) {
        MessageContent content = MessageContent.of(JsonKeys.find(event, "message"));
        if (content.kind() == Kind.EDIT || content.kind() == Kind.REVOKE) {
            return content;
        }
        String edit = JsonKeys.text(info, "edit");
        String known = JsonKeys.textAt(info, "msg_meta_info.target_id");
        String target = known != null ? known : JsonKeys.text(info, "id");
        if (edit != null && REVOCATIONS.contains(edit)) {
            return MessageContent.revocationOf(target);
        }
        boolean edited = Boolean.TRUE.equals(JsonKeys.flag(event, "is_edit")) || (edit != null && EDITS.contains(edit));
        return edited ? content.asEditOf(target) : content;
    }

    private static void receipt(EventDraft draft, Map<String, Object> event, Map<String, Object> layer) {
        // message_i_ds is how it was seen; the comparison without underscores takes it for message_ids
        Object ids = JsonKeys.find(event, "message_ids", "message_id", "id");
        for (Object one : ids instanceof List<?> list ? list : List.of(ids == null ? "" : ids)) {
            if (one instanceof String messageId) {
                draft.messageId(messageId);
            }
        }
        String state = JsonKeys.text(layer, "state");
        other(draft, event);
        draft.receiptState(state != null ? state : JsonKeys.text(event, "state", "type"));
    }

    private static void other(EventDraft draft, Map<String, Object> event) {
        draft.chat(Jid.parse(JsonKeys.text(event, "chat", "jid", "from")))
                .sender(
                        Jid.parse(JsonKeys.text(event, "sender", "from")),
                        Jid.parse(JsonKeys.text(event, "sender_alt")))
                .fromMe(JsonKeys.flag(event, "is_from_me", "from_me"))
                .group(JsonKeys.flag(event, "is_group"))
                .timestamp(Times.parse(JsonKeys.find(event, "timestamp")));
    }

    /** Returns where the facts about a message stand: in {@code info}, or beside everything else. */
    private static Object infoOf(Map<String, Object> event) {
        Object info = JsonKeys.find(event, "info");
        return info instanceof Map ? info : event;
    }

    private static Map<String, Object> withEvent(Map<String, Object> layer, Map<String, Object> event) {
        Map<String, Object> content = new LinkedHashMap<>();
        layer.forEach((key, value) -> content.put(key, key.equalsIgnoreCase("event") ? event : value));
        return content;
    }

    /** Returns an object, also when it came as JSON in a text; null for everything else. */
    @SuppressWarnings("unchecked")
    private Map<String, Object> object(Object value) {
        if (value instanceof Map) {
            return (Map<String, Object>) value;
        }
        if (value instanceof String text && text.stripLeading().startsWith("{")) {
            try {
                return mapper.readValue(text, Map.class);
            } catch (JsonProcessingException noObject) {
                return null;
            }
        }
        return null;
    }
}
