package io.github.camelvzaps.vzaps.message;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;

/**
 * Lets a medium pass unchanged when Jackson makes a map. As JSON text only a URL or data URI is written: Jackson itself
 * would write a path as a {@code file:} address and bytes without the head of a data URI, and the API takes neither.
 */
final class MediaSerializer extends JsonSerializer<Object> {
    @Override
    public void serialize(Object media, JsonGenerator json, SerializerProvider provider) throws IOException {
        if (media instanceof String text) {
            json.writeString(text);
        } else if (json instanceof TokenBuffer tokens) {
            tokens.writeEmbeddedObject(media);
        } else {
            throw JsonMappingException.from(
                    json,
                    "A medium given as a " + media.getClass().getSimpleName()
                            + " is streamed by the vzaps producer and has no JSON text: give the message itself to the"
                            + " producer instead of its JSON, or give the medium as a URL or data URI");
        }
    }
}
