package io.github.camelvzaps.simulator.control;

import io.github.camelvzaps.simulator.api.MediaDigest;
import io.github.camelvzaps.simulator.body.BodyFilter;
import io.github.camelvzaps.simulator.state.ChatEntry;
import io.github.camelvzaps.simulator.state.Instance;
import io.github.camelvzaps.simulator.state.Jids;
import io.github.camelvzaps.simulator.state.JsonText;
import io.github.camelvzaps.simulator.state.Media;
import io.github.camelvzaps.simulator.state.MediaShelf;
import io.github.camelvzaps.simulator.state.MessageLog;
import io.github.camelvzaps.simulator.state.MessageMarks;
import io.github.camelvzaps.simulator.state.SentMedia;
import io.github.camelvzaps.simulator.state.StoredEvent;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** One message of a chat as the phone page draws it. Runs with the world's monitor held. */
final class Bubbles {

    private Bubbles() {}

    static Map<String, Object> of(Instance instance, MediaShelf media, String jid, int position) {
        ChatEntry entry = instance.history.of(jid).get(position);
        Map<String, Object> bubble = new LinkedHashMap<>();
        bubble.put("position", position);
        if (entry instanceof MessageLog.Sent sent) {
            putSent(bubble, sent, media);
        } else if (entry instanceof StoredEvent event) {
            putReceived(bubble, event);
        }
        MessageMarks marks = instance.history.marks(String.valueOf(bubble.get("id")));
        if (marks != null) {
            bubble.put("edited", marks.editedText);
            bubble.put("deleted", marks.deleted);
            bubble.put("reactions", marks.reactions());
            bubble.put("votes", marks.votes());
        }
        return bubble;
    }

    /** What of it can be read, for a search. */
    static String text(Map<String, Object> bubble) {
        return words(bubble.getOrDefault("message", bubble.get("body")));
    }

    private static String words(Object content) {
        if (content instanceof Map<?, ?> map) {
            return words(map.values());
        }
        if (content instanceof Collection<?> all) {
            return all.stream().map(Bubbles::words).collect(Collectors.joining("\n"));
        }
        return content instanceof String text ? text : "";
    }

    private static void putSent(Map<String, Object> bubble, MessageLog.Sent sent, MediaShelf media) {
        bubble.put("id", sent.id);
        bubble.put("mine", true);
        bubble.put("at", sent.at.toString());
        bubble.put("type", sent.type);
        bubble.put("state", sent.state.name());
        bubble.put("body", JsonText.object(sent.body).getMap());
        bubble.put(
                "media", sent.media.stream().map(digest -> media(digest, media)).toList());
    }

    /** Where the body lacks what the page could show: {@code url}, or {@code dropped} when it is not kept any more. */
    private static Map<String, Object> media(MediaDigest digest, MediaShelf shelf) {
        Map<String, Object> map = digest.toMap();
        String id = digest.characters() > BodyFilter.LONGEST ? SentMedia.idOf(digest) : null;
        if (id != null && shelf.find(id) != null) {
            map.put("url", Media.PATH + id);
        } else if (id != null) {
            map.put("dropped", true);
        }
        return map;
    }

    private static void putReceived(Map<String, Object> bubble, StoredEvent event) {
        JsonObject data = JsonText.object(event.body().json());
        JsonObject inner = data.getJsonObject("event", new JsonObject());
        JsonObject info = inner.getJsonObject("info", new JsonObject());
        String hidden = info.getString("sender_alt", "");
        bubble.put("id", info.getString("id"));
        bubble.put("mine", info.getBoolean("is_from_me", false));
        bubble.put("at", event.at().toString());
        bubble.put("type", "Message");
        bubble.put("author", info.getString("push_name"));
        bubble.put("from", Jids.user(hidden.isEmpty() ? info.getString("sender", "") : hidden));
        bubble.put("message", inner.getJsonObject("message", new JsonObject()).getMap());
        bubble.put("media_url", data.getString("media_url"));
        bubble.put("deliveries", event.deliveryCount());
        bubble.put("acked", event.ackedAt() != null);
    }
}
