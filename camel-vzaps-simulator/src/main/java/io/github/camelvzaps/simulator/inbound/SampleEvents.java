package io.github.camelvzaps.simulator.inbound;

import io.github.camelvzaps.simulator.state.Instance;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The {@code data} objects of the events whose bodies nobody published, as the contract infers them (section 7). */
public final class SampleEvents {

    private static final String CUSTOMER = "5511999999999@s.whatsapp.net";

    private SampleEvents() {}

    /**
     * Completes what a caller gave: whatever is absent is taken from the sample of the type.
     *
     * @param given at least {@code type}
     */
    public static Map<String, Object> complete(Map<String, Object> given, Instance instance, Instant now) {
        Map<String, Object> data = new LinkedHashMap<>();
        String type = given.get("type").toString();
        data.put("type", type);
        if (type.equals("Presence")) {
            data.put("state", "offline");
        }
        data.put("event", event(type, instance, now));
        data.putAll(given);
        return data;
    }

    private static Map<String, Object> event(String type, Instance instance, Instant now) {
        Map<String, Object> event = new LinkedHashMap<>();
        switch (type) {
            case "Presence" -> {
                event.put("from", CUSTOMER);
                event.put("unavailable", true);
                event.put("last_seen", now.toString());
            }
            case "ChatPresence" -> {
                event.put("chat", CUSTOMER);
                event.put("sender", CUSTOMER);
                event.put("is_from_me", false);
                event.put("is_group", false);
                event.put("state", "composing");
                event.put("media", "");
            }
            case "HistorySync" -> event.put("data", Map.of("sync_type", 3, "conversations", List.of()));
            case "GroupParticipantsAdd", "GroupParticipantsRemove" -> {
                event.put("jid", Instance.FIRST_GROUP);
                event.put("sender", instance.jid());
                event.put(type.endsWith("Add") ? "join" : "leave", List.of("5511888888888@s.whatsapp.net"));
                event.put("timestamp", now.toString());
            }
            default -> {
                // Connected, Disconnected and names the contract does not know have an empty body
            }
        }
        return event;
    }
}
