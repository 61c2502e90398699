package io.github.camelvzaps.simulator.state;

import io.vertx.core.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** The {@code data} objects of events in the shapes that were observed or, where nobody published one, inferred. */
public final class EventShapes {

    private EventShapes() {}

    public static EventBody connected() {
        return bare("Connected", Map.of());
    }

    public static EventBody disconnected() {
        return bare("Disconnected", Map.of());
    }

    /** {@code {"type":..,"event":{..}}}. */
    public static EventBody bare(String type, Map<String, Object> event) {
        Map<String, Object> data = new LinkedHashMap<>(4);
        data.put("type", type);
        data.put("event", event);
        return of(type, data);
    }

    /** Any {@code data} object. */
    public static EventBody of(String type, Map<String, Object> data) {
        return new EventBody(type, Json.encode(data), null);
    }
}
