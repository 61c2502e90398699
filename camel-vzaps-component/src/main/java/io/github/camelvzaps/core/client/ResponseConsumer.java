package io.github.camelvzaps.core.client;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Executor;
import org.apache.hc.core5.concurrent.FutureCallback;
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
 * thread into a file, with no more than one buffer of it in memory.
 */
final class ResponseConsumer implements AsyncResponseConsumer<ApiResponse> {
    private static final int BUFFER = 64 * 1024;
    private static final int FIRST_SIZE = 1024;
    private static final int LARGEST_GUESS = 1024 * 1024;

    private final ApiCall.Copy streamed;
    private final Executor worker;

    /** Set by the I/O thread before the worker starts; read by the I/O thread. */
    private HttpResponse head;

    /** Used by the I/O thread only. */
    private ByteArrayBuffer memory;

    /** Set by the I/O thread before the worker starts, null for a body in memory. */
    private SharedInputBuffer pipe;

    /** Set by the I/O thread before the worker starts. */
    private FutureCallback<ApiResponse> callback;

    /** Whether the last byte has come; the worker may still be reading then. Used by the I/O thread only. */
    private boolean arrived;

    ResponseConsumer(ApiCall.Copy streamed, Executor worker) {
        this.streamed = streamed;
        this.worker = worker;
    }

    @Override
    public void consumeResponse(
            HttpResponse response,
            EntityDetails entity,
            HttpContext context,
            FutureCallback<ApiResponse> resultCallback) {
        head = response;
        callback = resultCallback;
        boolean good = response.getCode() / 100 == 2;
        if (entity == null) {
            callback.completed(new ApiResponse(head, new byte[0], null, null));
        } else if (good && streamed != null) {
            pipe = new SharedInputBuffer(BUFFER);
            worker.execute(this::copyToFile);
        } else {
            long length = entity.getContentLength();
            memory = new ByteArrayBuffer(length > 0 ? (int) Math.min(length, LARGEST_GUESS) : FIRST_SIZE);
        }
    }

    private void copyToFile() {
        File file = null;
        String mediaType;
        try {
            file = TemporaryFiles.create();
            try (InputStream in = new ContentInputStream(pipe);
                    OutputStream out = new BufferedOutputStream(Files.newOutputStream(file.toPath()), BUFFER)) {
                mediaType = streamed.copy(in, out);
                // whatever the copy left unread still has to arrive before the connection is free
                in.transferTo(OutputStream.nullOutputStream());
            }
            callback.completed(new ApiResponse(head, null, file, mediaType));
        } catch (IOException | RuntimeException e) {
            pipe.abort();
            discard(file);
            callback.failed(e instanceof IOException io ? io : new IOException(e));
        }
    }

    private static void discard(File file) {
        if (file != null && !file.delete()) {
            file.deleteOnExit();
        }
    }

    @Override
    public void updateCapacity(CapacityChannel capacity) throws IOException {
        if (pipe != null) {
            pipe.updateCapacity(capacity);
        } else {
            capacity.update(Integer.MAX_VALUE);
        }
    }

    @Override
    public void consume(ByteBuffer data) throws IOException {
        if (pipe != null) {
            pipe.fill(data);
        } else {
            int n = data.remaining();
            if (data.hasArray()) {
                memory.append(data.array(), data.arrayOffset() + data.position(), n);
                data.position(data.limit());
            } else {
                byte[] copy = new byte[n];
                data.get(copy);
                memory.append(copy, 0, n);
            }
        }
    }

    @Override
    public void streamEnd(List<? extends Header> trailers) throws IOException {
        arrived = true;
        if (pipe != null) {
            pipe.markEndStream();
        } else {
            callback.completed(new ApiResponse(head, memory.toByteArray(), null, null));
        }
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {
        // 1xx: the real answer is still to come
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
