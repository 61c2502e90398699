package io.github.camelvzaps.core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.core.operation.BodyInput;
import io.github.camelvzaps.core.operation.BodyRule;
import io.github.camelvzaps.core.operation.InvalidRequestException;
import io.github.camelvzaps.core.operation.Operation;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;

/**
 * Understands the body of a message. Text is the operation's main value and never JSON unless {@code Content-Type} says
 * so: it may be what a stranger wrote, and must not become the receiver of a message. Thread-safe.
 */
final class BodyReader {
    private final ObjectMapper mapper;

    /**
     * What an operation can do with a body.
     *
     * @param media whether bytes, files and streams are content to send
     * @param body whether the request has a body; if not, a leftover of an earlier step does not disturb
     * @param primary whether a plain value means something
     */
    record Wanted(boolean media, boolean body, boolean primary) {
        /** For {@code messages/send}, which finds out by looking. */
        static final Wanted ANYTHING = new Wanted(true, true, true);

        static Wanted by(Operation operation) {
            boolean body = operation.body() == BodyRule.OBJECT || operation.body() == BodyRule.OPTIONAL_OBJECT;
            return new Wanted(operation.takesMedia(), body, operation.primary() != null);
        }
    }

    BodyReader(ObjectMapper mapper) {
        this.mapper = mapper;
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
        boolean json = saysJson(exchange);
        if (!wanted.body()) {
            return json && isText(body) ? leftover(exchange) : BodyInput.NOTHING;
        }
        if (body instanceof CharSequence text) {
            boolean parse =
                    json || (!wanted.primary() && text.toString().stripLeading().startsWith("{"));
            return parse ? parsed(exchange) : new BodyInput.Plain(text.toString());
        }
        if (isContent(body)) {
            if (wanted.media() && !json) {
                return new BodyInput.Plain(body);
            }
            return wanted.primary() && !json && isPlainText(exchange, body) ? text(exchange) : parsed(exchange);
        }
        if (body instanceof Iterable || body.getClass().isArray() || isScalar(body)) {
            return new BodyInput.Plain(body);
        }
        return object(exchange, body);
    }

    /** Tells whether a value is something with bytes in it. */
    static boolean isContent(Object value) {
        return value instanceof byte[]
                || value instanceof InputStream
                || value instanceof StreamCache
                || value instanceof ByteBuffer
                || value instanceof File
                || value instanceof Path
                || value instanceof WrappedFile;
    }

    private static boolean isText(Object body) {
        return body instanceof CharSequence || body instanceof byte[] || body instanceof StreamCache;
    }

    private static boolean isScalar(Object body) {
        return body instanceof Number || body instanceof Boolean || body instanceof Character || body instanceof Enum;
    }

    static String contentType(Exchange exchange) {
        String type = exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, String.class);
        return type == null ? "" : type.toLowerCase(Locale.ROOT);
    }

    private static boolean saysJson(Exchange exchange) {
        String type = contentType(exchange);
        return type.startsWith("application/json") || type.contains("+json");
    }

    /** A file is text unless it is called .json; bytes and streams are JSON unless the header says text. */
    private static boolean isPlainText(Exchange exchange, Object body) {
        if (contentType(exchange).startsWith("text/")) {
            return true;
        }
        String name = body instanceof WrappedFile<?> || body instanceof File || body instanceof Path
                ? MediaReader.fileName(body)
                : null;
        return name != null && !name.toLowerCase(Locale.ROOT).endsWith(".json");
    }

    private static BodyInput text(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        Object convertible = body instanceof Path path ? path.toFile() : body;
        return new BodyInput.Plain(
                exchange.getContext().getTypeConverter().convertTo(String.class, exchange, convertible));
    }

    /** JSON that an earlier step left behind may name a parameter; anything else is not for this call. */
    private BodyInput leftover(Exchange exchange) {
        try {
            return parsed(exchange) instanceof BodyInput.Fields fields ? fields : BodyInput.NOTHING;
        } catch (InvalidRequestException e) {
            return BodyInput.NOTHING;
        }
    }

    private BodyInput parsed(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        try {
            if (body instanceof CharSequence text) {
                return understood(mapper.readValue(text.toString(), Object.class));
            }
            if (body instanceof byte[] bytes) {
                return understood(mapper.readValue(bytes, Object.class));
            }
            Object convertible = body instanceof Path path ? path.toFile() : body;
            try (InputStream in = exchange.getContext()
                    .getTypeConverter()
                    .mandatoryConvertTo(InputStream.class, exchange, convertible)) {
                return understood(mapper.readValue(in, Object.class));
            }
        } catch (Exception e) {
            throw new InvalidRequestException(
                    "The body (a " + body.getClass().getSimpleName() + ") is no JSON"
                            + (e instanceof IOException ? "" : " and cannot be read")
                            + ". Bytes and streams are read as JSON unless the header Content-Type begins with text/;"
                            + " for plain text convert the body to String",
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
