package io.github.camelvzaps.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever form a server gives the body of a call, the JSON in it is read. */
class WebhookBodyTest {
    private final ObjectMapper mapper = new ObjectMapper();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Exchange exchange = new DefaultExchange(context);

    @AfterEach
    void close() throws Exception {
        exchange.getContext().close();
    }

    private String read(Object body, int most) throws IOException {
        Message http = exchange.getMessage();
        http.setBody(body);
        BodyIntake intake = new BodyIntake(most, new BytesInFlight(1000).share());
        return new String(WebhookBody.read(http, intake, mapper), StandardCharsets.UTF_8);
    }

    @Test
    void textBytesStreamsAndFieldsOfAFormAreRead() throws Exception {
        assertThat(read("{\"a\":1}", 100)).isEqualTo("{\"a\":1}");
        assertThat(read("{\"a\":1}".getBytes(StandardCharsets.UTF_8), 100)).isEqualTo("{\"a\":1}");
        assertThat(read(Map.of("a", "1"), 100)).isEqualTo("{\"a\":\"1\"}");
        assertThat(read(null, 100)).isEmpty();
    }

    @Test
    void streamsAreClosedAlsoWhenTheyAreTooLong() throws Exception {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream stream = new ByteArrayInputStream(new byte[50]) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        assertThatThrownBy(() -> read(stream, 49)).isInstanceOf(BodyRefused.class);
        assertThat(closed).isTrue();
        closed.set(false);
        stream.reset();
        assertThat(read((RawBody) () -> stream, 50)).hasSize(50);
        assertThat(closed).isTrue();
    }

    @Test
    void theFieldsOfAFormHaveTheSameLimit() {
        assertThatThrownBy(() -> read(Map.of("a", "1"), 8)).isInstanceOf(BodyRefused.class);
    }

    @Test
    void aLengthThatIsTooLargeIsRefusedBeforeAnythingIsRead() {
        exchange.getMessage().setHeader(Exchange.CONTENT_LENGTH, "101");
        assertThatThrownBy(() -> read("{}", 100))
                .isInstanceOfSatisfying(
                        BodyRefused.class,
                        refused -> assertThat(refused.status()).isEqualTo(413));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "application/json; charset=ISO-8859-1 | ISO-8859-1",
                "application/json; charset=\"windows-1252\"; x=y | windows-1252",
                "Application/JSON;CHARSET = iso-8859-1 | ISO-8859-1",
                "application/json; charset=utf-8 | UTF-8",
                "application/json; charset=UTF-16 | UTF-8",
                "application/json; charset=no-such-one | UTF-8",
                "application/json; charset=\u00e7 | UTF-8",
                "application/json | UTF-8",
                "- | UTF-8"
            })
    void onlyACharsetThatIsNotOneOfUnicodeIsTakenAtItsWord(String contentType, String sentIn) throws Exception {
        byte[] sent = "{\"text\":\"A\u00e7\u00e3o\"}".getBytes(Charset.forName(sentIn));
        assertThat(mapper.readTree(WebhookBody.json(sent, contentType, mapper))
                        .path("text")
                        .asText())
                .isEqualTo("A\u00e7\u00e3o");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "payload=%7B%22a%22%3A1%7D&x=1+2 | {\"payload\":\"{\\\"a\\\":1}\",\"x\":\"1 2\"}",
                "a=1&&=2&b&c= | {\"a\":\"1\",\"c\":\"\"}",
                "{\"a\":\"b=c\"} | {\"a\":\"b=c\"}",
                "null | null",
                "[1] | [1]",
                "_a=1 | _a=1"
            })
    void aFormBecomesAnObjectAndJsonStaysAsItIs(String sent, String json) throws Exception {
        byte[] read = WebhookBody.json(sent.getBytes(StandardCharsets.UTF_8), null, mapper);
        assertThat(new String(read, StandardCharsets.UTF_8)).isEqualTo(json);
    }

    @Test
    void nothingIsNothingAndABadEscapeIsSaid() throws Exception {
        assertThat(WebhookBody.json(new byte[0], null, mapper)).isEmpty();
        assertThatThrownBy(() -> WebhookBody.json("a=%zz".getBytes(StandardCharsets.UTF_8), null, mapper))
                .isInstanceOf(IOException.class)
                .hasMessage("the form is badly encoded");
    }
}
