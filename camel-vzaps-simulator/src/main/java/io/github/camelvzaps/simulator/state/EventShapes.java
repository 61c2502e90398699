package io.github.camelvzaps.simulator.state;

import java.util.LinkedHashMap;
import java.util.Map;

/** The {@code data} objects of events in the shapes that were observed or, where nobody published one, inferred. */
public final class EventShapes {

    private EventShapes() {}

    public static EventBody connected() {
        return empty("Connected");
    }

    public static EventBody disconnected() {
        return empty("Disconnected");
    }

    /** As text: an instance that is paired at the start must not wait for the classes that write JSON. */
    private static EventBody empty(String type) {
        return new EventBody(type, "{\"type\":\"" + type + "\",\"event\":{}}", null);
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
        return new EventBody(type, JsonText.encode(data), null);
    }
}
