package io.github.camelvzaps.simulator.control;

import io.github.camelvzaps.simulator.api.MediaDigest;
import io.github.camelvzaps.simulator.state.Instance;
import io.github.camelvzaps.simulator.state.Jids;
import io.github.camelvzaps.simulator.state.MessageLog;
import io.github.camelvzaps.simulator.state.StoredEvent;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Instances and chats as a person wants to see them. Runs with the world's monitor held. */
public final class Conversations {

    /** Messages and events that are looked at, from the newest back. */
    private static final int SHOWN = 500;

    private Conversations() {}

    /** One line of the list of instances. The token is in it, for the phone page is the owner's. */
    public static Map<String, Object> instance(Instance instance) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", instance.id);
        map.put("name", instance.name);
        map.put("token", instance.token);
        map.put("phone", instance.phone);
        map.put("connected", instance.connected);
        map.put("started", instance.started);
        map.put("restriction", instance.restriction.text());
        map.put("billing_status", instance.billingStatus);
        map.put("webhook", instance.webhook);
        map.put("messages", instance.messages.all().size());
        map.put("events", instance.events.size());
        return map;
    }

    /** All chats with their newest messages, the chat last used first. */
    public static List<Map<String, Object>> of(Instance instance) {
        Map<String, List<Map<String, Object>>> bubbles = new LinkedHashMap<>();
        instance.groups.keySet().forEach(group -> bubbles.put(group, new ArrayList<>()));
        List<MessageLog.Sent> sends = instance.messages.all();
        for (MessageLog.Sent sent : sends.subList(Math.max(0, sends.size() - SHOWN), sends.size())) {
            bubbles.computeIfAbsent(Jids.of(sent.to), jid -> new ArrayList<>()).add(bubble(sent));
        }
        List<StoredEvent> events = instance.events.all();
        for (StoredEvent event : events.subList(Math.max(0, events.size() - SHOWN), events.size())) {
            if (event.body().type().equals("Message")) {
                addInbound(instance, bubbles, event);
            }
        }
        List<Map<String, Object>> chats = new ArrayList<>();
        bubbles.forEach((jid, list) -> {
            list.sort(Comparator.comparing(
                    bubble -> Instant.parse(bubble.get("at").toString())));
            Map<String, Object> chat = new LinkedHashMap<>();
            chat.put("jid", jid);
            chat.put("group", Jids.isGroup(jid));
            chat.put(
                    "name", instance.groups.containsKey(jid) ? instance.groups.get(jid).name : instance.chat(jid).name);
            chat.put("messages", list);
            chats.add(chat);
        });
        chats.sort(Comparator.comparing(Conversations::lastAt).reversed());
        return chats;
    }

    private static String lastAt(Map<String, Object> chat) {
        List<?> messages = (List<?>) chat.get("messages");
        return messages.isEmpty()
                ? ""
                : ((Map<?, ?>) messages.get(messages.size() - 1)).get("at").toString();
    }

    private static Map<String, Object> bubble(MessageLog.Sent sent) {
        Map<String, Object> bubble = new LinkedHashMap<>();
        bubble.put("id", sent.id);
        bubble.put("mine", true);
        bubble.put("at", sent.at.toString());
        bubble.put("type", sent.type);
        bubble.put("state", sent.state.name());
        bubble.put("body", new JsonObject(sent.body).getMap());
        bubble.put("media", sent.media.stream().map(MediaDigest::toMap).toList());
        bubble.put("edited", sent.editedText);
        bubble.put("reactions", List.copyOf(sent.reactions.values()));
        return bubble;
    }

    private static void addInbound(
            Instance instance, Map<String, List<Map<String, Object>>> bubbles, StoredEvent event) {
        JsonObject data = new JsonObject(event.body().json());
        JsonObject inner = data.getJsonObject("event", new JsonObject());
        JsonObject info = inner.getJsonObject("info", new JsonObject());
        if (instance.messages.find(info.getString("id")) != null) {
            // the echo of a send, which has a bubble already
            return;
        }
        String alternative = info.getString("sender_alt", "");
        String chat = info.getString("chat", "");
        String jid = Jids.isGroup(chat) || alternative.isEmpty() ? chat : alternative;
        Map<String, Object> bubble = new LinkedHashMap<>();
        bubble.put("id", info.getString("id"));
        bubble.put("mine", info.getBoolean("is_from_me", false));
        bubble.put("at", event.at().toString());
        bubble.put("type", "Message");
        bubble.put("author", info.getString("push_name"));
        bubble.put("message", inner.getJsonObject("message", new JsonObject()).getMap());
        bubble.put("media_url", data.getString("media_url"));
        bubble.put("deliveries", event.deliveryCount());
        bubble.put("acked", event.ackedAt() != null);
        bubbles.computeIfAbsent(jid, key -> new ArrayList<>()).add(bubble);
    }
}
