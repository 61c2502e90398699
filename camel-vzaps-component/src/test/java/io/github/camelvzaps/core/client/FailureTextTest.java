package io.github.camelvzaps.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.api.Failure;
import io.github.camelvzaps.api.FailureReason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FailureTextTest {
    /** As media have it: half of seven connections, and as long a wait for one as the call may take. */
    private static final ClientSettings SETTINGS = CallFixture.settings(
                    Duration.ofSeconds(4), Duration.ofSeconds(2), Duration.ofSeconds(3), 9, null, null)
            .forMedia(7, null);

    private final CallFixture calls = new CallFixture();
    private final FailureText text = new FailureText(calls.call("https://api.example:8443/v1"), SETTINGS);

    @AfterEach
    void close() {
        calls.close();
    }

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
                "401 | no | answered 401: no. Check the token",
                "403 | ''  | answered 403. Check the token",
                "404 | ''  | answered 404. Check instanceId and baseUrl",
                "299 | ''  | answered 299",
                "302 | ''  | answered 302. Redirects are not followed; check baseUrl",
                "500 | ''  | answered 500"
            })
    void anAnswerIsRepeatedWithWhatToCheck(int status, String message, String said) {
        Failure failure =
                new Failure(status, "", message, null, null, null, Map.of(), null, false, FailureReason.OTHER);
        assertThat(text.answered(failure)).isEqualTo(said);
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
    void aBrokenCallSaysWhereItBrokeAndWhetherAnythingWasSent(Exception cause, boolean sent, String said) {
        assertThat(text.broke(cause, sent)).isEqualTo(said);
    }

    @Test
    void whatTookTooLongNamesItsBound() {
        assertThat(text.noConnectionLeft())
                .isEqualTo("no free connection to api.example:8443 within 4000 ms; all 3 are busy");
        assertThat(text.late(true)).isEqualTo("no complete answer from api.example:8443 within 4000 ms (callTimeout)");
        assertThat(text.late(false)).isEqualTo("nothing sent to api.example:8443 within 4000 ms (callTimeout)");
    }

    @Test
    void aStoppedClientSaysWhetherTheConnectionWasThere() {
        assertThat(text.stopped(true)).isEqualTo("the connection to api.example:8443: the client was stopped");
        assertThat(text.stopped(false)).isEqualTo("no connection to api.example:8443: the client was stopped");
    }
}
