package io.github.camelvzaps.core;

import io.github.camelvzaps.core.event.EventBody;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.Transformer;

/**
 * Makes a CloudEvent of version 1.0 out of an event: its attributes become the headers that Camel's other CloudEvents
 * transformers know, and the body the event as JSON text. It works from the headers, so that a route may have changed the
 * body before. Stateless.
 */
public abstract class CloudEvents extends Transformer {
    private static final String ATTRIBUTE = "CamelCloudEvent";
    private static final String TYPE_PREFIX = "io.github.camelvzaps.";
    private static final String JSON = "application/json";

    private final String prefix;

    /** @param headerPrefix what the headers of the gateway's events begin with */
    protected CloudEvents(String headerPrefix) {
        prefix = headerPrefix;
    }

    @Override
    public void transform(Message message, DataType from, DataType to) throws Exception {
        Map<String, Object> headers = message.getHeaders();
        Object id = first(
                fact(headers, "EventId"),
                fact(headers, "DedupeKey"),
                message.getExchange().getExchangeId());
        Object time = first(
                fact(headers, "Timestamp"),
                Instant.ofEpochMilli(message.getExchange().getCreated()));
        headers.put(ATTRIBUTE + "Version", "1.0");
        headers.put(ATTRIBUTE + "ID", id.toString());
        headers.put(ATTRIBUTE + "Type", TYPE_PREFIX + first(fact(headers, "EventType"), "Unknown"));
        headers.put(
                ATTRIBUTE + "Source",
                first(fact(headers, "InstanceId"), "unknown").toString());
        headers.put(ATTRIBUTE + "Time", time.toString());
        Object chat = fact(headers, "ChatId");
        if (chat != null) {
            headers.put(ATTRIBUTE + "Subject", chat.toString());
        }
        if (message.getBody() instanceof EventBody event) {
            // as text, not as the Map: what sends it on would write the Map in a form of its own
            message.setBody(new String(EventBodyConverter.toBytes(event), StandardCharsets.UTF_8));
            headers.put(Exchange.CONTENT_TYPE, JSON);
            headers.put(ATTRIBUTE + "DataContentType", JSON);
        } else {
            Object type = fact(headers, "MediaSha256") == null ? null : fact(headers, "Mimetype");
            headers.put(ATTRIBUTE + "DataContentType", first(type, headers.get(Exchange.CONTENT_TYPE), JSON));
        }
    }

    private Object fact(Map<String, Object> headers, String name) {
        return headers.get(prefix + name);
    }

    private static Object first(Object... candidates) {
        for (Object candidate : candidates) {
            if (candidate != null) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("There is nothing to make a CloudEvent of");
    }
}
