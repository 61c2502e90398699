package io.github.camelvzaps.api;

import java.util.LinkedHashMap;

/**
 * The message body that an event becomes: a Map like any other, that still knows the event it came from, so that Camel
 * can convert it to the text, to JSON or to a {@link VzapsEvent}. Each try of the route gets a body of its own, and may
 * change it at any depth: neither the event nor the body of the next try sees that. Not thread-safe.
 */
public final class EventBody extends LinkedHashMap<String, Object> {
    private static final long serialVersionUID = 1L;

    private final transient VzapsEvent event;

    public EventBody(VzapsEvent event) {
        event.content().forEach((key, value) -> put(key, JsonTree.copyValue(value)));
        this.event = event;
    }

    /** Returns the event; null after the body was serialized by Java. */
    public VzapsEvent event() {
        return event;
    }
}
