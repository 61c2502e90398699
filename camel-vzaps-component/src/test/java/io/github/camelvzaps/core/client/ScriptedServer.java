package io.github.camelvzaps.core.client;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that answers byte by byte as a test says, one reply for each request, and the last one from then on. What the
 * simulator refuses to do, being a good server, this one does.
 */
final class ScriptedServer implements AutoCloseable {
    /** Writes a reply; the connection is closed when it returns false. */
    @FunctionalInterface
    interface Reply {
        boolean write(OutputStream out) throws IOException, InterruptedException;
    }

    /** Each request as it came, head and body. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    private final ServerSocket server;
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connected = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Used when no other reply is left; set before a request comes. */
    private volatile Reply last = status(200, "{}");

    ScriptedServer(Reply... script) throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        replies.addAll(List.of(script));
        start(this::accept);
    }

    /** Answers every request from now on. */
    void always(Reply reply) {
        last = reply;
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** Returns how many connections have come. */
    int connected() {
        return connected.get();
    }

    /** Returns how many of them are open. */
    int open() {
        return connections.size();
    }

    static Reply status(int status, String body, String... headers) {
        return raw("HTTP/1.1 " + status + " X\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length
                + "\r\n" + lines(headers) + "\r\n" + body);
    }

    /** Answers with these bytes and keeps the connection. */
    static Reply raw(String answer) {
        return raw(answer.getBytes(StandardCharsets.ISO_8859_1));
    }

    static Reply raw(byte[] answer) {
        return out -> {
            out.write(answer);
            out.flush();
            return true;
        };
    }

    /** Sends so many bytes of a body one by one, a tenth of a second apart; hangs up when that is not all of it. */
    static Reply dripping(int length, int sent) {
        return out -> {
            out.write(("HTTP/1.1 200 X\r\nContent-Length: " + length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < sent; i++) {
                out.write('x');
                out.flush();
                Thread.sleep(100);
            }
            return sent == length;
        };
    }

    static Reply hangUp() {
        return out -> false;
    }

    /** Never answers, and holds the connection. */
    Reply silence() {
        return out -> {
            closed.await(1, TimeUnit.MINUTES);
            return false;
        };
    }

    private static String lines(String... headers) {
        StringBuilder lines = new StringBuilder();
        for (String header : headers) {
            lines.append(header).append("\r\n");
        }
        return lines.toString();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.add(socket);
                connected.incrementAndGet();
                start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (String head = head(in); head != null; head = head(in)) {
                requests.add(head + body(in, head));
                Reply reply = replies.poll();
                if (!(reply == null ? last : reply).write(socket.getOutputStream())) {
                    return;
                }
            }
        } catch (IOException e) {
            // the client closed it
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(socket);
        }
    }

    private static String head(InputStream in) throws IOException {
        String head = until(in, "\r\n\r\n");
        return head.isEmpty() ? null : head;
    }

    private static String until(InputStream in, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (!text.toString().endsWith(end)) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            text.append((char) next);
        }
        return text.toString();
    }

    private static String body(InputStream in, String head) throws IOException {
        String lower = head.toLowerCase(Locale.ROOT);
        if (lower.contains("transfer-encoding: chunked")) {
            StringBuilder body = new StringBuilder();
            for (int size = chunk(in); size > 0; size = chunk(in)) {
                body.append(new String(in.readNBytes(size), StandardCharsets.UTF_8));
                until(in, "\r\n");
            }
            until(in, "\r\n");
            return body.toString();
        }
        int at = lower.indexOf("content-length: ");
        int length = at < 0 ? 0 : Integer.parseInt(lower.substring(at + 16, lower.indexOf('\r', at)));
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static int chunk(InputStream in) throws IOException {
        String line = until(in, "\r\n").trim();
        return line.isEmpty() ? 0 : Integer.parseInt(line, 16);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
        for (Closeable connection : connections) {
            connection.close();
        }
    }
}
