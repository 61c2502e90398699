package io.github.camelvzaps.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** How those without Camel write the letter and read the answer. Thread-safe. */
@SuppressWarnings("ImmutableEnumChecker") // what reads and writes is safe for threads once it is set up
enum LetterJson {
    /** As a Map, both ways. */
    TREE {
        private final ObjectMapper mapper = new ObjectMapper();

        @Override
        byte[] write() throws IOException {
            return mapper.writeValueAsBytes(Letter.json());
        }

        @Override
        String idIn(byte[] answer) throws IOException {
            return Letter.idIn(mapper.readValue(answer, Object.class));
        }
    },

    /** As a stream of tokens, without a tree. */
    STREAM {
        private final JsonFactory factory = new JsonFactory();

        @Override
        byte[] write() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
            try (JsonGenerator json = factory.createGenerator(bytes)) {
                json.writeStartObject();
                json.writeStringField("phone", Letter.PHONE);
                json.writeStringField("message", Letter.TEXT);
                json.writeEndObject();
            }
            return bytes.toByteArray();
        }

        @Override
        String idIn(byte[] answer) throws IOException {
            try (JsonParser json = factory.createParser(answer)) {
                while (json.nextToken() != null) {
                    if (json.currentToken() == JsonToken.FIELD_NAME
                            && json.currentName().equals("message_id")) {
                        return json.nextTextValue();
                    }
                }
                return null;
            }
        }
    };

    abstract byte[] write() throws IOException;

    /** Returns the id in VZaps' answer, or null. */
    abstract String idIn(byte[] answer) throws IOException;

    /** Returns the id in an answer, which must be a good one. */
    String idIn(int status, byte[] answer) throws IOException {
        String id = status / 100 == 2 ? idIn(answer) : null;
        if (id == null) {
            throw new IOException("No good answer, status " + status);
        }
        return id;
    }
}
