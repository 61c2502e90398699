package io.github.camelvzaps.core.client;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.zip.GZIPInputStream;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.support.classic.ContentInputStream;
import org.apache.hc.core5.http.nio.support.classic.SharedInputBuffer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.ByteArrayBuffer;

/**
 * Takes an answer: a refusal and a plain call's body into memory, the body of a good streamed call through a worker
 * thread into a file, with no more than one buffer of it in memory. Each has a bound while it arrives; what is beyond it
 * is not read, and the connection is closed.
 */
final class ResponseConsumer implements AsyncResponseConsumer<ApiResponse> {
    /** How much of a refusal is read; nobody reads more of it to people. */
    static final int LARGEST_REFUSAL = 64 * 1024;

    private static final int BUFFER = 64 * 1024;
    private static final int FIRST_SIZE = 1024;
    private static final int LARGEST_GUESS = 1024 * 1024;

    private final ApiCall.Copy streamed;
    private final Executor worker;
    private final int maximumSize;

    /** Set by the I/O thread before the worker starts; read by the I/O thread. */
    private HttpResponse head;

    /** Set with the head: whether the body is compressed, although we did not ask for it. */
    private boolean compressed;

    /** Used by the I/O thread only. */
    private ByteArrayBuffer memory;

    /** Made by the I/O thread before the worker starts; null for a body in memory. */
    private SharedInputBuffer pipe;

    /** Set by the I/O thread before the worker starts. */
    private FutureCallback<ApiResponse> callback;

    /** Lets more of the body in; null until the I/O thread knows it. Used by the worker too. */
    private volatile CapacityChannel capacity;

    /** Whether the last byte has come; the worker may still be reading then. Used by the I/O thread only. */
    private boolean arrived;

    /** Whether a file is being written that may take its time. Set by the I/O thread and the worker, read by the timer. */
    private volatile boolean copying;

    /** Nobody waits for the answer any more. Set by the timer or the worker, read by all. */
    private volatile boolean abandoned;

    /** No more of the body is wanted. Set by the worker, read by the I/O thread. */
    private volatile boolean enough;

    /** What the copy said of the content. Used by the worker only. */
    private String mediaType;

    /** What the worker writes to; null before. Read by the timer. */
    private volatile File file;

    /** @param maximumSize bytes that a body in memory may have */
    ResponseConsumer(ApiCall.Copy streamed, Executor worker, int maximumSize) {
        this.streamed = streamed;
        this.worker = worker;
        this.maximumSize = maximumSize;
    }

    /** Tells whether an answer is on its way into a file and may take as long as it takes. */
    boolean streams() {
        return copying && !streamed.timed();
    }

    /** Lets go of whatever comes or has come: the call has ended without it. */
    void abandon() {
        abandoned = true;
        discard(file);
    }

    @Override
    public void consumeResponse(
            HttpResponse response,
            EntityDetails entity,
            HttpContext context,
            FutureCallback<ApiResponse> resultCallback)
            throws IOException {
        closeIfUnwanted();
        head = response;
        callback = resultCallback;
        if (entity == null) {
            callback.completed(new ApiResponse(head, new byte[0], null, null));
            return;
        }
        compressed = isCompressed(entity.getContentEncoding());
        long length = entity.getContentLength();
        if (isGood() && streamed != null) {
            streamed.expect(length);
            pipe = new SharedInputBuffer(BUFFER);
            copying = true;
            startCopy();
        } else {
            if (isGood() && length > maximumSize) {
                throw tooLarge();
            }
            memory = new ByteArrayBuffer(length > 0 ? (int) Math.min(length, LARGEST_GUESS) : FIRST_SIZE);
        }
    }

    private void startCopy() throws IOException {
        try {
            worker.execute(this::copyToFile);
        } catch (RejectedExecutionException stopping) {
            throw new IOException("the component was stopped", stopping);
        }
    }

    private boolean isGood() {
        return head.getCode() / 100 == 2;
    }

    private static boolean isCompressed(String encoding) {
        return "gzip".equalsIgnoreCase(encoding) || "x-gzip".equalsIgnoreCase(encoding);
    }

    private TooLargeException tooLarge() {
        return new TooLargeException("answered " + head.getCode() + " with a body", "maximumResponseSize", maximumSize);
    }

    private void copyToFile() {
        try {
            boolean rest = copy();
            callback.completed(new ApiResponse(head, null, file, mediaType));
            if (rest) {
                refuseMore();
            }
        } catch (IOException | RuntimeException | Error e) {
            // first of all, or the I/O thread ends the exchange with the closed connection as its reason
            callback.failed(e instanceof IOException io ? io : new IOException(e));
            abandon();
            refuseMore();
        } finally {
            copying = false;
            if (abandoned) {
                discard(file);
            }
        }
    }

    /** Copies; tells whether there is more than is worth reading for a free connection. */
    private boolean copy() throws IOException {
        InputStream arriving = new ContentInputStream(pipe);
        // the stream is not closed: that would read the rest of the body, however long it is
        try (OutputStream out = new BufferedOutputStream(new Kept(open()), BUFFER)) {
            mediaType = streamed.copy(compressed ? new GZIPInputStream(arriving, BUFFER) : arriving, out);
        }
        return arriving.readNBytes(BUFFER).length == BUFFER;
    }

    /** Closes the connection: the next bytes of the body throw on the I/O thread, and some are let in for that. */
    private void refuseMore() {
        enough = true;
        pipe.abort();
        CapacityChannel channel = capacity;
        try {
            if (channel != null) {
                channel.update(BUFFER);
            }
        } catch (IOException closed) {
            // that is what is wanted
        }
    }

    private OutputStream open() throws StorageException {
        try {
            file = TemporaryFiles.create();
            return Files.newOutputStream(file.toPath());
        } catch (IOException e) {
            throw new StorageException(e);
        }
    }

    /** Tells apart a disk that does not take the bytes from a network that does not bring them. */
    private static final class Kept extends FilterOutputStream {
        private Kept(OutputStream file) {
            super(file);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                throw new StorageException(e);
            }
        }
    }

    private static void discard(File file) {
        if (file != null && file.exists() && !file.delete()) {
            file.deleteOnExit();
        }
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        if (pipe != null) {
            capacity = channel;
            pipe.updateCapacity(channel);
        } else {
            channel.update(Integer.MAX_VALUE);
        }
    }

    @Override
    public void consume(ByteBuffer data) throws IOException {
        closeIfUnwanted();
        if (pipe != null) {
            pipe.fill(data);
            return;
        }
        int limit = isGood() ? maximumSize : LARGEST_REFUSAL;
        int n = Math.min(data.remaining(), limit - memory.length());
        append(data, n);
        if (data.hasRemaining()) {
            if (isGood()) {
                throw tooLarge();
            }
            // what has come says enough; the rest may have no end
            completeFromMemory();
            abandoned = true;
            throw new ConnectionClosedException("the refusal is too long to be read");
        }
    }

    private void append(ByteBuffer data, int n) {
        if (data.hasArray()) {
            memory.append(data.array(), data.arrayOffset() + data.position(), n);
            data.position(data.position() + n);
        } else {
            byte[] copy = new byte[n];
            data.get(copy);
            memory.append(copy, 0, n);
        }
    }

    @Override
    public void streamEnd(List<? extends Header> trailers) throws IOException {
        arrived = true;
        if (pipe != null) {
            pipe.markEndStream();
        } else {
            completeFromMemory();
        }
    }

    private void completeFromMemory() throws IOException {
        byte[] body = compressed ? expanded(memory.toByteArray()) : memory.toByteArray();
        callback.completed(new ApiResponse(head, body, null, null));
    }

    /** A few kilobytes of gzip can stand for gigabytes; no more than the limit is expanded. */
    private byte[] expanded(byte[] gzip) throws IOException {
        int limit = isGood() ? maximumSize : LARGEST_REFUSAL;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip), BUFFER)) {
            byte[] body = in.readNBytes(limit);
            if (isGood() && in.read() >= 0) {
                throw tooLarge();
            }
            return body;
        } catch (IOException e) {
            if (isGood()) {
                throw e;
            }
            // a refusal that was cut off: its status is what counts
            return new byte[0];
        }
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) throws IOException {
        // 1xx: the real answer is still to come
        closeIfUnwanted();
    }

    /** Closes the connection from its own thread when something comes that nobody waits for. */
    private void closeIfUnwanted() throws IOException {
        if (abandoned || enough) {
            throw new ConnectionClosedException("nobody waits for the rest of the answer");
        }
    }

    @Override
    public void failed(Exception cause) {
        releaseResources();
    }

    @Override
    public void releaseResources() {
        if (pipe != null && !arrived) {
            // wakes a worker that waits for bytes that will not come
            pipe.abort();
        }
    }
}
