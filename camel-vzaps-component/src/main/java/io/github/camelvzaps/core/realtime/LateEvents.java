package io.github.camelvzaps.core.realtime;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The unfinished events whose place is before the cursor: a gateway that goes by the cursor does not send them again, so
 * they are kept here, word by word, until they are finished. Thread-safe.
 */
final class LateEvents {
    /** In characters; what is beyond it is in the memory only, and {@link #overflow} says so. */
    private static final int MOST_TEXT = 16 * 1024 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One of them.
     *
     * @param text the frame as it came
     * @param complete false when it was too long, and this is its beginning
     */
    record Kept(String id, String text, boolean complete) {}

    // all under the lock of this object
    private final Map<String, Kept> byId = new LinkedHashMap<>();
    private final Map<String, Kept> unkept = new LinkedHashMap<>();
    private int size;
    private boolean changed;

    static LateEvents parse(String text) {
        LateEvents events = new LateEvents();
        if (text == null || text.isBlank()) {
            return events;
        }
        try {
            for (JsonNode item : JSON.readTree(text)) {
                events.keep(new Kept(
                        item.path("id").asText(),
                        item.path("text").asText(),
                        item.path("complete").asBoolean(true)));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stored late events are not readable: restore them from a backup", e);
        }
        events.changed = false;
        return events;
    }

    synchronized void keep(Kept event) {
        if (size + event.text().length() > MOST_TEXT) {
            unkept.put(event.id(), event);
        } else if (byId.put(event.id(), event) == null) {
            size += event.text().length();
            changed = true;
        }
    }

    /** Forgets one that is finished; does nothing for any other. */
    synchronized void forget(String id) {
        unkept.remove(id);
        Kept event = byId.remove(id);
        if (event != null) {
            size -= event.text().length();
            changed = true;
        }
    }

    /** Returns all of them in the order in which they came. */
    synchronized List<Kept> all() {
        return List.copyOf(byId.values());
    }

    /** Returns how many would be lost by a crash, since they are too large for the store. */
    synchronized int overflow() {
        return unkept.size();
    }

    /** Returns what is to be written; null when nothing has changed since it was asked for. */
    synchronized String takeChange() {
        if (!changed) {
            return null;
        }
        changed = false;
        ArrayNode array = JSON.createArrayNode();
        byId.values()
                .forEach(event -> array.addObject()
                        .put("id", event.id())
                        .put("text", event.text())
                        .put("complete", event.complete()));
        try {
            return array.isEmpty()
                    ? ""
                    : JSON.writer().with(JsonGenerator.Feature.ESCAPE_NON_ASCII).writeValueAsString(array);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Notes that what was taken could not be written. */
    synchronized void changeFailed() {
        changed = true;
    }
}
