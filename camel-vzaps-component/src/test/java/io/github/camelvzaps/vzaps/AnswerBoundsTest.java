package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.api.GatewayException;
import io.github.camelvzaps.api.NotSentException;
import io.github.camelvzaps.api.RejectedException;
import io.github.camelvzaps.api.UnknownOutcomeException;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is answered has a bound while it arrives. */
@Timeout(60)
class AnswerBoundsTest {
    private static final int MAXIMUM = 100_000;
    private static final String PATH = "/instances/VZ1/chat/send/text";
    private static final String SEND = "vzaps:messages/sendText?phone=5511999999999";

    /** What socket buffers on both sides may hold of bytes that nobody reads. */
    private static final long BUFFERS = 16 << 20;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private StrangeServer server;
    private VzapsComponent component;

    @BeforeEach
    void start() throws Exception {
        server = new StrangeServer();
        component = context.getComponent("vzaps", VzapsComponent.class);
        VzapsConfiguration options = component.getConfiguration();
        options.setBaseUrl("http://127.0.0.1:" + server.port());
        options.setInstanceId("VZ1");
        options.setClientToken("client");
        options.setInstanceToken("instance");
        options.setMaximumResponseSize(MAXIMUM);
        options.setMaxConnections(1);
        options.setRequestTimeout(10_000);
        context.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        context.stop();
    }

    private Exchange send(StrangeServer.Answer answer) {
        server.on(PATH, answer);
        return context.createFluentProducerTemplate().to(SEND).withBody("Hi").send();
    }

    /** Nothing of the bodies above may be left that the next call would have to wait for. */
    private void assertThatTheOnlyConnectionIsFree() {
        server.on(PATH, StrangeServer.text("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"));
        assertThat(context.createFluentProducerTemplate()
                        .to(SEND)
                        .withBody("Hi")
                        .send()
                        .getException())
                .isNull();
    }

    @Test
    void aRefusalWithoutEndIsReadAsFarAsPeopleReadIt() {
        Exchange exchange = send(StrangeServer.endless(404));
        assertThat(exchange.getException()).isInstanceOf(RejectedException.class);
        assertThat(exchange.getException(GatewayException.class).getStatusCode())
                .isEqualTo(404);
        assertThat(server.written.get()).isLessThan(BUFFERS);
        assertThatTheOnlyConnectionIsFree();
    }

    @Test
    void anAnswerWithoutEndFailsAtTheLimit() {
        Exchange exchange = send(StrangeServer.endless(200));
        assertThat(exchange.getException())
                .isInstanceOf(UnknownOutcomeException.class)
                .hasMessageContaining("maximumResponseSize, 100000 bytes");
        assertThat(server.written.get()).isLessThan(BUFFERS);
        assertThatTheOnlyConnectionIsFree();
    }

    @Test
    void anAnswerThatSaysItIsTooLargeIsNotRead() {
        Exchange exchange = send(StrangeServer.sized(1L << 40));
        assertThat(exchange.getException()).hasMessageContaining("maximumResponseSize");
        assertThat(server.written.get()).isLessThan(BUFFERS);
        assertThatTheOnlyConnectionIsFree();
    }

    @Test
    void aLineWithoutEndIsNoHeader() {
        Exchange exchange = send(out -> {
            out.write("HTTP/1.1 200 OK\r\nX-Noise: ".getBytes(StandardCharsets.ISO_8859_1));
            while (true) {
                out.write("x".repeat(1024).getBytes(StandardCharsets.ISO_8859_1));
            }
        });
        assertThat(exchange.getException()).isInstanceOf(UnknownOutcomeException.class);
        assertThat(server.written.get()).isLessThan(BUFFERS);
        assertThatTheOnlyConnectionIsFree();
    }

    /** Content-Length is one of the lines. */
    private static StrangeServer.Answer headerLines(int count) {
        return StrangeServer.text(
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n" + "X-Noise: 1\r\n".repeat(count - 1) + "\r\n{}");
    }

    @Test
    void moreThanTwoHundredHeaderLinesAreNotRead() {
        assertThat(send(headerLines(200)).getException()).isNull();

        Exchange exchange = send(headerLines(201));

        assertThat(exchange.getException())
                .isInstanceOf(UnknownOutcomeException.class)
                .hasMessageContaining("header");
        assertThatTheOnlyConnectionIsFree();
    }

    /** What else a head, or what follows a body, may be made of. */
    static Stream<Arguments> linesWithoutEnd() {
        return Stream.of(
                Arguments.of("headers", "HTTP/1.1 200 OK\r\n", "X-Noise: 1\r\n"),
                Arguments.of("one header over many lines", "HTTP/1.1 200 OK\r\nX-Noise: 1\r\n", " and more\r\n"),
                Arguments.of(
                        "trailers",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n",
                        "X-Noise: 1\r\n"),
                Arguments.of("the size of a chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;a=", "x"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("linesWithoutEnd")
    void linesWithoutEndFailAtTheLimit(String what, String head, String line) {
        Exchange exchange = send(out -> {
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            byte[] lines = line.repeat(1024).getBytes(StandardCharsets.ISO_8859_1);
            while (true) {
                out.write(lines);
            }
        });
        assertThat(exchange.getException()).isInstanceOf(UnknownOutcomeException.class);
        assertThat(server.written.get()).isLessThan(BUFFERS);
        assertThatTheOnlyConnectionIsFree();
    }

    @Test
    void aBodyThatIsCompressedUnaskedIsReadUpToTheLimit() throws Exception {
        Exchange small = send(gzip("{\"data\":{\"message_id\":\"M1\"}}".getBytes(StandardCharsets.UTF_8)));
        assertThat(small.getException()).isNull();
        assertThat(small.getMessage().getHeader("CamelVzapsMessageId")).isEqualTo("M1");

        Exchange bomb = send(gzip(new byte[50_000_000]));
        assertThat(bomb.getException()).hasMessageContaining("maximumResponseSize");
        assertThatTheOnlyConnectionIsFree();
    }

    private static StrangeServer.Answer gzip(byte[] content) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return out -> {
            StrangeServer.text(
                            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + bytes.size() + "\r\n\r\n")
                    .write(out);
            out.write(bytes.toByteArray());
        };
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        Exchange exchange = send(StrangeServer.status(307, "Location: " + server.url("/elsewhere")));
        assertThat(exchange.getException())
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("Redirects are not followed");
        assertThat(server.asked).containsExactly(PATH);
    }

    @Test
    void anErrorInTheMapperOfTheApplicationEndsTheCallAndTheClientLives() throws Exception {
        AtomicInteger reads = new AtomicInteger();
        component.setObjectMapper(new com.fasterxml.jackson.databind.ObjectMapper() {
            private static final long serialVersionUID = 1L;

            @Override
            public com.fasterxml.jackson.databind.JsonNode readTree(String content) {
                reads.incrementAndGet();
                throw new StackOverflowError("planted");
            }
        });
        Exchange exchange = send(StrangeServer.status(400));
        assertThat(exchange.getException())
                .isInstanceOf(UnknownOutcomeException.class)
                .hasMessageContaining("planted");
        assertThat(reads).hasValue(1);
        assertThatTheOnlyConnectionIsFree();
    }

    @Test
    void theSocketsOfCallsThatEndAreClosed() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(send(StrangeServer.endless(200)).getException()).isNotInstanceOf(NotSentException.class);
        }
        await().untilAsserted(() -> assertThat(
                        component.client(component.getConfiguration()).leasedConnections())
                .isZero());
    }
}
