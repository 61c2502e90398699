package io.github.camelvzaps.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.api.Failure;
import io.github.camelvzaps.api.FailureReason;
import io.github.camelvzaps.core.operation.Access;
import io.github.camelvzaps.core.operation.AssembledRequest;
import io.github.camelvzaps.core.operation.Operation;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FailureTextTest {
    private static final Credentials CREDENTIALS = new Credentials() {
        @Override
        public CompletableFuture<Map<String, String>> headers(Access access, String instanceToken) {
            return CompletableFuture.completedFuture(Map.of());
        }

        @Override
        public Set<String> headerNames() {
            return Set.of();
        }

        @Override
        public boolean refused(Map<String, String> headers) {
            return false;
        }

        @Override
        public String advice(int status) {
            return "Check the token (" + status + ")";
        }
    };

    private static final ClientSettings SETTINGS = new ClientSettings(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            Duration.ofSeconds(4),
            7,
            5,
            1_000,
            new FailurePatterns(null),
            null,
            null,
            null,
            0,
            null,
            null,
            "test");

    private static final FailureText TEXT = new FailureText(
            new ApiCall(
                    new AssembledRequest(
                            Operation.of("messages/send", Operation.POST, "/send", Access.INSTANCE, "Sends"),
                            "/send",
                            Map.of(),
                            Map.of()),
                    BaseUrl.parse("baseUrl", "https://api.example:8443/v1"),
                    CREDENTIALS,
                    null,
                    Map.of(),
                    null,
                    null),
            SETTINGS);

    private static final class OwnWords extends IOException implements FinalFailure {
        private static final long serialVersionUID = 1L;

        OwnWords() {
            super("in its own words");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | no | answered 400: no",
                "400 | ''  | answered 400",
                "401 | no | answered 401: no. Check the token (401)",
                "403 | ''  | answered 403. Check the token (403)",
                "404 | ''  | answered 404. Check instanceId and baseUrl",
                "299 | ''  | answered 299",
                "302 | ''  | answered 302. Redirects are not followed; check baseUrl",
                "500 | ''  | answered 500"
            })
    void anAnswerIsRepeatedWithWhatToCheck(int status, String message, String text) {
        Failure failure =
                new Failure(status, "", message, null, null, null, Map.of(), null, false, FailureReason.OTHER);
        assertThat(TEXT.answered(failure)).isEqualTo(text);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new OwnWords(), false, "in its own words"),
                Arguments.of(new OwnWords(), true, "in its own words"),
                Arguments.of(
                        new UnknownHostException("x"), false, "the host api.example:8443 is not known; check baseUrl"),
                Arguments.of(new UnknownHostException("x"), true, "the connection to api.example:8443 broke: x"),
                Arguments.of(new ConnectException("refused"), false, "no connection to api.example:8443 (refused)"),
                Arguments.of(
                        new ConnectException("refused"), true, "the connection to api.example:8443 broke: refused"),
                Arguments.of(
                        new SSLHandshakeException("untrusted"),
                        false,
                        "no secure connection to api.example:8443 (untrusted); check sslContextParameters and baseUrl"),
                Arguments.of(new SSLHandshakeException("cut"), true, "the connection to api.example:8443 broke: cut"),
                Arguments.of(new SocketTimeoutException("x"), true, "no answer from api.example:8443 within 2000 ms"),
                Arguments.of(new IOException("cut"), true, "the connection to api.example:8443 broke: cut"),
                Arguments.of(new IOException("cut"), false, "no connection to api.example:8443: cut"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aBrokenCallSaysWhereItBrokeAndWhetherAnythingWasSent(Exception cause, boolean sent, String text) {
        assertThat(TEXT.broke(cause, sent)).isEqualTo(text);
    }

    @Test
    void whatTookTooLongNamesItsBound() {
        assertThat(TEXT.noConnectionLeft())
                .isEqualTo("no free connection to api.example:8443 within 3000 ms; all 5 are busy");
        assertThat(TEXT.late(true)).isEqualTo("no complete answer from api.example:8443 within 4000 ms (callTimeout)");
        assertThat(TEXT.late(false)).isEqualTo("nothing sent to api.example:8443 within 4000 ms (callTimeout)");
    }

    @Test
    void aStoppedClientSaysWhetherTheConnectionWasThere() {
        assertThat(TEXT.stopped(true)).isEqualTo("the connection to api.example:8443: the client was stopped");
        assertThat(TEXT.stopped(false)).isEqualTo("no connection to api.example:8443: the client was stopped");
    }
}
