package io.github.camelvzaps.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.api.GatewayException;
import io.github.camelvzaps.api.Outcome;
import io.github.camelvzaps.core.client.ScriptedServer.Reply;
import io.github.camelvzaps.core.operation.Repeat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of all lengths, in memory and in files. */
class ResponseConsumerTest {
    private static final ApiCall.Copy AS_IT_IS = (arriving, kept) -> {
        arriving.transferTo(kept);
        return "image/png";
    };

    private final CallFixture calls = new CallFixture();

    @AfterEach
    void close() {
        calls.close();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 'x');
        return bytes;
    }

    private static Reply withLength(int status, byte[] body, String headers) {
        return ScriptedServer.raw(join(
                ("HTTP/1.1 " + status + " X\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII),
                body));
    }

    private static Reply chunked(int status, byte[] body) {
        return ScriptedServer.raw(join(
                ("HTTP/1.1 " + status + " X\r\nTransfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length)
                                + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII),
                body,
                "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
    }

    /** Begins an answer that never ends. */
    private static Reply endless(int status) {
        return out -> {
            out.write(("HTTP/1.1 " + status + " X\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write("1000\r\n".getBytes(StandardCharsets.US_ASCII));
                out.write(bytes(4096));
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        };
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Test
    void aBodyAsLongAsTheBoundIsTaken() throws Exception {
        try (ScriptedServer server = new ScriptedServer(
                withLength(200, bytes(CallFixture.LARGEST_ANSWER), ""),
                chunked(200, bytes(CallFixture.LARGEST_ANSWER)))) {
            assertThat(calls.answer(server.url()).body()).hasSize(CallFixture.LARGEST_ANSWER);
            assertThat(calls.answer(server.url()).body()).hasSize(CallFixture.LARGEST_ANSWER);
        }
    }

    @Test
    void aLongerBodyIsRefusedByItsLengthAndWhileItArrives() throws Exception {
        try (ScriptedServer server = new ScriptedServer(
                withLength(200, bytes(CallFixture.LARGEST_ANSWER + 1), ""),
                chunked(200, bytes(CallFixture.LARGEST_ANSWER + 1)),
                endless(200))) {
            for (int i = 1; i <= 3; i++) {
                GatewayException failure = calls.failure(server.url());
                assertThat(failure.getOutcome()).isEqualTo(Outcome.UNKNOWN);
                assertThat(failure)
                        .hasMessageContaining("answered 200 with a body larger than maximumResponseSize, 1000 bytes");
                assertThat(server.requests).hasSize(i);
            }
        }
        await().untilAsserted(() -> assertThat(calls.client.leasedConnections()).isZero());
    }

    @Test
    void aRefusalIsReadUpToItsOwnBound() throws Exception {
        try (ScriptedServer server = new ScriptedServer(
                withLength(400, bytes(CallFixture.LARGEST_ANSWER + 1), ""), endless(400), endless(404))) {
            assertThat(calls.failure(server.url()).getStatusCode()).isEqualTo(400);
            GatewayException endless = calls.failure(server.url());
            assertThat(endless.getStatusCode()).isEqualTo(400);
            assertThat(endless.getOutcome()).isEqualTo(Outcome.REJECTED);

            // no file is written for it
            calls.copy = AS_IT_IS;
            assertThat(calls.failure(server.url()).getStatusCode()).isEqualTo(404);
        }
        await().untilAsserted(() -> assertThat(calls.client.leasedConnections()).isZero());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "GZIP"})
    void aCompressedBodyIsExpandedUpToTheBound(String encoding) throws Exception {
        String header = "Content-Encoding: " + encoding + "\r\n";
        try (ScriptedServer server = new ScriptedServer(
                withLength(200, gzip(bytes(CallFixture.LARGEST_ANSWER)), header),
                withLength(200, gzip(bytes(CallFixture.LARGEST_ANSWER + 1)), header),
                withLength(400, gzip(bytes(100_000)), header),
                withLength(400, "cut off".getBytes(StandardCharsets.US_ASCII), header))) {
            assertThat(calls.answer(server.url()).body()).hasSize(CallFixture.LARGEST_ANSWER);
            assertThat(calls.failure(server.url())).hasMessageContaining("larger than maximumResponseSize");
            assertThat(calls.failure(server.url()).getStatusCode()).isEqualTo(400);
            assertThat(calls.failure(server.url()).getStatusCode()).isEqualTo(400);
        }
    }

    @Test
    void aCompressedBodyThatIsCutOffIsAFailure() throws Exception {
        calls.repeat = Repeat.NEVER;
        try (ScriptedServer server = new ScriptedServer(
                withLength(200, "cut off".getBytes(StandardCharsets.US_ASCII), "Content-Encoding: gzip\r\n"))) {
            assertThat(calls.failure(server.url()).getOutcome()).isEqualTo(Outcome.UNKNOWN);
        }
    }

    @Test
    void aStreamedBodyGoesIntoAFile() throws Exception {
        calls.copy = AS_IT_IS;
        byte[] content = bytes(300_000);
        try (ScriptedServer server = new ScriptedServer(
                withLength(200, content, ""), withLength(200, gzip(content), "Content-Encoding: gzip\r\n"))) {
            for (int i = 0; i < 2; i++) {
                ApiResponse answer = calls.answer(server.url());
                assertThat(answer.body()).isNull();
                assertThat(answer.mediaType()).isEqualTo("image/png");
                assertThat(answer.file()).hasBinaryContent(content);
                Files.delete(answer.file().toPath());
            }
        }
    }

    @Test
    void aStreamTakesAsLongAsItTakesUnlessItIsTimed() throws Exception {
        calls.repeat = Repeat.NEVER;
        AtomicBoolean timed = new AtomicBoolean();
        calls.copy = new ApiCall.Copy() {
            @Override
            public String copy(InputStream arriving, OutputStream kept) throws IOException {
                arriving.transferTo(kept);
                return null;
            }

            @Override
            public boolean timed() {
                return timed.get();
            }
        };
        Reply slow = ScriptedServer.dripping(20, 20);
        try (ScriptedServer server = new ScriptedServer(slow, slow)) {
            ApiResponse answer = calls.answer(server.url());
            assertThat(answer.file()).hasSize(20);
            Files.delete(answer.file().toPath());

            timed.set(true);
            assertThat(calls.failure(server.url())).hasMessageContaining("(callTimeout)");
        }
    }

    @Test
    void theLengthOfAStreamMayBeRefused() throws Exception {
        AtomicLong expected = new AtomicLong();
        calls.copy = new ApiCall.Copy() {
            @Override
            public String copy(InputStream arriving, OutputStream kept) {
                throw new AssertionError("nothing is to be read");
            }

            @Override
            public void expect(long contentLength) throws IOException {
                expected.set(contentLength);
                throw new TooLargeException("the file is", "maximumMediaSize", 10);
            }
        };
        try (ScriptedServer server = new ScriptedServer()) {
            server.always(withLength(200, bytes(11), ""));
            assertThat(calls.failure(server.url()))
                    .hasMessageContaining("the file is larger than maximumMediaSize, 10 bytes");
            assertThat(expected).hasValue(11);
            assertThat(server.requests)
                    .as("a larger file is larger the next time, too")
                    .hasSize(1);
        }
    }

    @Test
    void aCopyThatFailsEndsTheCallAndLeavesNoFile() throws Exception {
        calls.repeat = Repeat.NEVER;
        calls.copy = (arriving, kept) -> {
            kept.write(arriving.read());
            throw new TooLargeException("the file is", "maximumMediaSize", 1);
        };
        try (ScriptedServer server = new ScriptedServer()) {
            server.always(endless(200));
            assertThat(calls.failure(server.url())).hasMessageContaining("larger than maximumMediaSize");
            calls.copy = (arriving, kept) -> {
                throw new IllegalStateException("odd");
            };
            assertThat(calls.failure(server.url())).hasMessageContaining("odd");
            await().untilAsserted(
                            () -> assertThat(calls.client.leasedConnections()).isZero());
        }
    }

    @Test
    void whatACopyLeavesUnreadIsNotReadToItsEnd() throws Exception {
        calls.copy = (arriving, kept) -> {
            kept.write(arriving.readNBytes(10));
            return null;
        };
        try (ScriptedServer server = new ScriptedServer()) {
            server.always(endless(200));
            ApiResponse answer = calls.answer(server.url());
            assertThat(answer.file()).hasSize(10);
            Files.delete(answer.file().toPath());
            await().untilAsserted(
                            () -> assertThat(calls.client.leasedConnections()).isZero());
        }
    }

    @Test
    void aShortRestIsReadSoThatTheConnectionCanBeUsedAgain() throws Exception {
        calls.copy = (arriving, kept) -> {
            kept.write(arriving.readNBytes(10));
            return null;
        };
        try (ScriptedServer server = new ScriptedServer()) {
            server.always(withLength(200, bytes(1_000), ""));
            for (int i = 0; i < 3; i++) {
                Files.delete(calls.answer(server.url()).file().toPath());
                // the answer is there before the pool has its connection back
                await().until(() -> calls.client.leasedConnections() == 0);
            }
            assertThat(server.connected()).isEqualTo(1);
        }
    }

    @Test
    void aStreamWhoseConnectionBreaksIsAFailure() throws Exception {
        calls.repeat = Repeat.NEVER;
        calls.copy = AS_IT_IS;
        try (ScriptedServer server = new ScriptedServer(out -> {
            out.write("HTTP/1.1 200 X\r\nContent-Length: 100\r\n\r\nxx".getBytes(StandardCharsets.US_ASCII));
            return false;
        })) {
            assertThat(calls.failure(server.url()).getOutcome()).isEqualTo(Outcome.UNKNOWN);
        }
    }

    @Test
    void aStoppedComponentKeepsNoFiles() throws Exception {
        calls.repeat = Repeat.NEVER;
        calls.copy = AS_IT_IS;
        calls.workers.shutdown();
        try (ScriptedServer server = new ScriptedServer()) {
            assertThat(calls.failure(server.url())).hasMessageContaining("the component was stopped");
        }
    }

    @Test
    void whatComesBeforeTheAnswerIsPassedOver() throws Exception {
        try (ScriptedServer server = new ScriptedServer(
                ScriptedServer.raw("HTTP/1.1 102 X\r\n\r\nHTTP/1.1 200 X\r\nContent-Length: 2\r\n\r\n{}"))) {
            assertThat(calls.answer(server.url()).body()).hasSize(2);
        }
    }

    @Test
    void anAnswerKeptInMemoryAfterwardsHasNoFile() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            ApiResponse answer = calls.answer(server.url()).inMemory(bytes(3));
            assertThat(answer.body()).hasSize(3);
            assertThat(answer.file()).isNull();
            assertThat(answer.mediaType()).isNull();
            assertThat(answer.status()).isEqualTo(200);
        }
    }
}
