package io.github.camelvzaps.benchmarks;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The server that everybody sends to. A path begins with the name of a run and a delay in milliseconds, then follows
 * the path of VZaps or of the WhatsApp Cloud API; so one server serves all runs and keeps their counts apart. {@code GET
 * /<run>} answers how many messages of that run came in. Thread-safe.
 */
final class Stub implements AutoCloseable {
    /** What the main program prints before the port. */
    static final String READY = "stub listens on ";

    private static final Buffer VZAPS_ANSWER = Buffer.buffer(
            "{\"code\":200,\"success\":true,\"data\":{\"message_id\":\"3EB0C431C26A1916E07E\",\"status\":\"sent\"}}");
    private static final Buffer WHATSAPP_ANSWER = Buffer.buffer(
            "{\"messaging_product\":\"whatsapp\",\"contacts\":["
                    + "{\"input\":\"5511999990000\",\"wa_id\":\"5511999990000\"}],\"messages\":[{\"id\":\"wamid.HBgNMzEB0\"}]}");
    private static final byte[] TEXT = Letter.TEXT.getBytes(StandardCharsets.UTF_8);

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final HttpServer server;

    Stub() {
        // a thousand connections may come within a blink
        HttpServerOptions options = new HttpServerOptions().setAcceptBacklog(4 * Contestant.CONNECTIONS);
        server = vertx.createHttpServer(options).requestHandler(this::handle);
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    /** Serves until its standard input ends, that is: until the program that started it is gone. */
    public static void main(String[] args) throws IOException {
        try (Stub stub = new Stub()) {
            System.out.println(READY + stub.port());
            System.in.readAllBytes();
        }
    }

    int port() {
        return server.actualPort();
    }

    static String address(int port) {
        return "http://127.0.0.1:" + port;
    }

    String address() {
        return address(port());
    }

    /** Returns the base URL under which the messages of a run are counted and answered after a delay. */
    static String baseUrl(String address, String run, int delayMillis) {
        return address + "/" + run + "/" + delayMillis;
    }

    /** Tells how many messages of a run came in. */
    long count(String run) {
        LongAdder count = counts.get(run);
        return count == null ? 0 : count.sum();
    }

    private void handle(HttpServerRequest request) {
        String path = request.path();
        int runEnd = path.indexOf('/', 1);
        if (HttpMethod.GET.equals(request.method())) {
            request.response().end(Long.toString(count(path.substring(1))));
            return;
        }
        String run = path.substring(1, runEnd);
        int delayEnd = path.indexOf('/', runEnd + 1);
        int delay = Integer.parseInt(path.substring(runEnd + 1, delayEnd));
        request.bodyHandler(body -> {
            if (!isLetter(request, body)) {
                request.response().setStatusCode(400).end();
                return;
            }
            counts.computeIfAbsent(run, r -> new LongAdder()).increment();
            Buffer answer = path.endsWith(Letter.PATH) ? VZAPS_ANSWER : WHATSAPP_ANSWER;
            if (delay == 0) {
                answer(request, answer);
            } else {
                vertx.setTimer(delay, timer -> answer(request, answer));
            }
        });
    }

    /** Checks that a request holds the whole text and somebody's token. */
    private static boolean isLetter(HttpServerRequest request, Buffer body) {
        boolean known = request.headers().contains("X-Instance-Token")
                ? Letter.CLIENT_TOKEN.equals(request.getHeader("X-Client-Token"))
                : ("Bearer " + Letter.CLIENT_TOKEN).equals(request.getHeader(HttpHeaders.AUTHORIZATION));
        return known && holdsText(body.getBytes());
    }

    private static boolean holdsText(byte[] body) {
        for (int start = 0; start + TEXT.length <= body.length; start++) {
            if (java.util.Arrays.equals(body, start, start + TEXT.length, TEXT, 0, TEXT.length)) {
                return true;
            }
        }
        return false;
    }

    private static void answer(HttpServerRequest request, Buffer answer) {
        request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(answer);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
