package io.github.camelvzaps.vzaps.message;

import java.util.Map;
import org.apache.camel.Converter;

/** Makes the records bodies that every {@code Map}-reading step understands, with media left as they are. */
@Converter(generateLoader = true)
public final class OutboundMessageConverter {
    private OutboundMessageConverter() {}

    @Converter
    public static Map<String, Object> toMap(OutboundMessage message) {
        return message.toMap();
    }
}
