package io.github.camelvzaps.simulator;

import static org.awaitility.Awaitility.await;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A realtime consumer that only notes what it gets. */
final class Listener implements AutoCloseable, WebSocket.Listener {

    private static final int MOST_CONNECTIONS = 10;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

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

    /**
     * The next messages after an event, from as many connections as it takes. Under load the JDK's client fails now and
     * then with a protocol error on a burst of frames that comes right after the handshake; a consumer connects again.
     */
    static List<String> readOn(VzapsSimulator simulator, String after, int count) {
        List<String> read = new ArrayList<>();
        String last = after;
        boolean failed = true;
        for (int connection = 0; failed && connection < MOST_CONNECTIONS; connection++) {
            String query = "&events=Message" + (last == null ? "" : "&last_event_id=" + last);
            try (Listener next = open(simulator, query)) {
                await().until(() -> read.size() + next.ids().size() >= count || next.error() != null);
                failed = next.error() instanceof ProtocolException
                        && read.size() + next.ids().size() < count;
                read.addAll(next.ids());
            }
            last = read.isEmpty() ? after : read.get(read.size() - 1);
        }
        return read;
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
