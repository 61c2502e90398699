package io.github.camelvzaps.core.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The other side of a realtime connection, over a real WebSocket: it says what the test wants, when the test wants it. */
final class ScriptedGateway implements AutoCloseable {
    private static final int SECONDS = 20;

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final BlockingQueue<Connection> connections = new LinkedBlockingQueue<>();

    private final AtomicInteger refusals = new AtomicInteger();

    /** What the next callers get instead of a connection; null to let them in. */
    private volatile Refusal refusal;

    /** Callers wait for this before they are answered. */
    private volatile CompletableFuture<Void> doors = CompletableFuture.completedFuture(null);

    private record Refusal(int status, Map<String, String> headers) {}

    ScriptedGateway() {
        server = vertx.createHttpServer().requestHandler(this::called);
        done(server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture());
    }

    URI url() {
        return URI.create("ws://127.0.0.1:" + server.actualPort() + "/events");
    }

    void refuse(int status, Map<String, String> headers) {
        refusal = new Refusal(status, headers);
    }

    void letIn() {
        refusal = null;
    }

    /** Returns how many callers were refused. */
    int refused() {
        return refusals.get();
    }

    /** Answers nobody before what it returns is completed. */
    CompletableFuture<Void> closeDoors() {
        doors = new CompletableFuture<>();
        return doors;
    }

    private void called(HttpServerRequest request) {
        CompletableFuture<Void> opened = doors;
        if (opened.isDone()) {
            answer(request);
        } else {
            request.pause();
            Context context = vertx.getOrCreateContext();
            opened.thenRun(() -> context.runOnContext(now -> answer(request)));
        }
    }

    private void answer(HttpServerRequest request) {
        Refusal refused = refusal;
        if (refused != null) {
            refused.headers().forEach(request.response()::putHeader);
            request.response().setStatusCode(refused.status()).end().onSuccess(said -> refusals.incrementAndGet());
            return;
        }
        String uri = request.uri();
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().addAll(request.headers());
        request.toWebSocket().onSuccess(socket -> connections.add(new Connection(socket, uri, headers)));
    }

    /** Returns the next connection, once somebody has made it. */
    Connection next() throws InterruptedException {
        Connection next = connections.poll(SECONDS, TimeUnit.SECONDS);
        assertThat(next).as("a connection").isNotNull();
        return next;
    }

    /** Tells whether somebody has connected whom no test has asked for. */
    boolean hasMore() {
        return !connections.isEmpty();
    }

    private static <T> T done(CompletableFuture<T> step) {
        return step.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        done(vertx.close().toCompletionStage().toCompletableFuture());
    }

    /** One connection. */
    static final class Connection {
        private final ServerWebSocket socket;
        private final String uri;
        private final MultiMap headers;
        private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        private final BlockingQueue<WebSocketFrame> pings = new LinkedBlockingQueue<>();
        private final CompletableFuture<Integer> end = new CompletableFuture<>();

        private Connection(ServerWebSocket socket, String uri, MultiMap headers) {
            this.socket = socket;
            this.uri = uri;
            this.headers = headers;
            socket.textMessageHandler(texts::add);
            socket.frameHandler(frame -> {
                if (frame.isPing()) {
                    pings.add(frame);
                }
            });
            socket.closeHandler(
                    closed -> end.complete(socket.closeStatusCode() == null ? 0 : (int) socket.closeStatusCode()));
        }

        String uri() {
            return uri;
        }

        String header(String name) {
            return headers.get(name);
        }

        /** Returns once the text has left. */
        void say(String text) {
            done(socket.writeTextMessage(text).toCompletionStage().toCompletableFuture());
        }

        void close(int code, String reason) {
            socket.close((short) code, reason);
        }

        /** Returns the next text that came. */
        String heard() throws InterruptedException {
            String text = texts.poll(SECONDS, TimeUnit.SECONDS);
            assertThat(text).as("a text").isNotNull();
            return text;
        }

        /** Returns once a further ping has come; it is answered by itself. */
        void awaitPing() throws InterruptedException {
            assertThat(pings.poll(SECONDS, TimeUnit.SECONDS)).as("a ping").isNotNull();
        }

        boolean heardMore() {
            return !texts.isEmpty();
        }

        /** Returns the code with which the other side ended it, once it has; 1006 when it just dropped it. */
        int end() {
            return done(end);
        }

        boolean hasEnded() {
            return end.isDone();
        }
    }
}
