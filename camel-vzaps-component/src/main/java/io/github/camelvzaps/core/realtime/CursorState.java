package io.github.camelvzaps.core.realtime;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What of a cursor survives a restart, as one line of JSON in plain letters. Immutable.
 *
 * @param position the event after which the stream is asked for again; null for the beginning
 * @param createdAt when the gateway created it; null when unknown
 * @param done finished events after the position: when they come again, they are known
 * @param open the oldest events after the position that were not finished: they have to come again
 */
record CursorState(String position, Instant createdAt, List<String> done, List<String> open) {
    static final CursorState BEGINNING = new CursorState(null, null, List.of(), List.of());

    private static final ObjectMapper JSON = new ObjectMapper();

    CursorState {
        done = List.copyOf(done);
        open = List.copyOf(open);
    }

    /** Reads what {@link #toText} wrote; also the id alone, as the first versions stored it. */
    static CursorState parse(String text) {
        if (text == null || text.isBlank()) {
            return BEGINNING;
        }
        if (!text.startsWith("{")) {
            return new CursorState(text, null, List.of(), List.of());
        }
        try {
            JsonNode tree = JSON.readTree(text);
            return new CursorState(
                    tree.path("position").textValue(),
                    time(tree.path("created_at").textValue()),
                    texts(tree.path("done")),
                    texts(tree.path("open")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "the stored cursor is not readable: restore it from a backup, or delete it to begin with what"
                            + " the gateway considers new",
                    e);
        }
    }

    String toText() {
        ObjectNode tree = JSON.createObjectNode();
        tree.put("position", position);
        tree.put("created_at", createdAt == null ? null : createdAt.toString());
        add(tree, "done", done);
        add(tree, "open", open);
        try {
            // ids may hold halves of characters, which no file in UTF-8 can
            return JSON.writer().with(JsonGenerator.Feature.ESCAPE_NON_ASCII).writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(ObjectNode tree, String name, Collection<String> texts) {
        if (!texts.isEmpty()) {
            texts.forEach(tree.putArray(name)::add);
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static Instant time(String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException notOurs) {
            return null;
        }
    }
}
