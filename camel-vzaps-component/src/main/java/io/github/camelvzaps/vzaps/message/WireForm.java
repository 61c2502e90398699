package io.github.camelvzaps.vzaps.message;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** Turns messages into maps by their Jackson annotations, so that the names on the wire are written down once. */
final class WireForm {
    /** A mapper of our own: the settings of an application's mapper must not change what goes over the wire. */
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private WireForm() {}

    static Map<String, Object> of(OutboundMessage message) {
        return MAPPER.convertValue(message, MAP);
    }

    /** Names the fields of a message that are set, without their values. */
    static String shown(OutboundMessage message) {
        return message.getClass().getSimpleName() + of(message).keySet();
    }
}
