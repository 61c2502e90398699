package io.github.camelvzaps.simulator.state;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.jackson.JacksonCodec;

/**
 * Maps, lists and plain values as JSON and back. By the codec of Vert.x that needs no object mapper: the one that is used
 * where a mapper is on the class path loads four hundred classes more, a tenth of a start. Thread-safe.
 */
public final class JsonText {
    private static final JacksonCodec CODEC = new JacksonCodec();

    private JsonText() {}

    public static String encode(Object value) {
        return CODEC.toString(value, false);
    }

    public static Buffer encodeToBuffer(Object value) {
        return CODEC.toBuffer(value, false);
    }

    /**
     * Reads any JSON.
     *
     * @return a {@link JsonObject}, a {@link io.vertx.core.json.JsonArray}, a plain value or null
     * @throws DecodeException when it is none
     */
    public static Object decode(String text) {
        return CODEC.fromString(text, Object.class);
    }

    /**
     * Reads an object.
     *
     * @throws DecodeException when it is none
     */
    public static JsonObject object(String text) {
        if (decode(text) instanceof JsonObject object) {
            return object;
        }
        throw new DecodeException("An object was expected");
    }
}
