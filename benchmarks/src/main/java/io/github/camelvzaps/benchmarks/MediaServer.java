package io.github.camelvzaps.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;

/**
 * Takes and gives files of one size, as they are with {@code PUT} and {@code GET}, and as base64 within JSON on the paths of
 * VZaps. It answers 400 to a file that is not whole. Thread-safe.
 */
final class MediaServer implements AutoCloseable {
    /** What the main program prints before the port. */
    static final String READY = "media server listens on ";

    private static final String SENT =
            "{\"code\":200,\"success\":true,\"data\":{\"message_id\":\"3EB0C431C26A1916E07E\"}}";
    private static final String HEAD =
            "{\"success\":true,\"data\":{\"mimetype\":\"application/pdf\",\"data\":\"data:application/pdf;base64,";
    private static final String TAIL = "\"}}";

    /** A multiple of three, so that the base64 of a file is that of its blocks. */
    private static final int BLOCK = 48 * 1024;

    private final long size;
    private final byte[] block = new byte[BLOCK];
    private final HttpServer server;

    MediaServer(long size) throws IOException {
        this.size = size;
        new Random(42).nextBytes(block);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Takes the size of a file in bytes; serves until its standard input ends. */
    public static void main(String[] args) throws IOException {
        try (MediaServer server = new MediaServer(Long.parseLong(args[0]))) {
            System.out.println(READY + server.server.getAddress().getPort());
            System.in.readAllBytes();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            long arrived = drain(exchange.getRequestBody());
            String path = exchange.getRequestURI().getPath();
            switch (exchange.getRequestMethod()) {
                case "GET" -> give(exchange, false);
                case "PUT" -> answer(exchange, arrived == size, "");
                default -> {
                    if (path.endsWith("/downloaddocument")) {
                        give(exchange, true);
                    } else {
                        answer(exchange, arrived > encoded(size), SENT);
                    }
                }
            }
        }
    }

    private static long drain(InputStream body) throws IOException {
        long all = 0;
        byte[] buffer = new byte[BLOCK];
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            all += read;
        }
        return all;
    }

    private static long encoded(long bytes) {
        return (bytes + 2) / 3 * 4;
    }

    private static void answer(HttpExchange exchange, boolean whole, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.US_ASCII);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(whole ? 200 : 400, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private void give(HttpExchange exchange, boolean json) throws IOException {
        long length = json ? HEAD.length() + encoded(size) + TAIL.length() : size;
        exchange.getResponseHeaders().set("Content-Type", json ? "application/json" : "application/pdf");
        exchange.sendResponseHeaders(200, length);
        byte[] piece = json ? Base64.getEncoder().encode(block) : block;
        OutputStream out = exchange.getResponseBody();
        if (json) {
            out.write(HEAD.getBytes(StandardCharsets.US_ASCII));
        }
        for (long left = size / BLOCK; left > 0; left--) {
            out.write(piece);
        }
        byte[] rest = Arrays.copyOf(block, (int) (size % BLOCK));
        out.write(json ? Base64.getEncoder().encode(rest) : rest);
        if (json) {
            out.write(TAIL.getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
