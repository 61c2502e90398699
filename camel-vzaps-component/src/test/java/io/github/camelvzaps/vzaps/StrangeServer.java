package io.github.camelvzaps.vzaps;

import java.io.BufferedReader;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** A server on the loopback address that answers as it likes: without end, nothing, far too much. */
final class StrangeServer implements AutoCloseable {
    private static final byte[] NOISE = new byte[64 * 1024];

    /** Writes the whole answer, head included. */
    @FunctionalInterface
    interface Answer {
        void write(OutputStream out) throws Exception;
    }

    private final ServerSocket server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** The paths that were asked for, in order. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    /** Bytes that went out, heads included. */
    final AtomicLong written = new AtomicLong();

    StrangeServer() throws IOException {
        threads.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** Sets what is answered to requests of a path, query left out. */
    StrangeServer on(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    /** A head, and text behind it. */
    static Answer text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A status with headers and no body. */
    static Answer status(int status, String... headers) {
        return text("HTTP/1.1 " + status + " X\r\nContent-Length: 0\r\n" + String.join("\r\n", headers)
                + (headers.length > 0 ? "\r\n\r\n" : "\r\n"));
    }

    /** A body that ends only when the caller closes the connection. */
    static Answer endless(int status) {
        return out -> {
            text("HTTP/1.1 " + status + " X\r\nContent-Type: text/plain\r\n\r\n")
                    .write(out);
            while (true) {
                out.write(NOISE);
            }
        };
    }

    /** Says that the body has this length, and sends that much. */
    static Answer sized(long length) {
        return out -> {
            text("HTTP/1.1 200 X\r\nContent-Length: " + length + "\r\n\r\n").write(out);
            for (long left = length; left > 0; left -= NOISE.length) {
                out.write(NOISE, 0, (int) Math.min(left, NOISE.length));
            }
        };
    }

    /** Takes the request and says nothing until the server is closed. */
    Answer silence() {
        return out -> closed.await();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            }
        } catch (IOException stopped) {
            // the test is over
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            for (String first = in.readLine(); first != null; first = in.readLine()) {
                String line = first;
                int length = 0;
                while (line != null && !line.isEmpty()) {
                    if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                        length = Integer.parseInt(line.substring(15).trim());
                    }
                    line = in.readLine();
                }
                in.skip(length);
                String path = first.split(" ", -1)[1].replaceFirst("\\?.*", "");
                asked.add(path);
                answers.getOrDefault(path, status(404)).write(new Counted(socket.getOutputStream()));
            }
        } catch (Exception gone) {
            // the caller has closed the connection, which some answers wait for
        }
    }

    private final class Counted extends FilterOutputStream {
        private Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            written.addAndGet(length);
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
        threads.shutdownNow();
    }
}
