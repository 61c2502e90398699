package io.github.camelvzaps.core.producer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.api.InvalidRequestException;
import io.github.camelvzaps.core.operation.BodyInput;
import io.github.camelvzaps.core.operation.BodyRule;
import io.github.camelvzaps.core.operation.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * Understands the body of a message. Text, bytes and files may be what a stranger wrote; whether they are JSON is decided
 * by the option {@code bodyType} alone, never by a header, a file name or the content, so that no stranger chooses the
 * receiver of a message. Thread-safe.
 */
final class BodyClassifier {
    private final ObjectMapper mapper;
    private final BodyType type;

    /**
     * What an operation can do with a body.
     *
     * @param media whether bytes, files and streams are content to send
     * @param body whether the request has a body; if not, a leftover of an earlier step does not disturb
     * @param anyJson whether the body is sent as it is, so that text is JSON or a mistake
     */
    record Wanted(boolean media, boolean body, boolean anyJson) {
        /** For {@code messages/send}, which finds out by looking. */
        static final Wanted ANYTHING = new Wanted(true, true, false);

        static Wanted by(Operation operation) {
            return new Wanted(
                    operation.takesMedia(), operation.body() != BodyRule.NONE, operation.body() == BodyRule.ANY);
        }
    }

    BodyClassifier(ObjectMapper mapper, BodyType type) {
        this.mapper = mapper;
        this.type = type;
    }

    BodyInput read(Exchange exchange, Wanted wanted) {
        Object body = exchange.getMessage().getBody();
        if (body == null) {
            return BodyInput.NOTHING;
        }
        if (body instanceof Map<?, ?> map) {
            return fields(map);
        }
        if (body instanceof JsonNode node) {
            return understood(mapper.convertValue(node, Object.class));
        }
        if (body instanceof CharSequence || Content.isContent(body)) {
            return readText(exchange, body, wanted);
        }
        if (!wanted.body()) {
            return BodyInput.NOTHING;
        }
        if (body instanceof Iterable || body.getClass().isArray() || isScalar(body)) {
            return new BodyInput.Plain(body);
        }
        return object(exchange, body);
    }

    /** Reads text, bytes, a stream or a file. */
    private BodyInput readText(Exchange exchange, Object body, Wanted wanted) {
        if (type == BodyType.JSON) {
            BodyInput parsed = parsed(exchange, body);
            return wanted.body() || parsed instanceof BodyInput.Fields ? parsed : BodyInput.NOTHING;
        }
        if (!wanted.body()) {
            return BodyInput.NOTHING;
        }
        if (wanted.anyJson() && type == BodyType.AUTO) {
            throw new InvalidRequestException("The operation request sends JSON, and the body is a "
                    + body.getClass().getSimpleName()
                    + ": give a Map or a list, or set the option bodyType=json if it is the text of JSON");
        }
        if (body instanceof CharSequence text) {
            return new BodyInput.Plain(text.toString());
        }
        boolean content = wanted.media() && type != BodyType.TEXT;
        return new BodyInput.Plain(content ? body : TextContent.read(exchange, body));
    }

    private static boolean isScalar(Object body) {
        return body instanceof Number || body instanceof Boolean || body instanceof Character || body instanceof Enum;
    }

    private BodyInput parsed(Exchange exchange, Object body) {
        try {
            String named = TextContent.charsetName(exchange);
            if (body instanceof CharSequence || named != null) {
                return understood(mapper.readValue(TextContent.read(exchange, body), Object.class));
            }
            // Jackson finds out which of the encodings of Unicode it is
            try (InputStream in = exchange.getContext()
                    .getTypeConverter()
                    .mandatoryConvertTo(InputStream.class, exchange, TextContent.convertible(body))) {
                return understood(mapper.readValue(in, Object.class));
            }
        } catch (InvalidRequestException e) {
            throw e;
        } catch (Exception e) {
            throw new InvalidRequestException(
                    "The body (a " + body.getClass().getSimpleName() + ") is not valid JSON"
                            + (e instanceof IOException ? "" : " or cannot be read")
                            + ", and the option bodyType is json. Without that option text is sent as it is",
                    e);
        }
    }

    private static BodyInput understood(Object value) {
        if (value == null) {
            return BodyInput.NOTHING;
        }
        return value instanceof Map<?, ?> map ? fields(map) : new BodyInput.Plain(value);
    }

    private static BodyInput fields(Map<?, ?> map) {
        Map<String, Object> fields = new LinkedHashMap<>();
        map.forEach((key, value) -> fields.put(String.valueOf(key), value));
        return new BodyInput.Fields(fields);
    }

    private BodyInput object(Exchange exchange, Object body) {
        // a message record says itself what goes into its map, and keeps files and bytes as they are
        Map<?, ?> map = exchange.getContext().getTypeConverter().tryConvertTo(Map.class, exchange, body);
        if (map != null) {
            return fields(map);
        }
        try {
            return understood(mapper.convertValue(body, Object.class));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(
                    "The body (a " + body.getClass().getName()
                            + ") cannot be written as JSON; give a Map, JSON, a message record or a plain value",
                    e);
        }
    }
}
