package io.github.camelvzaps.benchmarks;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.ServerWebSocket;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The gateway of all consumers. Over {@code /events/ws} it sends messages as fast as they are read, endlessly or so many
 * over each connection, and reads the acks;
 * {@code GET /post/64?http://...} makes it post messages there, that many at a time, until nobody answers. Thread-safe.
 */
final class EventSource implements AutoCloseable {
    /** What the main program prints before the port. */
    static final String READY = "events come from ";

    /** How many webhook calls are under way at once. */
    static final int POSTS = 64;

    /** How many are with a slow route. */
    static final int MANY_POSTS = 1000;

    /** How many customers write, if nobody says otherwise. */
    static final int CHATS = 100;

    /** How many events a connection brings, if nobody says otherwise. */
    static final long ENDLESS = Long.MAX_VALUE;

    private static final int BATCH = 64;
    private static final Pattern INSTANCE = Pattern.compile("\\binstance_id=([^&]+)");

    private final Vertx vertx = Vertx.vertx();
    private final AtomicLong numbers = new AtomicLong();
    private final LongAdder acks = new LongAdder();
    private final LongAdder refusals = new LongAdder();
    private final HttpServer server;
    private final HttpClient client;
    private final int chats;
    private final long stored;

    /**
     * @param chats how many customers write
     * @param stored how many events a connection brings
     */
    EventSource(int chats, long stored) {
        this.chats = chats;
        this.stored = stored;
        server = vertx.createHttpServer(new HttpServerOptions().setMaxWebSocketFrameSize(1 << 20))
                .webSocketHandler(this::send)
                .requestHandler(this::post);
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
        client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(MANY_POSTS));
    }

    /**
     * Serves until its standard input ends, that is: until the program that started it is gone. Takes how many chats
     * there are and how many events a connection brings, if these are to be other numbers.
     */
    public static void main(String[] args) throws IOException {
        int chats = args.length == 0 ? CHATS : Integer.parseInt(args[0]);
        try (EventSource source = new EventSource(chats, args.length < 2 ? ENDLESS : Long.parseLong(args[1]))) {
            System.out.println(READY + source.port());
            System.in.readAllBytes();
        }
    }

    int port() {
        return server.actualPort();
    }

    /** Returns how many events were acknowledged or answered with 200. */
    long confirmed() {
        return acks.sum();
    }

    /** Returns how many webhook calls were answered with anything else. */
    long refused() {
        return refusals.sum();
    }

    private void send(ServerWebSocket socket) {
        socket.textMessageHandler(ack -> acks.increment());
        Matcher asked = INSTANCE.matcher(String.valueOf(socket.query()));
        String instanceId = asked.find() ? asked.group(1) : Letter.INSTANCE_ID;
        // touched by the event loop of the connection only
        AtomicLong left = new AtomicLong(stored);
        socket.drainHandler(drained -> pump(socket, instanceId, left));
        pump(socket, instanceId, left);
    }

    private void pump(ServerWebSocket socket, String instanceId, AtomicLong left) {
        while (left.get() > 0 && !socket.isClosed() && !socket.writeQueueFull()) {
            for (long batch = Math.min(BATCH, left.get()); batch > 0; batch--) {
                left.decrementAndGet();
                long number = numbers.incrementAndGet();
                socket.writeTextMessage("{\"id\":\"evt_" + number + "\",\"type\":\"Message\",\"instance_id\":\""
                        + instanceId + "\",\"created_at\":\"2026-11-21T10:00:00.000Z\",\"data\":"
                        + message(number) + "}");
            }
        }
    }

    private void post(HttpServerRequest request) {
        RequestOptions target = new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(request.query());
        String path = request.path();
        int posts = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
        for (int i = 0; i < posts; i++) {
            post(target);
        }
        request.response().end();
    }

    private void post(RequestOptions target) {
        String body = "{\"json_data\":" + message(numbers.incrementAndGet()) + "}";
        client.request(target)
                .compose(request ->
                        request.putHeader("Content-Type", "application/json").send(Buffer.buffer(body)))
                .compose(answer -> answer.end().map(answer.statusCode()))
                .onSuccess(status -> {
                    (status / 100 == 2 ? acks : refusals).increment();
                    post(target);
                });
    }

    /** Returns what VZaps says about a message (contract, section 7). */
    private String message(long number) {
        String customer = "55119" + (80_000_000 + number % chats) + "@s.whatsapp.net";
        return "{\"type\":\"Message\",\"event\":{\"info\":{\"id\":\"3EB0" + number + "\",\"chat\":\"" + customer
                + "\",\"sender\":\"" + customer + "\",\"sender_alt\":\"\",\"push_name\":\"Ana\",\"is_from_me\":false,"
                + "\"is_group\":false,\"type\":\"text\",\"media_type\":\"\",\"timestamp\":\"2026-11-21T10:00:00Z\"},"
                + "\"message\":{\"conversation\":\"" + Letter.TEXT + "\"}}}";
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
