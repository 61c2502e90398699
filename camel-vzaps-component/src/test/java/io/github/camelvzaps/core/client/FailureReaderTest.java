package io.github.camelvzaps.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.api.Failure;
import io.github.camelvzaps.api.FailureReason;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureReaderTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-04-13T12:00:00Z"), ZoneOffset.UTC);

    private final FailureReader reader = new FailureReader(new ObjectMapper(), NOON, new FailurePatterns(null));

    private Failure read(int status, String body, String... headers) {
        BasicHttpResponse head = new BasicHttpResponse(status);
        for (int i = 0; i < headers.length; i += 2) {
            head.addHeader(headers[i], headers[i + 1]);
        }
        byte[] bytes = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
        return reader.read(new ApiResponse(head, bytes, null, null)
                .concealing(text -> text == null ? null : text.replace("tok-1", "xxxxxx")));
    }

    /** The bodies use single quotes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'message':'no'} | 400 | no",
                "{'code':'E1','success':false,'message':'no'} | E1 | no",
                "{'error_code':7,'error':'no'} | 7 | no",
                "{'message':['one','two'],'error':'E2','statusCode':400} | E2 | one",
                "{'error':'E3'} | 400 | E3",
                "{'detail':'no'} | 400 | no",
                "{'errors':[{'message':'no'}]} | 400 | no",
                "{'errors':['no']} | 400 | no",
                "{'data':{'error':'no','message':'later'}} | 400 | no",
                "{'data':{'message':'no'}} | 400 | no",
                "{'message':null,'error':' ','detail':'no'} | 400 | no",
                "{'message':[],'errors':[]} | 400 | ''",
                "{'message':[1],'detail':'no'} | 400 | no",
                "{'something':'else'} | 400 | ''",
                "  sorry  | 400 | sorry",
                " <html>sorry | 400 | ''"
            })
    void theWordsAndTheCodeAreFoundWhereverClientsLookForThem(String body, String code, String message) {
        Failure failure = read(400, body.replace('\'', '"'));
        assertThat(failure.status()).isEqualTo(400);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.message()).isEqualTo(message.equals("''") ? "" : message);
        assertThat(failure.requestId()).isNull();
        assertThat(failure.headers()).isEmpty();
        assertThat(failure.details()).isNull();
        assertThat(failure.retryAfter()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'code':503,'success':false} | true",
                "{'code':503,'success':true} | false",
                "{'code':503} | false",
                "{'code':null,'success':false} | false",
                "{'statusCode':503,'message':'no','error':'E'} | true",
                "{'statusCode':503,'message':'no'} | false",
                "nothing | false"
            })
    void theGatewayIsKnownByTheMembersThatAProxyHasNot(String body, boolean own) {
        assertThat(read(503, body.replace('\'', '"')).ownShape()).isEqualTo(own);
    }

    @ParameterizedTest
    @CsvSource({
        "7, 7000",
        " 7 , 7000",
        "-7, 0",
        "'Mon, 13 Apr 2026 12:00:05 GMT', 5000",
        "'Mon, 13 Apr 2026 11:59:55 GMT', 0",
        "soon, "
    })
    void theTimeToWaitIsReadAsSecondsOrAsADate(String header, Long millis) {
        Duration wait = read(429, null, "Retry-After", header).retryAfter();
        assertThat(wait).isEqualTo(millis == null ? null : Duration.ofMillis(millis));
    }

    @Test
    void whatIsLongIsCutAndWhatIsSecretIsHidden() {
        String text = "tok-1 " + "x".repeat(5000);
        Failure failure = read(400, text, "X-Request-Id", "req tok-1");
        assertThat(failure.message()).hasSize(303).startsWith("xxxxxx x").endsWith("x...");
        assertThat(failure.body()).hasSize(4003).startsWith("xxxxxx x").endsWith("x...");
        assertThat(failure.requestId()).isEqualTo("req xxxxxx");
        assertThat(failure.headers()).isEqualTo(Map.of("X-Request-Id", "req xxxxxx"));
        assertThat(read(400, "x".repeat(300)).message()).hasSize(300);
        assertThat(read(400, null).body()).isEmpty();
    }

    @Test
    void theReasonIsFoundInTheWordsAndTheDetailsAreKept() {
        Failure failure = read(400, "{\"message\":\"number not on WhatsApp\",\"details\":{\"field\":[1]}}");
        assertThat(failure.reason()).isEqualTo(FailureReason.NOT_ON_WHATSAPP);
        assertThat(failure.details()).isEqualTo(Map.of("field", List.of(1)));
        assertThat(read(429, "").reason()).isEqualTo(FailureReason.RATE_LIMITED);
        assertThat(read(400, "").reason()).isEqualTo(FailureReason.OTHER);
    }
}
