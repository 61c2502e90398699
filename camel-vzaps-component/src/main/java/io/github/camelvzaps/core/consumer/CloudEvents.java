package io.github.camelvzaps.core.consumer;

import io.github.camelvzaps.api.EventBody;
import io.github.camelvzaps.api.VzapsConstants;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
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

    @Override
    public void transform(Message message, DataType from, DataType to) throws Exception {
        Map<String, Object> headers = message.getHeaders();
        Object id = first(
                headers.get(VzapsConstants.EVENT_ID),
                headers.get(VzapsConstants.DEDUPE_KEY),
                message.getExchange().getExchangeId());
        Object time = first(
                headers.get(VzapsConstants.TIMESTAMP),
                Instant.ofEpochMilli(message.getExchange().getCreated()));
        headers.put(ATTRIBUTE + "Version", "1.0");
        headers.put(ATTRIBUTE + "ID", id.toString());
        headers.put(ATTRIBUTE + "Type", TYPE_PREFIX + first(headers.get(VzapsConstants.EVENT_TYPE), "Unknown"));
        headers.put(
                ATTRIBUTE + "Source",
                first(headers.get(VzapsConstants.INSTANCE_ID), "unknown").toString());
        headers.put(ATTRIBUTE + "Time", time.toString());
        Object chat = headers.get(VzapsConstants.CHAT_ID);
        if (chat != null) {
            headers.put(ATTRIBUTE + "Subject", chat.toString());
        }
        boolean isGroup = message.getBody() instanceof List && headers.get(VzapsConstants.GROUP_SIZE) != null;
        if (isGroup || message.getBody() instanceof EventBody) {
            // as text, not as the Map: what sends it on would write the Map in a form of its own
            message.setBody(new String(EventBodyConverter.bytesOf(message.getBody()), StandardCharsets.UTF_8));
            headers.put(Exchange.CONTENT_TYPE, JSON);
            headers.put(ATTRIBUTE + "DataContentType", JSON);
        } else {
            Object type =
                    headers.get(VzapsConstants.MEDIA_SHA256) == null ? null : headers.get(VzapsConstants.MIMETYPE);
            headers.put(ATTRIBUTE + "DataContentType", first(type, headers.get(Exchange.CONTENT_TYPE), JSON));
        }
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
