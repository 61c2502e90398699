package io.github.camelvzaps.core.delivery;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.camelvzaps.api.EventBody;
import io.github.camelvzaps.api.EventType;
import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.event.EventDraft;
import io.github.camelvzaps.core.event.EventParser;
import io.github.camelvzaps.core.event.JsonKeys;
import io.github.camelvzaps.core.event.Times;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes events of what arrives. Whatever happens while one is read, an Error of the parser too, it becomes an event: of
 * the type Unknown, with what came. Thread-safe.
 */
public final class EventReader {
    private static final Logger LOG = LoggerFactory.getLogger(EventReader.class);

    /** The key in the content of an unknown event for what is not a JSON object. */
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

    /** Reads a text; text that is not JSON becomes an unknown event. */
    public VzapsEvent read(String text) {
        try {
            return ofTree(reader.readValue(text), text);
        } catch (JsonProcessingException notJson) {
            return EventDraft.unknown(null, instanceId, Map.of(RAW, text));
        } catch (Throwable e) {
            return unreadable(idIn(text), Map.of(RAW, text), e);
        }
    }

    /**
     * Reads a body.
     *
     * @throws JsonProcessingException when it is not JSON
     * @throws IOException when it is in no encoding of JSON
     */
    public VzapsEvent read(byte[] body) throws IOException {
        return ofBody(reader.readValue(body), body);
    }

    /**
     * Reads a body that may hold several events: an array of objects is one event for each of them.
     *
     * @throws JsonProcessingException when it is not JSON
     * @throws IOException when it is in no encoding of JSON
     */
    public List<VzapsEvent> readAll(byte[] body) throws IOException {
        Object tree = reader.readValue(body);
        boolean batch =
                tree instanceof List<?> list && !list.isEmpty() && list.stream().allMatch(Map.class::isInstance);
        return batch ? ((List<?>) tree).stream().map(one -> ofTree(one, null)).toList() : List.of(ofBody(tree, body));
    }

    private VzapsEvent ofBody(Object tree, byte[] body) throws IOException {
        return ofTree(tree, tree instanceof Map ? null : reader.readTree(body).toString());
    }

    @SuppressWarnings("unchecked")
    private VzapsEvent ofTree(Object tree, String text) {
        if (!(tree instanceof Map)) {
            return EventDraft.unknown(null, instanceId, Map.of(RAW, text));
        }
        Map<String, Object> object = (Map<String, Object>) tree;
        try {
            return parser.parse(object, instanceId);
        } catch (Throwable e) {
            return unreadable(JsonKeys.text(object, "event_id", "id"), object, e);
        }
    }

    /** The message of a failure may quote what a customer wrote, so the log names its class only. */
    private VzapsEvent unreadable(String id, Map<String, Object> content, Throwable cause) {
        VzapsEvent event = EventDraft.unknown(id, instanceId, content);
        LOG.warn(
                "Could not read {}, so it reaches the route as type Unknown: {}",
                event,
                cause.getClass().getName());
        LOG.debug("Could not read {}", event, cause);
        return event;
    }

    /** Makes an event of the beginning of a text that was too long. Its id, if it comes first, is found. */
    public VzapsEvent ofBeginning(String beginning) {
        return EventDraft.unknown(idIn(beginning), instanceId, Map.of(RAW, beginning, TRUNCATED, true));
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
        } catch (IOException | RuntimeException endsHere) {
            return null;
        }
    }

    /** Returns a message body that the route may change: the event's content, or the text that could not be understood. */
    public static Object bodyOf(VzapsEvent event) {
        Object raw = event.type().equals(EventType.UNKNOWN) ? event.content().get(RAW) : null;
        return raw instanceof String ? raw : new EventBody(event);
    }
}
