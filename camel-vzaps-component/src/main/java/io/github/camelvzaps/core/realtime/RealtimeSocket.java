package io.github.camelvzaps.core.realtime;

import io.github.camelvzaps.core.client.SecretMask;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A WebSocket that takes in only as many texts as it was asked for, so that a slow reader slows down the sender instead
 * of filling the memory. Thread-safe.
 */
public final class RealtimeSocket {
    private static final int NORMAL_CLOSURE = 1000;

    /** Receives what comes in. Called by one thread at a time; must not block. */
    public interface Listener {
        /**
         * A text has come.
         *
         * @param complete false when it was longer than allowed; then only its beginning is given
         */
        void text(RealtimeSocket socket, String text, boolean complete);

        /** Something other than a text has come; the other side is alive. */
        void alive();

        /** The connection is over. Called once, and nothing after it. */
        void ended(RealtimeSocket socket, SocketEnd end);
    }

    private final Listener listener;
    private final int longestText;

    /** Texts to send; one at a time may be on its way. */
    private final Queue<String> outgoing = new ConcurrentLinkedQueue<>();

    private final AtomicBoolean sending = new AtomicBoolean();
    private final AtomicBoolean over = new AtomicBoolean();

    /** How many texts were asked for and have not come. */
    private final AtomicInteger demand = new AtomicInteger();

    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    /** Whether the close frame follows once everything is sent; any thread sets it, nobody resets it. */
    private volatile boolean closing;

    /** Set before anything else happens. */
    private volatile WebSocket webSocket;

    /** Hides secrets in what the other side says: the tokens that were shown to it, and all that are configured. */
    private final SecretMask mask;

    private RealtimeSocket(Listener listener, int longestText, SecretMask mask) {
        this.listener = listener;
        this.longestText = longestText;
        this.mask = mask;
    }

    /**
     * Opens a connection. No text comes before {@link #request}.
     *
     * @param secrets what must not be shown of what the other side says, beside the headers
     * @param longestText the longest text in characters
     * @return the open socket; fails with a {@link java.net.http.WebSocketHandshakeException} when the other side
     *     refuses, else with what went wrong
     */
    public static CompletableFuture<RealtimeSocket> open(
            HttpClient http,
            URI uri,
            Map<String, String> headers,
            SecretMask secrets,
            Duration connectTimeout,
            int longestText,
            Listener listener) {
        WebSocket.Builder builder = http.newWebSocketBuilder().connectTimeout(connectTimeout);
        headers.forEach(builder::header);
        RealtimeSocket socket = new RealtimeSocket(listener, longestText, secrets.with(headers));
        return builder.buildAsync(uri, socket.new Intake()).thenApply(opened -> socket);
    }

    /** Asks for more texts. */
    public void request(int texts) {
        if (texts > 0) {
            demand.addAndGet(texts);
            webSocket.request(texts);
        }
    }

    /** Tells whether texts may come; while none may, nothing else is seen either, no pong and no end. */
    public boolean listens() {
        return demand.get() > 0;
    }

    /** Sends a text after those that wait. What cannot be sent any more is forgotten. */
    public void send(String text) {
        outgoing.add(text);
        sendNext();
    }

    private void sendNext() {
        while (!over.get() && (closing || !outgoing.isEmpty()) && sending.compareAndSet(false, true)) {
            String text = outgoing.poll();
            if (text == null) {
                if (closing) {
                    sendClose();
                    return;
                }
                sending.set(false);
                continue;
            }
            CompletableFuture<WebSocket> sent = webSocket.sendText(text, true);
            if (sent.isDone() && !sent.isCompletedExceptionally()) {
                // a loop, not a recursion: a thousand texts would need a thousand frames of the stack
                sending.set(false);
                continue;
            }
            sent.whenComplete((done, failure) -> {
                sending.set(false);
                if (failure != null) {
                    end(SocketEnd.broken(mask.hide(failure.toString())));
                } else {
                    sendNext();
                }
            });
            return;
        }
    }

    /** Asks the other side for a sign of life. */
    public void ping() {
        webSocket.sendPing(ByteBuffer.allocate(0)).whenComplete((done, failure) -> {
            if (failure != null) {
                end(SocketEnd.broken(mask.hide(failure.toString())));
            }
        });
    }

    /**
     * Closes the connection after everything that waits to be sent, and ignores what still comes. The listener is not
     * called any more.
     *
     * @return ends when the other side has answered, so that it has read everything; not before {@link #drop} if it
     *     never does
     */
    public CompletableFuture<Void> close() {
        closing = true;
        sendNext();
        return closed;
    }

    private void sendClose() {
        if (over.compareAndSet(false, true)) {
            webSocket.sendClose(NORMAL_CLOSURE, "").whenComplete((done, failure) -> {
                if (failure != null) {
                    drop();
                } else {
                    // the answer comes behind all texts that are on their way
                    webSocket.request(Long.MAX_VALUE);
                }
            });
        }
    }

    /** Drops the connection without a close frame; the listener is not called. */
    public void drop() {
        over.set(true);
        webSocket.abort();
        closed.complete(null);
    }

    /** Drops the connection; the listener gets this reason. */
    public void abort(SocketEnd reason) {
        end(reason);
    }

    private void end(SocketEnd reason) {
        boolean news = over.compareAndSet(false, true);
        webSocket.abort();
        closed.complete(null);
        if (news) {
            listener.ended(this, reason);
        }
    }

    /** What the JDK calls; by one thread at a time. */
    private final class Intake implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();
        private boolean cut;

        @Override
        public void onOpen(WebSocket opened) {
            webSocket = opened;
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            if (over.get()) {
                return null;
            }
            int room = longestText - parts.length();
            cut |= data.length() > room;
            parts.append(data, 0, Math.min(room, data.length()));
            if (!last) {
                from.request(1);
                return null;
            }
            String text = parts.toString();
            boolean complete = !cut;
            parts.setLength(0);
            cut = false;
            demand.decrementAndGet();
            listener.text(RealtimeSocket.this, text, complete);
            return null;
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            // no gateway sends these; they are ignored
            return alive(from);
        }

        @Override
        public CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
            return alive(from);
        }

        @Override
        public CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
            return alive(from);
        }

        private CompletionStage<?> alive(WebSocket from) {
            if (!over.get()) {
                from.request(1);
                listener.alive();
            }
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            end(SocketEnd.closed(code, mask.hide(reason)));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            end(SocketEnd.broken(mask.hide(failure.toString())));
        }
    }
}
