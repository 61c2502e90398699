package io.github.camelvzaps.core.client;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.core.operation.Media;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.support.classic.ContentOutputStream;
import org.apache.hc.core5.http.nio.support.classic.SharedOutputBuffer;

/**
 * A JSON object one of whose values is content, written as a base64 data URI while it is read. A worker thread reads
 * the content and fills a buffer, the I/O thread empties it; neither holds more than the buffer.
 *
 * <p>HttpCore's own stream producer ends the body normally when reading fails, and leaves its worker waiting without end
 * when the connection breaks; this one breaks the connection in the first case and wakes the worker in the second.
 */
final class StreamingJsonEntity implements AsyncEntityProducer {
    private static final int BUFFER = 64 * 1024;
    /** Divisible by three, so that all chunks but the last encode without padding. */
    private static final int CHUNK = 3 * 16 * 1024;

    private final Map<String, Object> fields;
    private final ObjectMapper mapper;
    private final Executor worker;
    private final SharedOutputBuffer buffer = new SharedOutputBuffer(BUFFER);

    /** Only the I/O thread that drives this request touches it. */
    private boolean started;

    /** Why the content could not be read. The worker sets it, any thread reads it. */
    private volatile IOException readFailure;

    /** Whether all content is in the buffer or beyond. The worker sets it, the timer reads it. */
    private volatile boolean written;

    StreamingJsonEntity(Map<String, Object> fields, ObjectMapper mapper, Executor worker) {
        this.fields = fields;
        this.mapper = mapper;
        this.worker = worker;
    }

    /** Tells whether all of the content has been read and handed to the connection. */
    boolean written() {
        return written;
    }

    /** Returns why the content could not be read, or null. */
    IOException readFailure() {
        return readFailure;
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
        if (!started) {
            started = true;
            worker.execute(() -> fill(channel));
        }
        if (readFailure != null) {
            throw readFailure;
        }
        buffer.flush(channel);
    }

    private void fill(DataStreamChannel channel) {
        try {
            write(new ContentOutputStream(buffer));
            buffer.writeCompleted();
            written = true;
        } catch (IOException | RuntimeException e) {
            readFailure = e instanceof IOException io ? io : new IOException(e);
            channel.requestOutput();
        }
    }

    private void write(OutputStream out) throws IOException {
        try (JsonGenerator json = mapper.getFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            for (Map.Entry<String, Object> field : fields.entrySet()) {
                json.writeFieldName(field.getKey());
                if (field.getValue() instanceof Media media) {
                    json.writeRawValue("\"data:" + media.mimeType() + ";base64,");
                    json.flush();
                    encode(media, out);
                    json.writeRaw('"');
                } else {
                    mapper.writeValue(json, field.getValue());
                }
            }
            json.writeEndObject();
        }
    }

    private static void encode(Media media, OutputStream out) throws IOException {
        try (InputStream in = media.source().open();
                OutputStream base64 = Base64.getEncoder().wrap(new KeepOpen(out))) {
            byte[] chunk = new byte[CHUNK];
            for (int n = in.readNBytes(chunk, 0, CHUNK); n > 0; n = in.readNBytes(chunk, 0, CHUNK)) {
                base64.write(chunk, 0, n);
            }
        }
    }

    /** Lets the base64 encoder write its padding on close without closing what lies behind. */
    private static final class KeepOpen extends FilterOutputStream {
        KeepOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] b, int off, int len) throws IOException {
            out.write(b, off, len);
        }

        @Override
        public void close() {
            // more JSON follows
        }
    }

    @Override
    public int available() {
        return readFailure != null ? 1 : buffer.length();
    }

    /** Unknown to the wire: a body is chunked, since a file may change between counting and reading. */
    @Override
    public long getContentLength() {
        return -1;
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public boolean isChunked() {
        return true;
    }

    @Override
    public String getContentType() {
        return ContentType.APPLICATION_JSON.toString();
    }

    @Override
    public String getContentEncoding() {
        return null;
    }

    @Override
    public Set<String> getTrailerNames() {
        return Set.of();
    }

    @Override
    public void failed(Exception cause) {
        releaseResources();
    }

    @Override
    public void releaseResources() {
        buffer.abort();
    }
}
