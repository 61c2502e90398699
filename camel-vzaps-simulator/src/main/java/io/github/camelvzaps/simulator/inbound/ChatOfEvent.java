package io.github.camelvzaps.simulator.inbound;

import io.github.camelvzaps.simulator.state.Jids;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** In which chat a phone shows a message. */
public final class ChatOfEvent {

    private ChatOfEvent() {}

    /** JID of the chat out of the {@code data} object of any event; null for an event that belongs to no chat. */
    public static String ofData(String type, Map<String, Object> data) {
        if (!type.equals("Message")) {
            return null;
        }
        Map<String, Object> info = object(object(data).get("event"));
        info = object(info.get("info"));
        return info.get("chat") == null ? null : jid(info);
    }

    /** JID of the chat: where the number is hidden, the one of the person, as far as it is known. */
    static String jid(Map<String, Object> info) {
        String chat = info.get("chat").toString();
        if (!chat.endsWith("@lid")) {
            return chat;
        }
        String person = text(info, "sender_alt") + text(info, "recipient_alt");
        return person.isEmpty() ? chat : Jids.of(person);
    }

    private static String text(Map<String, Object> info, String field) {
        return info.get(field) == null ? "" : info.get(field).toString();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        if (value instanceof JsonObject json) {
            return json.getMap();
        }
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
