package io.github.camelvzaps.core.client;

import static io.github.camelvzaps.core.client.CallFixture.failure;
import static io.github.camelvzaps.core.client.CallFixture.fields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.api.GatewayException;
import io.github.camelvzaps.api.Outcome;
import io.github.camelvzaps.core.client.ScriptedServer.Reply;
import io.github.camelvzaps.core.operation.Media;
import io.github.camelvzaps.core.operation.Repeat;
import io.github.camelvzaps.simulator.VzapsSimulator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a call, try by try; the server counts the tries. */
class ApiClientTest {
    private static final Reply BUSY = ScriptedServer.status(429, "{\"message\":\"slowly\"}");

    private final CallFixture calls = new CallFixture();

    @AfterEach
    void close() {
        calls.close();
    }

    private static Media media(boolean repeatable) {
        return new Media(
                "image/png", repeatable, () -> new ByteArrayInputStream("image".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aCallSendsWhatItIsMadeOfAndGetsTheAnswer() throws Exception {
        calls.body = fields("text", "Olá");
        calls.headers = Map.of("X-Own", "1");
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.status(201, "{\"a\":1}", "X-Id: 7"))) {
            ApiResponse answer = calls.answer(server.url() + "/v1/");

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.header("X-Id")).isEqualTo("7");
            assertThat(answer.header("X-None")).isNull();
            assertThat(answer.headers()).hasSize(2);
            assertThat(answer.body()).asString().isEqualTo("{\"a\":1}");
            assertThat(server.requests).hasSize(1);
            assertThat(server.requests.get(0))
                    .startsWith("POST /v1/do?a=b HTTP/1.1\r\n")
                    .contains("X-Own: 1\r\n", "X-Token: first-token\r\n", "Accept: application/json\r\n")
                    .contains("Content-Type: application/json", "User-Agent: test\r\n")
                    .endsWith("\r\n\r\n{\"text\":\"Olá\"}");
        }
        await().untilAsserted(() -> assertThat(calls.client.leasedConnections()).isZero());
    }

    @Test
    void aCallMayAskForAnotherTypeAndCarryNoBody() throws Exception {
        calls.headers = Map.of("Accept", "image/png");
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.raw("HTTP/1.1 204 X\r\n\r\n"))) {
            assertThat(calls.answer(server.url()).body()).isEmpty();
            assertThat(server.requests.get(0)).contains("Accept: image/png\r\n").doesNotContain("application/json");
        }
    }

    @Test
    void contentIsStreamedIntoTheBody() throws Exception {
        calls.body = fields("to", "x", "image", media(true), "last", Map.of("a", 1));
        try (ScriptedServer server = new ScriptedServer()) {
            calls.answer(server.url());
            assertThat(server.requests.get(0))
                    .contains("chunked")
                    .endsWith("{\"to\":\"x\",\"image\":\"data:image/png;base64,aW1hZ2U=\",\"last\":{\"a\":1}}");
        }
    }

    @Test
    void aRefusalIsRepeatedInWordsWithItsRequestIdAndWithoutTheTokenThatItEchoes() throws Exception {
        try (ScriptedServer server = new ScriptedServer(
                ScriptedServer.status(400, "{\"message\":\"not with first-token\"}", "X-Request-Id: r1"))) {
            GatewayException refused = calls.failure(server.url());
            assertThat(refused.getOutcome()).isEqualTo(Outcome.REJECTED);
            assertThat(refused).hasMessageContaining("things/do: answered 400: not with xxxxxx (request r1)");
            assertThat(server.requests).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"ALWAYS, 3", "ONLY_IF_NOT_DONE, 3", "NEVER, 1"})
    void whatWasNotDoneIsTriedAgainAsOftenAsTheRuleSays(Repeat repeat, int tries) throws Exception {
        calls.repeat = repeat;
        try (ScriptedServer server = new ScriptedServer()) {
            server.always(BUSY);
            assertThat(calls.failure(server.url()).getOutcome()).isEqualTo(Outcome.REJECTED);
            assertThat(server.requests).hasSize(tries);
        }
        await().untilAsserted(() -> assertThat(calls.client.leasedConnections()).isZero());
    }

    @ParameterizedTest
    @CsvSource({"ALWAYS, 3", "ONLY_IF_NOT_DONE, 1", "NEVER, 1"})
    void whatMayHaveBeenDoneIsTriedAgainOnlyWhenThatDoesNoHarm(Repeat repeat, int tries) throws Exception {
        calls.repeat = repeat;
        try (ScriptedServer server = new ScriptedServer()) {
            server.always(ScriptedServer.hangUp());
            GatewayException broke = calls.failure(server.url());
            assertThat(broke.getOutcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(broke)
                    .hasMessageContaining("the connection to 127.0.0.1")
                    .hasMessageContaining("broke");
            assertThat(server.requests).hasSize(tries);
        }
    }

    @Test
    void aLaterTrySucceeds() throws Exception {
        calls.repeat = Repeat.ONLY_IF_NOT_DONE;
        try (ScriptedServer server = new ScriptedServer(BUSY, BUSY, ScriptedServer.status(200, "{}"))) {
            assertThat(calls.answer(server.url()).status()).isEqualTo(200);
            assertThat(server.requests).hasSize(3);
        }
    }

    @Test
    void contentThatCanBeReadOnceIsSentOnce() throws Exception {
        calls.body = fields("image", media(false));
        try (ScriptedServer server = new ScriptedServer()) {
            server.always(BUSY);
            assertThat(calls.failure(server.url()).getOutcome()).isEqualTo(Outcome.REJECTED);
            assertThat(server.requests).hasSize(1);
            calls.body = fields("image", media(true));
            calls.failure(server.url());
            assertThat(server.requests).hasSize(4);
        }
    }

    @Test
    void contentThatCannotBeReadIsNotSent() throws Exception {
        calls.body = fields("image", new Media("image/png", true, () -> {
            throw new IOException("no such file");
        }));
        try (ScriptedServer server = new ScriptedServer()) {
            GatewayException failure = calls.failure(server.url());
            assertThat(failure.getOutcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(failure).hasMessageContaining("things/do: the media could not be read: no such file");
            assertThat(server.requests).isEmpty();
        }
    }

    @Test
    void contentWhoseReadingThrowsAnythingElseIsNotSentEither() throws Exception {
        calls.body = fields("image", new Media("image/png", true, () -> {
            throw new IllegalStateException("odd");
        }));
        try (ScriptedServer server = new ScriptedServer()) {
            assertThat(calls.failure(server.url()).getOutcome()).isEqualTo(Outcome.NOT_SENT);
        }
    }

    @Test
    void aBodyThatCannotBeWrittenIsNotSent() throws Exception {
        calls.body = fields("odd", new Object());
        try (ScriptedServer server = new ScriptedServer()) {
            GatewayException failure = calls.failure(server.url());
            assertThat(failure.getOutcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(failure).hasMessageContaining("the request could not be written");
            assertThat(server.requests).isEmpty();
        }
    }

    @Test
    void aRefusedTokenIsReplacedOnce() throws Exception {
        calls.repeat = Repeat.ONLY_IF_NOT_DONE;
        calls.tokens.add(Map.of("X-Token", "second-token"));
        try (ScriptedServer server =
                new ScriptedServer(ScriptedServer.status(401, "{}"), ScriptedServer.status(200, "{}"))) {
            assertThat(calls.answer(server.url()).status()).isEqualTo(200);
            assertThat(server.requests).hasSize(2);
            assertThat(server.requests.get(1)).contains("X-Token: second-token");
            assertThat(calls.refused).containsExactly(Map.of("X-Token", "first-token"));
        }
    }

    @Test
    void aSecondRefusalOfATokenEndsTheCall() throws Exception {
        calls.tokens.add(Map.of("X-Token", "second-token"));
        calls.tokens.add(Map.of("X-Token", "third-token"));
        try (ScriptedServer server = new ScriptedServer()) {
            server.always(ScriptedServer.status(401, "{}"));
            assertThat(calls.failure(server.url())).hasMessageContaining("answered 401. Check the token");
            assertThat(server.requests).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic realm=\"gateway\"", "=,", "Negotiate"})
    void aChallengeDoesNotChangeWhatA401Means(String challenge) throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            server.always(ScriptedServer.status(401, "{}", "WWW-Authenticate: " + challenge));
            GatewayException failure = calls.failure(server.url());
            assertThat(failure.getOutcome()).isEqualTo(Outcome.REJECTED);
            assertThat(failure).hasMessageContaining("answered 401. Check the token");
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void aCallThatIsNeverRepeatedKeepsItsToken() throws Exception {
        calls.repeat = Repeat.NEVER;
        calls.tokens.add(Map.of("X-Token", "second-token"));
        try (ScriptedServer server = new ScriptedServer()) {
            server.always(ScriptedServer.status(401, "{}"));
            calls.failure(server.url());
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void withoutCredentialsNothingIsSent() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            calls.credentials = CompletableFuture.failedFuture(new CredentialsException("the token call failed"));
            GatewayException failed = calls.failure(server.url());
            assertThat(failed.getOutcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(failed).hasMessageContaining("things/do: the token call failed");

            calls.credentials = null;
            calls.tokens.clear();
            calls.tokens.add(Map.of());
            assertThat(calls.failure(server.url())).hasMessageContaining("things/do: set the option token");
            assertThat(server.requests).isEmpty();
        }
    }

    @Test
    void aServerThatDoesNotListenGetsNothing() throws Exception {
        String nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = "http://127.0.0.1:" + socket.getLocalPort();
        }
        calls.repeat = Repeat.ONLY_IF_NOT_DONE;
        GatewayException failure = calls.failure(nobody);
        assertThat(failure.getOutcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(failure).hasMessageContaining("no connection to 127.0.0.1");
    }

    @Test
    void aPlainServerIsAskedOnceForASecureConnection() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            CompletableFuture<ApiResponse> call = calls.start("https://127.0.0.1:" + plain.getLocalPort());
            try (Socket first = plain.accept()) {
                first.getOutputStream().write("HTTP/1.1 400 X\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                first.getOutputStream().flush();
                GatewayException failure = failure(call);
                assertThat(failure.getOutcome()).isEqualTo(Outcome.NOT_SENT);
                assertThat(failure).hasMessageContaining("no secure connection to 127.0.0.1");
            }
            plain.setSoTimeout(200);
            assertThatThrownBy(plain::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aSilentServerIsGivenUpAfterItsSilence() throws Exception {
        calls.repeat = Repeat.NEVER;
        try (ScriptedServer server = new ScriptedServer()) {
            server.always(server.silence());
            GatewayException failure = calls.failure(server.url());
            assertThat(failure.getOutcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(failure).hasMessageContaining("no answer from 127.0.0.1").hasMessageContaining("within 600 ms");
        }
    }

    @Test
    void aCallWhoseAnswerDripsEndsWithItsTime() throws Exception {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.dripping(100, 99))) {
            GatewayException failure = calls.failure(server.url());
            assertThat(failure.getOutcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(failure)
                    .hasMessageContaining("no complete answer from 127.0.0.1")
                    .hasMessageContaining("within 1200 ms (callTimeout)");
            assertThat(server.requests).hasSize(1);
        }
        await().untilAsserted(() -> assertThat(calls.client.leasedConnections()).isZero());
    }

    @Test
    void aCallThatIsGivenUpClosesItsConnectionThoughItWasOpenBefore() throws Exception {
        try (ScriptedServer server =
                new ScriptedServer(ScriptedServer.status(200, "{}"), ScriptedServer.dripping(100, 99))) {
            calls.answer(server.url());
            // the answer is there before the pool has its connection back
            await().until(() -> calls.client.leasedConnections() == 0);
            assertThat(calls.failure(server.url())).hasMessageContaining("(callTimeout)");
            assertThat(server.connected()).isEqualTo(1);
            await().untilAsserted(() -> assertThat(server.open()).isZero());
        }
    }

    @Test
    void contentThatComesSlowlyIsSentToItsEnd() throws Exception {
        calls.body = fields("image", new Media("image/png", true, () -> new InputStream() {
            private int left = 8;

            @Override
            public int read() {
                throw new UnsupportedOperationException("content is read in chunks");
            }

            @Override
            public int read(byte[] chunk, int from, int length) throws IOException {
                try {
                    Thread.sleep(250);
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                return left-- > 0 ? length : -1;
            }
        }));
        try (ScriptedServer server = new ScriptedServer()) {
            assertThat(calls.answer(server.url()).status()).isEqualTo(200);
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void aConnectionThatIsBeingOpenedIsNotTakenForAFullPool() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket first = new Socket(full.getInetAddress(), full.getLocalPort());
                Socket second = new Socket(full.getInetAddress(), full.getLocalPort());
                CallFixture patient =
                        new CallFixture(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(200), 1)) {
            assertThat(first.isConnected() && second.isConnected()).isTrue();
            GatewayException failure = patient.failure("http://127.0.0.1:" + full.getLocalPort());
            assertThat(failure.getOutcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(failure)
                    .hasMessageContaining("nothing sent to 127.0.0.1")
                    .hasMessageContaining("(callTimeout)");
        }
    }

    @Test
    void aProxyGetsTheCallWithItsPassword() throws Exception {
        try (ScriptedServer proxy =
                        new ScriptedServer(ScriptedServer.status(407, "", "Proxy-Authenticate: Basic realm=\"p\""));
                CallFixture behind = new CallFixture(CallFixture.settings(
                        CallFixture.CALL_TIMEOUT,
                        CallFixture.SILENCE,
                        CallFixture.SILENCE,
                        1,
                        null,
                        URI.create(proxy.url())))) {
            assertThat(behind.answer("http://gateway.example").status()).isEqualTo(200);
            assertThat(proxy.requests).hasSize(2);
            assertThat(proxy.requests.get(1))
                    .startsWith("POST http://gateway.example/do?a=b ")
                    .contains("Proxy-Authorization: Basic bWU6cHJveHktcGFzc3dvcmQ=");
        }
    }

    @Test
    void theTrustOfTheOptionIsUsed() throws Exception {
        try (VzapsSimulator simulator = VzapsSimulator.builder().tls().start();
                CallFixture trusting = new CallFixture(CallFixture.settings(
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(20),
                        1,
                        simulator.sslContext(),
                        null))) {
            assertThat(trusting.failure(simulator.url()).getStatusCode()).isEqualTo(404);
        }
    }

    @Test
    void aClosedClientLeavesNoConnectionAndNoTask() throws Exception {
        CallFixture closing = new CallFixture();
        try (ScriptedServer server = new ScriptedServer()) {
            closing.answer(server.url());
            assertThat(server.open()).isEqualTo(1);
            closing.client.close();
            await().untilAsserted(() -> assertThat(server.open()).isZero());
            await().untilAsserted(() ->
                    assertThat(closing.timer.getQueue()).allMatch(task -> ((Future<?>) task).isCancelled()));
        } finally {
            closing.close();
        }
    }

    @Test
    void aCallThatWaitsForItsNextTryEndsWithItsTimeAndTheLastAnswer() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            server.always(ScriptedServer.status(429, "{\"message\":\"later\"}", "Retry-After: 5"));
            GatewayException failure = calls.failure(server.url());
            assertThat(failure.getOutcome()).isEqualTo(Outcome.REJECTED);
            assertThat(failure.getStatusCode()).isEqualTo(429);
            assertThat(failure).hasMessageContaining("(callTimeout)");
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void aCallThatFindsNoFreeConnectionIsNotSent() throws Exception {
        try (ScriptedServer server = new ScriptedServer();
                CallFixture one =
                        new CallFixture(Duration.ofSeconds(9), Duration.ofSeconds(3), Duration.ofMillis(200), 1)) {
            server.always(server.silence());
            one.repeat = Repeat.NEVER;
            CompletableFuture<ApiResponse> first = one.start(server.url());
            await().until(() -> server.requests.size() == 1);
            assertThat(one.client.leasedConnections()).isEqualTo(1);

            GatewayException second = one.failure(server.url());

            assertThat(second.getOutcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(second).hasMessageContaining("no free connection to 127.0.0.1");
            assertThat(failure(first).getOutcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void aClosedClientEndsWhatIsOutAndWhatWaits() throws Exception {
        CallFixture closing = new CallFixture(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(1), 4);
        try (ScriptedServer server =
                new ScriptedServer(ScriptedServer.status(429, "{\"message\":\"later\"}", "Retry-After: 9"))) {
            server.always(server.silence());
            CompletableFuture<ApiResponse> waits = closing.start(server.url());
            await().until(() -> server.requests.size() == 1);
            CompletableFuture<ApiResponse> out = closing.start(server.url());
            await().until(() -> server.requests.size() == 2);

            closing.close();

            assertThat(out).isDone();
            assertThat(failure(out).getOutcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(failure(out)).hasMessageContaining("the client was stopped");
            assertThat(failure(waits).getOutcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(failure(waits)).hasMessageContaining("the client was stopped before the next try");

            GatewayException late = closing.failure(server.url());
            assertThat(late.getOutcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(late).hasMessageContaining("the client was stopped");
            assertThat(server.requests).hasSize(2);
        }
    }

    @Test
    void aTryThatTheTimerNoLongerTakesFails() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            server.always(BUSY);
            calls.timer.shutdown();
            GatewayException failure = calls.failure(server.url());
            assertThat(failure.getOutcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(failure).hasMessageContaining("the client was stopped before the next try");
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void errorsOnAllIoThreadsCostTheHttpClientAndNotTheNextCall() throws Exception {
        AtomicInteger left = new AtomicInteger(Runtime.getRuntime().availableProcessors());
        try (ScriptedServer server = new ScriptedServer();
                CallFixture hit =
                        new CallFixture(Duration.ofMillis(400), Duration.ofMillis(400), Duration.ofMillis(400), 4)) {
            hit.repeat = Repeat.NEVER;
            hit.copy = new ApiCall.Copy() {
                @Override
                public String copy(InputStream arriving, OutputStream kept) {
                    return null;
                }

                @Override
                public void expect(long contentLength) {
                    left.decrementAndGet();
                    throw new OutOfMemoryError("planted");
                }
            };
            while (left.get() > 0) {
                hit.failure(server.url());
            }
            hit.copy = null;
            // the first try may meet the old one while it stops
            hit.repeat = Repeat.ONLY_IF_NOT_DONE;
            for (int i = 0; i < 2; i++) {
                assertThat(hit.answer(server.url()).status()).isEqualTo(200);
                assertThat(hit.replaced).hasValue(1);
            }
        }
    }

    @Test
    void aClientThatIsStillStartingIsNotReplaced() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            for (int i = 0; i < 100; i++) {
                // HttpClient starts on a thread of its own, so the call may come first
                try (CallFixture starting = new CallFixture()) {
                    assertThat(starting.answer(server.url()).status()).isEqualTo(200);
                    assertThat(starting.replaced).hasValue(0);
                }
            }
        }
    }

    @Test
    void whatFailedBeforeTheCallNamesTheOperation() {
        GatewayException failure = ApiClient.notSent("things/do", new IOException("no body"));
        assertThat(failure.getOutcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(failure).hasMessageContaining("no body");
        assertThat(failure.getOperation()).isEqualTo("things/do");
    }

    @Test
    void aGoodStatusWithARefusalOrWithNonsenseIsAFailure() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            server.always(ScriptedServer.status(200, "{\"success\":false,\"code\":\"E1\",\"message\":\"no\"}"));
            ApiResponse answer = calls.answer(server.url());
            ApiCall call = calls.call(server.url());

            GatewayException refused = calls.client.refused(call, answer);
            assertThat(refused.getOutcome()).isEqualTo(Outcome.REJECTED);
            assertThat(refused).hasMessageContaining("things/do: refused: no");

            GatewayException unreadable =
                    calls.client.unreadable(call, answer, new IOException("what about first-token"));
            assertThat(unreadable.getOutcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(unreadable)
                    .hasMessageContaining("things/do: answered 200 with a body that cannot be read as the wanted");
            assertThat(unreadable.getCause()).hasMessageNotContaining("first-token");

            server.always(ScriptedServer.status(200, "{}"));
            assertThat(calls.client.refused(call, calls.answer(server.url())))
                    .hasMessageContaining("refused: no reason given");
        }
    }
}
