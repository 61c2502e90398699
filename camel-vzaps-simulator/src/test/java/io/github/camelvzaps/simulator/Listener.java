package io.github.camelvzaps.simulator;

import static org.awaitility.Awaitility.await;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A realtime consumer that only notes what it gets. */
final class Listener implements AutoCloseable, WebSocket.Listener {

    private static final ExecutorService WORKERS = Executors.newCachedThreadPool(task -> {
        Thread worker = new Thread(task, "listener");
        worker.setDaemon(true);
        return worker;
    });

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().executor(Listener::afterTheRead).build();

    private final List<String> frames = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private volatile int closeCode;
    private volatile Throwable error;
    private WebSocket socket;

    static Listener open(VzapsSimulator simulator, String query) {
        return open(simulator, query, Caller.INSTANCE_TOKENS);
    }

    static Listener open(VzapsSimulator simulator, String query, Map<String, String> headers) {
        return open(CLIENT, simulator, query, headers);
    }

    static Listener open(HttpClient client, VzapsSimulator simulator, String query, Map<String, String> headers) {
        Listener listener = new Listener();
        WebSocket.Builder builder = client.newWebSocketBuilder();
        headers.forEach(builder::header);
        URI uri = URI.create(simulator.realtimeUrl() + "/events/ws?instance_id=VZ1" + query);
        try {
            listener.socket = builder.buildAsync(uri, listener).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                throw new IllegalStateException(
                        "refused with " + refused.getResponse().statusCode(), e);
            }
            throw e;
        }
        return listener;
    }

    /** The next messages after an event. */
    static List<String> readOn(VzapsSimulator simulator, String after, int count) {
        try (Listener next = open(simulator, "&events=Message" + (after == null ? "" : "&last_event_id=" + after))) {
            await().until(() -> next.ids().size() >= count || next.error() != null);
            return next.ids();
        }
    }

    /**
     * Runs what the JDK's client asks for once it has passed on all it read. It asks after the first of up to three
     * buffers, and forgets the others when the handshake is read from that one before they are there.
     */
    private static void afterTheRead(Runnable task) {
        Thread reader = Thread.currentThread();
        WORKERS.execute(() -> {
            while (Arrays.stream(reader.getStackTrace())
                    .anyMatch(frame -> frame.getClassName().contains("Http1AsyncReceiver"))) {
                Thread.yield();
            }
            task.run();
        });
    }

    /** The headers of the answer that refused the handshake. */
    static HttpHeaders headers(Throwable refused) {
        return ((WebSocketHandshakeException) refused.getCause().getCause())
                .getResponse()
                .headers();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            frames.add(partial.toString());
            partial.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        closeCode = code;
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable problem) {
        error = problem;
    }

    void send(String text) {
        socket.sendText(text, true).join();
    }

    List<String> frames() {
        return frames;
    }

    /** Ids of the frames; {@code poisoned} for one that is not JSON. */
    List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (String frame : frames) {
            try {
                ids.add(new JsonObject(frame).getString("id"));
            } catch (DecodeException poisoned) {
                ids.add("poisoned");
            }
        }
        return ids;
    }

    int closeCode() {
        return closeCode;
    }

    Throwable error() {
        return error;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
