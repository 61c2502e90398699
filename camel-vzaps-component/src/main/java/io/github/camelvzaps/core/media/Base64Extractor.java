package io.github.camelvzaps.core.media;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelvzaps.core.client.ApiCall;
import io.github.camelvzaps.core.operation.Parameter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Takes content out of a JSON answer while it arrives: Jackson finds the value, the JDK decodes its base64, and memory
 * does not grow with it. Jackson alone would hold the whole string.
 *
 * @param key the key under {@code data}, or at the top, that holds base64 or a data URI
 */
public record Base64Extractor(String key) implements ApiCall.Copy {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String UNKNOWN = "application/octet-stream";
    private static final int LONGEST_HEAD = 256;

    /** How much JSON there may be around the content at most; only for a first look at the length of an answer. */
    static final int AROUND = 64 * 1024;

    /** An answer without content is small; so much of it is kept to tell what it says instead. */
    private static final int KEPT = 64 * 1024;

    @Override
    public String copy(InputStream arriving, OutputStream kept) throws IOException {
        Remembering start = new Remembering(arriving);
        try (JsonParser json = JSON.createParser(start)) {
            json.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            if (!findValue(json)) {
                kept.write(start.kept());
                return null;
            }
            start.forget();
            ByteArrayOutputStream buffered = new ByteArrayOutputStream();
            json.releaseBuffered(buffered);
            return decode(new SequenceInputStream(new ByteArrayInputStream(buffered.toByteArray()), arriving), kept);
        }
    }

    /** Walks to the value; the parser stands right behind its opening quote then. */
    private boolean findValue(JsonParser json) throws IOException {
        for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
            boolean wanted = token == JsonToken.FIELD_NAME
                    && Parameter.fold(json.currentName()).equals(Parameter.fold(key))
                    && depth(json) <= 2;
            if (wanted && json.nextToken() == JsonToken.VALUE_STRING) {
                return true;
            }
        }
        return false;
    }

    private static int depth(JsonParser json) {
        int depth = 0;
        for (var context = json.getParsingContext(); !context.inRoot(); context = context.getParent()) {
            depth++;
        }
        return depth;
    }

    /** Reads an optional {@code data:type;base64,} and decodes the rest up to the closing quote. */
    private static String decode(InputStream value, OutputStream kept) throws IOException {
        InputStream text = new StringContent(value);
        byte[] head = text.readNBytes(5);
        String mediaType = UNKNOWN;
        if (new String(head, StandardCharsets.US_ASCII).equals("data:")) {
            mediaType = mediaType(text);
            head = new byte[0];
        }
        InputStream base64 = new SequenceInputStream(new ByteArrayInputStream(head), text);
        Base64.getMimeDecoder().wrap(base64).transferTo(kept);
        return mediaType;
    }

    private static String mediaType(InputStream text) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int c = text.read(); c != ','; c = text.read()) {
            if (c < 0 || head.length() > LONGEST_HEAD) {
                throw new IOException("the content is not a data URI");
            }
            head.append((char) c);
        }
        int end = head.indexOf(";");
        String type = end < 0 ? head.toString() : head.substring(0, end);
        return type.isEmpty() ? UNKNOWN : type;
    }

    /** The inside of a JSON string of plain ASCII: ends at the quote, and knows the escapes that base64 may hold. */
    private static final class StringContent extends InputStream {
        private final InputStream in;
        private final byte[] buffer = new byte[32 * 1024];
        private int next;
        private int end;
        private boolean ended;

        StringContent(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n = 0;
            while (n < length && !ended) {
                // what is there already is handed on before waiting for more
                if (next == end && n > 0) {
                    break;
                }
                byte b = nextByte();
                if (b == '"') {
                    ended = true;
                } else {
                    into[offset + n++] = b == '\\' ? unescaped() : b;
                }
            }
            return n == 0 && length > 0 ? -1 : n;
        }

        private byte nextByte() throws IOException {
            if (next == end) {
                next = 0;
                end = in.read(buffer);
                if (end <= 0) {
                    end = 0;
                    throw new IOException("the answer ended inside the content");
                }
            }
            return buffer[next++];
        }

        private byte unescaped() throws IOException {
            byte escape = nextByte();
            if (escape != 'u') {
                return escape;
            }
            int code = 0;
            for (int i = 0; i < 4; i++) {
                code = code << 4 | Character.digit(nextByte(), 16);
            }
            return (byte) code;
        }
    }

    /** Keeps the first bytes that pass, until asked to stop. */
    private static final class Remembering extends FilterInputStream {
        private ByteArrayOutputStream head = new ByteArrayOutputStream();

        Remembering(InputStream in) {
            super(in);
        }

        byte[] kept() {
            return head.toByteArray();
        }

        void forget() {
            head = null;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            if (b >= 0 && head != null && head.size() < KEPT) {
                head.write(b);
            }
            return b;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n = super.read(into, offset, length);
            if (n > 0 && head != null && head.size() < KEPT) {
                head.write(into, offset, n);
            }
            return n;
        }
    }
}
