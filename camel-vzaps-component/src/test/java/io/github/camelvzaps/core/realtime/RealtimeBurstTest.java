package io.github.camelvzaps.core.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.core.client.ClientSettings;
import io.github.camelvzaps.core.client.FailurePatterns;
import io.github.camelvzaps.core.client.RealtimeClients;
import io.github.camelvzaps.core.client.SecretMask;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events that waited come right behind the gateway's answer, more of them than the JDK's client has room for in a buffer. */
class RealtimeBurstTest {
    private static final int CONNECTIONS = 10;
    private static final List<String> WAITING = IntStream.range(0, 200)
            .mapToObj(i -> "%03d".formatted(i) + "x".repeat(400))
            .toList();

    private final ExecutorService pool = Executors.newCachedThreadPool();
    private ServerSocket gateway;
    private Future<Void> answering;

    /** Notes what comes and asks for more. */
    private static final class Notes implements RealtimeSocket.Listener {
        private final List<String> texts = new CopyOnWriteArrayList<>();
        private final CompletableFuture<SocketEnd> end = new CompletableFuture<>();

        @Override
        public void text(RealtimeSocket socket, String text, boolean complete) {
            texts.add(text);
            socket.request(1);
        }

        @Override
        public void alive() {}

        @Override
        public void ended(RealtimeSocket socket, SocketEnd reason) {
            end.complete(reason);
        }
    }

    @BeforeEach
    void listen() throws IOException {
        gateway = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        answering = pool.submit(this::answerAll);
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
        answering.get(20, TimeUnit.SECONDS);
        pool.shutdownNow();
    }

    /** Answers one after the other, and waits until each has gone. */
    private Void answerAll() throws IOException, GeneralSecurityException {
        while (true) {
            try (Socket caller = gateway.accept()) {
                caller.getOutputStream().write(answer(key(caller)));
                caller.getInputStream().read();
            } catch (SocketException gone) {
                if (gateway.isClosed()) {
                    return null;
                }
            }
        }
    }

    private static String key(Socket caller) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) caller.getInputStream().read());
        }
        return head.toString().replaceFirst("(?is).*sec-websocket-key: *(\\S+).*", "$1");
    }

    /** The answer and all events as one piece, so that the client finds them in one read. */
    private static byte[] answer(String key) throws IOException, GeneralSecurityException {
        byte[] accept = MessageDigest.getInstance("SHA-1")
                .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(
                ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                                + Base64.getEncoder().encodeToString(accept) + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        for (String text : WAITING) {
            byte[] payload = text.getBytes(StandardCharsets.US_ASCII);
            // a whole text frame with a length of two bytes
            all.write(new byte[] {(byte) 0x81, 126});
            all.write(ByteBuffer.allocate(2).putShort((short) payload.length).array());
            all.write(payload);
        }
        return all.toByteArray();
    }

    /** The worst turn a scheduler can give: the thread that reads waits until what it asked for has run, if it can. */
    private void runBeforeReadingOn(Runnable task) {
        CountDownLatch ran = new CountDownLatch(1);
        pool.execute(() -> {
            task.run();
            ran.countDown();
        });
        if (Thread.currentThread().getName().endsWith("SelectorManager")) {
            try {
                ran.await(50, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void allOfThemArriveHoweverTheThreadsTakeTurns() throws Exception {
        HttpClient http = RealtimeClients.create(settings(), this::runBeforeReadingOn);
        URI url = URI.create("ws://127.0.0.1:" + gateway.getLocalPort() + "/events/ws");
        for (int connection = 0; connection < CONNECTIONS; connection++) {
            Notes notes = new Notes();
            RealtimeSocket socket = RealtimeSocket.open(
                            http, url, Map.of(), new SecretMask(), Duration.ofSeconds(20), 1000, notes)
                    .get(20, TimeUnit.SECONDS);
            socket.request(1);
            await("connection " + connection).until(() -> notes.texts.size() == WAITING.size() || notes.end.isDone());
            assertThat(numbers(notes.texts)).isEqualTo(numbers(WAITING));
            assertThat(notes.texts.equals(WAITING)).as("whole texts").isTrue();
            socket.drop();
        }
    }

    private static List<String> numbers(List<String> texts) {
        return texts.stream().map(text -> text.substring(0, 3)).toList();
    }

    private static ClientSettings settings() {
        Duration longest = Duration.ofSeconds(20);
        return new ClientSettings(
                longest,
                longest,
                longest,
                longest,
                10,
                10,
                1000,
                new FailurePatterns(Map.of()),
                null,
                null,
                null,
                0,
                null,
                null,
                "test");
    }
}
