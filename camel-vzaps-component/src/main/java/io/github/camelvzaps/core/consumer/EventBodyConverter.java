package io.github.camelvzaps.core.consumer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.api.EventBody;
import io.github.camelvzaps.api.VzapsEvent;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.apache.camel.Converter;

/** Lets Camel convert the body of an event: to its text, to JSON, or to the typed event. */
@Converter(generateLoader = true)
public final class EventBodyConverter {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EventBodyConverter() {}

    /**
     * Returns the text of the message, or the caption of its media. It is empty, not null, when there is none: after a
     * null Camel would try the next converter, and write the whole Map, with numbers and keys of media, to where a route
     * wanted what the customer wrote.
     */
    @Converter
    public static String toText(EventBody body) {
        VzapsEvent event = body.event();
        return event == null || event.text() == null ? "" : event.text();
    }

    /** Returns the event; null, so that Camel says that it cannot convert, after the body was serialized by Java. */
    @Converter
    public static VzapsEvent toEvent(EventBody body) {
        return body.event();
    }

    @Converter
    public static JsonNode toJson(EventBody body) {
        return JSON.valueToTree(body);
    }

    /** Returns the event as the gateway sent it, as JSON in UTF-8. */
    @Converter
    public static byte[] toBytes(EventBody body) throws JsonProcessingException {
        return bytesOf(body);
    }

    /** Returns the body of an event, or the list of those of a group, as JSON in UTF-8. */
    static byte[] bytesOf(Object body) throws JsonProcessingException {
        return JSON.writeValueAsBytes(body);
    }

    /** Returns the event as the gateway sent it, as JSON in UTF-8. */
    @Converter
    public static InputStream toStream(EventBody body) throws JsonProcessingException {
        return new ByteArrayInputStream(toBytes(body));
    }
}
