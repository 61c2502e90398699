package io.github.camelvzaps.vzaps;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a server, lets everything through, and speaks no TLS on request. Thread-safe. */
final class Gate implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger broken = new AtomicInteger();
    private final int port;

    Gate(int port) throws IOException {
        this.port = port;
        threads.execute(this::listen);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Cuts everything, and fails the next handshakes. */
    void speakNoTls(int times) throws IOException {
        broken.set(times);
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** Returns how many handshakes are still to fail. */
    int left() {
        return Math.max(0, broken.get());
    }

    private void listen() {
        try {
            while (true) {
                Socket client = listening.accept();
                if (broken.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    threads.execute(() -> refuse(client));
                } else {
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
                    open.add(client);
                    open.add(server);
                    threads.execute(() -> copy(client, server));
                    threads.execute(() -> copy(server, client));
                }
            }
        } catch (IOException closed) {
            threads.shutdown();
        }
    }

    private static void refuse(Socket client) {
        try (client) {
            client.getInputStream().read();
            client.getOutputStream().write("HTTP/1.1 400 no TLS here\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            // the client has seen enough
        }
    }

    private void copy(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[8192];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                out.write(bytes, 0, read);
            }
        } catch (IOException gone) {
            // one end is closed, so the other one is as well
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
