package io.github.camelvzaps.core.delivery;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.camelvzaps.core.event.EventBody;
import io.github.camelvzaps.core.event.EventParser;
import io.github.camelvzaps.core.event.EventType;
import io.github.camelvzaps.core.event.Times;
import io.github.camelvzaps.core.event.VzapsEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Makes events of what arrives. Thread-safe. */
public final class EventReader {
    /** Where what is no JSON object stands in the content of an unknown event. */
    static final String RAW = "raw";

    /** Says in the content of an unknown event that only its beginning is there. */
    static final String TRUNCATED = "truncated";

    private final ObjectReader reader;
    private final EventParser parser;
    private final String instanceId;

    public EventReader(ObjectMapper mapper, EventParser parser, String instanceId) {
        this.reader = mapper.readerFor(Object.class)
                .with(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.parser = parser;
        this.instanceId = instanceId;
    }

    /** Reads a text; what is no JSON becomes an unknown event. */
    public VzapsEvent read(String text) {
        try {
            return ofTree(reader.readValue(text), text);
        } catch (JsonProcessingException noJson) {
            return VzapsEvent.unknown(null, instanceId, Map.of(RAW, text));
        }
    }

    /**
     * Reads a body.
     *
     * @throws JsonProcessingException when it is no JSON
     * @throws IOException when it is in no encoding of JSON
     */
    public VzapsEvent read(byte[] body) throws IOException {
        return ofBody(reader.readValue(body), body);
    }

    /**
     * Reads a body that may hold several events: an array of objects is one event for each of them.
     *
     * @throws JsonProcessingException when it is no JSON
     * @throws IOException when it is in no encoding of JSON
     */
    public List<VzapsEvent> readAll(byte[] body) throws IOException {
        Object tree = reader.readValue(body);
        boolean batch =
                tree instanceof List<?> list && !list.isEmpty() && list.stream().allMatch(Map.class::isInstance);
        return batch
                ? ((List<?>) tree).stream().map(one -> ofTree(one, null)).toList()
                : List.of(ofBody(tree, body));
    }

    private VzapsEvent ofBody(Object tree, byte[] body) throws IOException {
        return ofTree(tree, tree instanceof Map ? null : reader.readTree(body).toString());
    }

    @SuppressWarnings("unchecked")
    private VzapsEvent ofTree(Object tree, String text) {
        return tree instanceof Map
                ? parser.parse((Map<String, Object>) tree, instanceId)
                : VzapsEvent.unknown(null, instanceId, Map.of(RAW, text));
    }

    /** Makes an event of the beginning of a text that was too long. Its id, if it comes first, is found. */
    public VzapsEvent ofBeginning(String beginning) {
        return VzapsEvent.unknown(idIn(beginning), instanceId, Map.of(RAW, beginning, TRUNCATED, true));
    }

    /** Returns when the gateway created the event of a frame; null when it does not say. */
    public Instant createdAt(String frame) {
        return Times.parse(firstText(frame, "created_at", "createdAt"));
    }

    private String idIn(String beginning) {
        return firstText(beginning, "id", "event_id");
    }

    /** Finds a text at the top of an object; reads no further than to it. */
    private String firstText(String object, String name, String otherName) {
        try (JsonParser tokens = reader.createParser(object)) {
            if (tokens.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (tokens.nextToken() == JsonToken.FIELD_NAME) {
                String found = tokens.currentName();
                JsonToken value = tokens.nextToken();
                if (value.isScalarValue() && (found.equals(name) || found.equals(otherName))) {
                    return tokens.getText();
                }
                tokens.skipChildren();
            }
            return null;
        } catch (IOException cutHere) {
            return null;
        }
    }

    /** Returns what the message body is to be: the event's content, or the text that could not be understood. */
    public static Object bodyOf(VzapsEvent event) {
        Object raw = event.type().equals(EventType.UNKNOWN) ? event.content().get(RAW) : null;
        return raw instanceof String ? raw : new EventBody(event);
    }
}
