package io.github.camelvzaps.simulator.zapyapi;

import io.github.camelvzaps.simulator.state.Instance;
import io.github.camelvzaps.simulator.state.Jids;
import io.github.camelvzaps.simulator.state.JsonText;
import io.github.camelvzaps.simulator.state.StoredEvent;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The same events in the shapes of the ZapyAPI. Each event gives its time in the unit it is documented with. */
final class ZapyEvents {

    private static final Set<String> MEDIA = Set.of("image", "video", "audio", "ptt", "document", "sticker");

    private ZapyEvents() {}

    /** Null when the ZapyAPI has no event for it. */
    static Map<String, Object> of(Instance instance, StoredEvent event) {
        JsonObject data = JsonText.object(event.body().json());
        return switch (event.body().type()) {
            case "Message" -> envelope(instance, "message", message(instance, event, data.getJsonObject("event")));
            case "ReadReceipt" -> envelope(instance, "message-status", receipt(instance, event, data));
            case "Connected" -> envelope(instance, "instance-status", status(instance, event, "pending_qr_code_scan"));
            case "Disconnected" -> envelope(instance, "instance-status", status(instance, event, "connected"));
            default -> null;
        };
    }

    static Map<String, Object> envelope(Instance instance, String name, Map<String, Object> data) {
        Map<String, Object> envelope = new LinkedHashMap<>(4);
        envelope.put("event", name);
        envelope.put("instanceId", instance.id);
        envelope.put("data", data);
        return envelope;
    }

    private static Map<String, Object> message(Instance instance, StoredEvent event, JsonObject inner) {
        JsonObject info = inner.getJsonObject("info", new JsonObject());
        JsonObject content = inner.getJsonObject("message", new JsonObject());
        String mediaType = info.getString("media_type", "");
        String phoneJid = info.getString("sender_alt", "");
        String chat = info.getString("chat", "");
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(
                "id",
                UUID.nameUUIDFromBytes(event.id().getBytes(StandardCharsets.UTF_8))
                        .toString());
        data.put("messageId", info.getString("id"));
        data.put("messageType", messageType(info, mediaType));
        data.put("instanceId", instance.id);
        data.put("connectedNumber", instance.phone);
        data.put("timestamp", event.at().getEpochSecond());
        data.put("fromMe", info.getBoolean("is_from_me", false));
        data.put("viewOnce", false);
        data.put("status", "RECEIVED");
        data.put("chat", chat(chat, phoneJid, info.getString("push_name")));
        data.put("sender", person(info.getString("sender", ""), phoneJid, info.getString("push_name")));
        // the fields that depend on the type are not published; the content is put under its likeliest name
        if (content.containsKey("conversation")) {
            data.put("text", content.getString("conversation"));
        }
        if (content.getJsonObject("extended_text_message") != null) {
            data.put("text", content.getJsonObject("extended_text_message").getString("text"));
        } else if (!content.containsKey("conversation") && !content.isEmpty()) {
            Map.Entry<String, Object> only = content.iterator().next();
            data.put(MEDIA.contains(mediaType) ? "media" : only.getKey().replace("_message", ""), only.getValue());
        }
        return data;
    }

    private static String messageType(JsonObject info, String mediaType) {
        return switch (mediaType) {
            case "" -> info.getString("type", "text");
            case "vcard" -> "contact";
            case "contact_array" -> "contacts";
            default -> mediaType;
        };
    }

    private static Map<String, Object> receipt(Instance instance, StoredEvent event, JsonObject outer) {
        JsonObject inner = outer.getJsonObject("event", new JsonObject());
        String chat = inner.getString("chat", "");
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("timestamp", event.at().getEpochSecond());
        data.put("messageId", inner.getJsonArray("message_i_ds").getString(0));
        data.put("status", "Read".equals(outer.getString("state")) ? "READ" : "RECEIVED");
        data.put("chat", chat(chat, "", Jids.user(chat)));
        data.put("sender", person(chat, "", Jids.user(chat)));
        data.put("instanceId", instance.id);
        data.put("connectedNumber", instance.phone);
        return data;
    }

    private static Map<String, Object> status(Instance instance, StoredEvent event, String previous) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("instanceId", instance.id);
        data.put("status", status(instance));
        data.put("previousStatus", previous);
        data.put("timestamp", event.at().toEpochMilli());
        data.put("reason", instance.connected ? "Connection established" : "Logged out");
        data.put("connectedNumber", instance.phone);
        return data;
    }

    static String status(Instance instance) {
        return instance.connected ? "connected" : instance.started ? "pending_qr_code_scan" : "created";
    }

    static Map<String, Object> qrCode(Instance instance, String code, Instant now) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("instanceId", instance.id);
        data.put("qr", code);
        data.put("expiresAt", instance.pairing.expiresAt().getEpochSecond());
        data.put("attempt", instance.pairing.attempt());
        data.put("status", "pending");
        data.put("timestamp", now.getEpochSecond());
        return data;
    }

    private static Map<String, Object> chat(String jid, String phoneJid, String name) {
        Map<String, Object> chat = person(jid, phoneJid, name);
        chat.put("isGroup", Jids.isGroup(jid));
        chat.put("isLid", jid.endsWith("@lid"));
        return chat;
    }

    private static Map<String, Object> person(String jid, String phoneJid, String name) {
        boolean hidden = jid.endsWith("@lid");
        Map<String, Object> person = new LinkedHashMap<>();
        person.put(
                "id",
                UUID.nameUUIDFromBytes(jid.getBytes(StandardCharsets.UTF_8)).toString());
        person.put("jid", hidden ? (phoneJid.isEmpty() ? null : phoneJid) : jid);
        person.put("lid", hidden ? jid : null);
        person.put("name", name);
        person.put("profilePictureUrl", null);
        return person;
    }
}
