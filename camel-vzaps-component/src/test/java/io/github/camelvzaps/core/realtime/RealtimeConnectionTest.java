package io.github.camelvzaps.core.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.core.client.Credentials;
import io.github.camelvzaps.core.client.SecretMask;
import io.github.camelvzaps.core.delivery.Backoff;
import io.github.camelvzaps.core.delivery.ManualTimer;
import io.github.camelvzaps.core.operation.Access;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One connection and what becomes of it, over a real WebSocket and with a timer that the test moves. */
class RealtimeConnectionTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(16), Duration.ofMinutes(10));

    private final ScriptedGateway gateway = new ScriptedGateway();
    private final ManualTimer timer = new ManualTimer();
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Caller caller = new Caller();
    private final Passes passes = new Passes();
    private URI address = gateway.url();

    @AfterEach
    void close() {
        timer.shutdownNow();
        workers.shutdownNow();
        gateway.close();
    }

    /** Hands out a new pass for each call. */
    private static final class Passes implements Credentials {
        private final List<Map<String, String>> refused = new CopyOnWriteArrayList<>();
        private int given;
        private Throwable failure;

        @Override
        public synchronized CompletableFuture<Map<String, String>> headers(Access access, String instanceToken) {
            assertThat(access).isEqualTo(Access.INSTANCE);
            return failure != null
                    ? CompletableFuture.failedFuture(failure)
                    : CompletableFuture.completedFuture(Map.of("X-Pass", "pass-" + ++given, "X-Token", instanceToken));
        }

        @Override
        public Set<String> headerNames() {
            return Set.of("x-pass", "x-token");
        }

        @Override
        public boolean refused(Map<String, String> headers) {
            refused.add(headers);
            return true;
        }

        @Override
        public String advice(int status) {
            return "";
        }
    }

    private static final class Caller implements RealtimeConnection.User {
        private final BlockingQueue<RealtimeSocket> sockets = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> troubles = new LinkedBlockingQueue<>();
        private URI address;
        private int demand = 100;

        @Override
        public URI address() {
            if (address == null) {
                throw new IllegalStateException("the cursor cannot be read");
            }
            return address;
        }

        @Override
        public void opened(RealtimeSocket socket) {
            socket.request(demand);
            sockets.add(socket);
        }

        @Override
        public void text(RealtimeSocket socket, String text, boolean complete) {
            texts.add(text);
        }

        @Override
        public void trouble(String why) {
            troubles.add(why);
        }

        private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
            T next = queue.poll(LONG.toSeconds(), TimeUnit.SECONDS);
            assertThat(next).isNotNull();
            return next;
        }
    }

    private RealtimeConnection connection(Duration pings) {
        caller.address = address;
        return new RealtimeConnection(
                new RealtimeSettings(address, "VZ1", "tok", LONG, pings, PAUSES, 1000, 10),
                new RealtimeAccess(HttpClient.newHttpClient(), passes, new SecretMask(), Runnable::run),
                caller,
                workers,
                timer);
    }

    /** Starts it, and returns the other end. */
    private ScriptedGateway.Connection connect(RealtimeConnection connection) throws InterruptedException {
        connection.start();
        timer.pass();
        ScriptedGateway.Connection end = gateway.next();
        Caller.next(caller.sockets);
        return end;
    }

    private String awaitTrouble() throws InterruptedException {
        String why = Caller.next(caller.troubles);
        await().atMost(LONG).until(() -> !timer.pauses().isEmpty());
        return why;
    }

    /** The n-th pause is at least half of the whole one, and at most all of it. */
    private void assertPause(long wholeSeconds) {
        assertThat(timer.pauses())
                .singleElement()
                .satisfies(millis -> assertThat(millis).isBetween(wholeSeconds * 500, wholeSeconds * 1000));
    }

    @Test
    void itConnectsOnceWithThePassOfTheInstanceAndHandsOverWhatComes() throws Exception {
        RealtimeConnection connection = connection(Duration.ZERO);
        assertThat(connection.state().isOpen()).isFalse();
        ScriptedGateway.Connection end = connect(connection);
        connection.start();
        assertThat(timer.pauses()).as("no second try").isEmpty();
        assertThat(end.header("X-Pass")).isEqualTo("pass-1");
        assertThat(end.header("X-Token")).isEqualTo("tok");
        assertThat(connection.state().isOpen()).isTrue();
        assertThat(connection.state().getProblem()).isNull();
        assertThat(connection.state().getLastHeardAt()).isNull();
        Instant before = Instant.now();
        end.say("hello");
        assertThat(Caller.next(caller.texts)).isEqualTo("hello");
        assertThat(connection.state().getLastHeardAt()).isAfterOrEqualTo(before);
        assertThat(timer.repeat()).as("without pings nothing runs again").isZero();
    }

    @Test
    void afterAnEndItComesBackWithAFreshPassAfterAPauseThatGrows() throws Exception {
        RealtimeConnection connection = connection(Duration.ZERO);
        connect(connection).close(4001, "token expired");
        assertThat(awaitTrouble()).isEqualTo("the gateway closed the connection with code 4001: token expired");
        assertThat(connection.state().isOpen()).isFalse();
        assertThat(connection.state().getProblem()).contains("4001");
        assertPause(16);
        timer.pass();
        ScriptedGateway.Connection second = gateway.next();
        assertThat(second.header("X-Pass")).isEqualTo("pass-2");
        assertThat(passes.refused).containsExactly(Map.of("X-Pass", "pass-1", "X-Token", "tok"));
        Caller.next(caller.sockets);
        second.close(1011, null);
        assertThat(awaitTrouble()).endsWith("code 1011");
        assertPause(32);
    }

    @Test
    void anEventShowsThatTheGatewayWorksSoThatTheNextPauseIsAShortOne() throws Exception {
        RealtimeConnection connection = connection(Duration.ZERO);
        connect(connection).close(1011, null);
        awaitTrouble();
        timer.pass();
        ScriptedGateway.Connection second = gateway.next();
        Caller.next(caller.sockets);
        connection.succeeded();
        second.close(1011, null);
        awaitTrouble();
        assertPause(16);
    }

    @Test
    void aConnectionThatStoodLongerThanThePauseBeforeItDidNotFail() throws Exception {
        Backoff shortPauses = new Backoff(Duration.ofMillis(2), Duration.ofMinutes(10));
        caller.address = address;
        RealtimeConnection connection = new RealtimeConnection(
                new RealtimeSettings(address, "VZ1", "tok", LONG, Duration.ZERO, shortPauses, 1000, 10),
                new RealtimeAccess(HttpClient.newHttpClient(), passes, new SecretMask(), Runnable::run),
                caller,
                workers,
                timer);
        ScriptedGateway.Connection end = connect(connection);
        for (int i = 0; i < 12; i++) {
            Instant opened = Instant.now();
            await().atMost(LONG).until(() -> Instant.now().isAfter(opened.plusMillis(10)));
            end.close(1011, null);
            awaitTrouble();
            timer.pass();
            end = gateway.next();
            Caller.next(caller.sockets);
        }
        end.close(1011, null);
        awaitTrouble();
        assertThat(timer.pauses()).as("without it 2 ms, doubled 12 times").allMatch(millis -> millis <= 4);
    }

    @Test
    void aRefusalOfTheCredentialsCountsDouble() throws Exception {
        gateway.refuse(401, Map.of());
        RealtimeConnection connection = connection(Duration.ZERO);
        connection.start();
        timer.pass();
        assertThat(awaitTrouble()).contains("status 401").contains("instance, tokens and account do not match");
        assertPause(32);
        timer.pass();
        awaitTrouble();
        assertPause(128);
        gateway.letIn();
        timer.pass();
        assertThat(gateway.next().header("X-Pass")).isEqualTo("pass-3");
    }

    @Test
    void itStaysAwayForAsLongAsTheGatewayAsksWithinTheLongestPause() throws Exception {
        RealtimeConnection connection = connection(Duration.ZERO);
        gateway.refuse(503, Map.of("Retry-After", "77"));
        connection.start();
        timer.pass();
        assertThat(awaitTrouble()).contains("status 503").doesNotContain("do not match");
        assertThat(timer.pauses()).containsExactly(77_000L);
        gateway.refuse(503, Map.of("Retry-After", "100000"));
        timer.pass();
        awaitTrouble();
        assertThat(timer.pauses()).containsExactly(600_000L);
        gateway.refuse(503, Map.of("Retry-After", "1"));
        timer.pass();
        awaitTrouble();
        assertPause(64);
    }

    @Test
    void whateverFailsBeforeTheConnectionIsToldAndTriedAgain() throws Exception {
        RealtimeConnection connection = connection(Duration.ZERO);
        caller.address = null;
        connection.start();
        timer.pass();
        assertThat(awaitTrouble()).contains("the cursor cannot be read");
        caller.address = address;
        passes.failure = new IllegalStateException("no account");
        timer.pass();
        assertThat(awaitTrouble()).contains("no account");
        passes.failure = null;
        timer.pass();
        gateway.next();
        Caller.next(caller.sockets);
        assertThat(connection.state().isOpen()).isTrue();
    }

    @Test
    void whatThePassesSayIsHiddenInWhatTheGatewaySays() throws Exception {
        RealtimeConnection connection = connection(Duration.ZERO);
        connect(connection).close(4000, "pass-1 is no good");
        assertThat(awaitTrouble()).contains("is no good").doesNotContain("pass-1");
    }

    @Test
    void whilePausedItKeepsTheConnectionAndGoesOnWithIt() throws Exception {
        RealtimeConnection connection = connection(Duration.ZERO);
        ScriptedGateway.Connection end = connect(connection);
        connection.pause();
        assertThat(connection.state().getProblem()).isEqualTo("paused");
        end.say("still here");
        assertThat(Caller.next(caller.texts)).isEqualTo("still here");
        connection.start();
        assertThat(connection.state().isOpen()).isTrue();
        assertThat(timer.pauses()).isEmpty();
        assertThat(gateway.hasMore()).isFalse();
    }

    @Test
    void whatEndsWhilePausedComesBackWithTheStartOnly() throws Exception {
        RealtimeConnection connection = connection(Duration.ZERO);
        ScriptedGateway.Connection end = connect(connection);
        connection.pause();
        end.close(1011, null);
        end.end();
        // a start before the end was noticed would go on with the old connection
        await().atMost(LONG).until(() -> {
            connection.start();
            boolean again = !timer.pauses().isEmpty();
            if (!again) {
                connection.pause();
            }
            return again;
        });
        assertThat(caller.troubles).isEmpty();
        timer.pass();
        gateway.next();
    }

    @Test
    void aTryThatWasPlannedBeforeThePauseDoesNotConnect() throws Exception {
        RealtimeConnection connection = connection(Duration.ZERO);
        connection.start();
        connection.pause();
        timer.pass();
        connection.start();
        timer.pass();
        assertThat(gateway.next().header("X-Pass"))
                .as("nobody asked for one before")
                .isEqualTo("pass-1");
    }

    @Test
    void theFailureOfATryThatWasGivenUpChangesNothing() throws Exception {
        CompletableFuture<Void> doors = gateway.closeDoors();
        RealtimeConnection connection = connection(Duration.ZERO);
        connection.start();
        timer.pass();
        await().atMost(LONG).until(() -> passes.given == 1);
        connection.pause();
        connection.start();
        gateway.refuse(503, Map.of());
        doors.complete(null);
        await().atMost(LONG).until(() -> gateway.refused() == 1);
        gateway.letIn();
        assertThat(timer.pauses()).as("the second try, and no third").containsExactly(0L);
        timer.pass();
        gateway.next();
        Caller.next(caller.sockets);
        assertThat(caller.troubles).isEmpty();
        assertThat(timer.pauses()).isEmpty();
        assertThat(connection.state().isOpen()).isTrue();
    }

    @Test
    void aConnectionThatComesAboutAfterThePauseIsDropped() throws Exception {
        CompletableFuture<Void> doors = gateway.closeDoors();
        RealtimeConnection connection = connection(Duration.ZERO);
        connection.start();
        timer.pass();
        await().atMost(LONG).until(() -> passes.given == 1);
        connection.pause();
        doors.complete(null);
        gateway.next().end();
        assertThat(caller.sockets).isEmpty();
        assertThat(connection.state().isOpen()).isFalse();
    }

    @Test
    void renewingMakesANewConnectionAtOnceAndClosesTheOldOneBehindWhatWasSaid() throws Exception {
        RealtimeConnection connection = connection(Duration.ofSeconds(1));
        connection.start();
        timer.pass();
        ScriptedGateway.Connection old = gateway.next();
        Caller.next(caller.sockets).send("ack");
        connection.renew();
        assertThat(timer.pauses()).containsExactly(0L);
        assertThat(old.heard()).isEqualTo("ack");
        assertThat(old.end()).isEqualTo(1000);
        assertThat(timer.repeat())
                .as("nobody asks the old one for signs of life")
                .isZero();
        timer.pass();
        ScriptedGateway.Connection renewed = gateway.next();
        Caller.next(caller.sockets);
        renewed.say("new");
        assertThat(Caller.next(caller.texts)).isEqualTo("new");
        assertThat(caller.troubles).isEmpty();
    }

    @Test
    void nothingIsRenewedThatIsNotWanted() throws Exception {
        RealtimeConnection connection = connection(Duration.ZERO);
        connection.renew();
        assertThat(timer.pauses()).isEmpty();
        ScriptedGateway.Connection end = connect(connection);
        connection.pause();
        connection.renew();
        assertThat(timer.pauses()).isEmpty();
        assertThat(end.hasEnded()).isFalse();
    }

    @Test
    void closingSendsWhatWaitsAndTheCloseFrameAndNothingComesAfterIt() throws Exception {
        RealtimeConnection connection = connection(Duration.ofSeconds(1));
        connection.start();
        timer.pass();
        ScriptedGateway.Connection end = gateway.next();
        Caller.next(caller.sockets).send("ack");
        assertThat(timer.repeat()).isEqualTo(1);
        connection.close();
        assertThat(end.heard()).isEqualTo("ack");
        assertThat(end.end()).isEqualTo(1000);
        assertThat(timer.repeat()).isZero();
        assertThat(timer.pauses()).isEmpty();
        assertThat(caller.troubles).isEmpty();
        connection.close();
    }

    @Test
    void closingWhileItConnectsDropsWhatComesAbout() throws Exception {
        CompletableFuture<Void> doors = gateway.closeDoors();
        RealtimeConnection connection = connection(Duration.ZERO);
        connection.start();
        timer.pass();
        await().atMost(LONG).until(() -> passes.given == 1);
        connection.close();
        doors.complete(null);
        gateway.next().end();
        assertThat(caller.sockets).isEmpty();
        assertThat(timer.pauses()).isEmpty();
    }

    @Test
    void aGatewayThatAnswersPingsIsAlive() throws Exception {
        RealtimeConnection connection = connection(Duration.ofSeconds(1));
        ScriptedGateway.Connection end = connect(connection);
        for (int i = 0; i < 5; i++) {
            assertThat(timer.repeat()).isEqualTo(1);
            end.awaitPing();
            // a text that comes behind the pong
            end.say("after the pong " + i);
            assertThat(Caller.next(caller.texts)).endsWith(String.valueOf(i));
        }
        assertThat(connection.state().isOpen()).isTrue();
    }

    @Test
    void silenceOfAGatewayThatWasAskedTwiceEndsTheConnection() throws Exception {
        try (ServerSocket mute = new ServerSocket(0)) {
            address = URI.create("ws://127.0.0.1:" + mute.getLocalPort() + "/");
            RealtimeConnection connection = connection(Duration.ofSeconds(1));
            connection.start();
            timer.pass();
            try (Socket peer = mute.accept()) {
                shakeHands(peer);
                Caller.next(caller.sockets);
                assertThat(timer.repeat()).as("asks").isEqualTo(1);
                assertThat(caller.troubles).isEmpty();
                timer.repeat();
                assertThat(awaitTrouble()).isEqualTo("the gateway does not answer pings");
                assertThat(timer.repeat()).isZero();
            }
        }
    }

    @Test
    void silenceIsNoProofWhileNothingIsRead() throws Exception {
        try (ServerSocket mute = new ServerSocket(0)) {
            address = URI.create("ws://127.0.0.1:" + mute.getLocalPort() + "/");
            caller.demand = 0;
            RealtimeConnection connection = connection(Duration.ofSeconds(1));
            connection.start();
            timer.pass();
            try (Socket peer = mute.accept()) {
                shakeHands(peer);
                RealtimeSocket socket = Caller.next(caller.sockets);
                timer.repeat();
                timer.repeat();
                timer.repeat();
                assertThat(connection.state().isOpen()).isTrue();
                socket.request(1);
                timer.repeat();
                assertThat(connection.state().isOpen()).as("it is asked first").isTrue();
                timer.repeat();
                assertThat(awaitTrouble()).contains("does not answer pings");
            }
        }
    }

    /** Answers the handshake of RFC 6455, and nothing after it. */
    private static void shakeHands(Socket peer) throws Exception {
        String request = readHead(peer);
        String key = request.lines()
                .filter(line -> line.toLowerCase().startsWith("sec-websocket-key:"))
                .map(line -> line.substring(line.indexOf(':') + 1).trim())
                .findFirst()
                .orElseThrow();
        byte[] digest = MessageDigest.getInstance("SHA-1")
                .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
        peer.getOutputStream()
                .write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                + "Sec-WebSocket-Accept: "
                                + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private static String readHead(Socket peer) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) peer.getInputStream().read());
        }
        return head.toString();
    }

    @Test
    void aTimerThatTakesNothingMoreEndsTheTries() throws Exception {
        RealtimeConnection connection = connection(Duration.ZERO);
        timer.shutdownNow();
        connection.start();
        connection.renew();
        assertThat(gateway.hasMore()).isFalse();
        assertThat(connection.state().isOpen()).isFalse();
    }

    @Test
    void workersThatTakeNothingMoreEndTheTries() throws Exception {
        RealtimeConnection connection = connection(Duration.ZERO);
        ScriptedGateway.Connection end = connect(connection);
        workers.shutdown();
        end.close(1011, null);
        await().atMost(LONG).until(() -> !connection.state().isOpen());
        assertThat(connection.state().getProblem()).contains("1011");
        assertThat(timer.pauses()).isEmpty();
    }
}
