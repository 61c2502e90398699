package io.github.camelvzaps.core.event;

import java.util.LinkedHashMap;

/**
 * The message body that an event becomes: a Map like any other, that still knows the event it came from, so that Camel
 * can convert it to the text, to JSON or to a {@link VzapsEvent}. Not thread-safe.
 */
public final class EventBody extends LinkedHashMap<String, Object> {
    private static final long serialVersionUID = 1L;

    private final transient VzapsEvent event;

    public EventBody(VzapsEvent event) {
        super(event.content());
        this.event = event;
    }

    /** Returns the event; null after the body was serialized by Java. */
    public VzapsEvent event() {
        return event;
    }
}
