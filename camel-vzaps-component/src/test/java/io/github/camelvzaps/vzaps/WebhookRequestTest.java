package io.github.camelvzaps.vzaps;

import static io.github.camelvzaps.vzaps.WebhookStage.PATH;
import static io.github.camelvzaps.vzaps.WebhookStage.SECRET;
import static io.github.camelvzaps.vzaps.WebhookStage.message;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the webhook answers to whatever anybody sends to it. */
class WebhookRequestTest {
    private static final int LARGEST = 10_000;
    private static final String TRUSTED = PATH + "?s=" + SECRET;
    private static WebhookStage stage;

    @BeforeAll
    static void start() throws Exception {
        stage = new WebhookStage(options -> options.setMaximumEventSize(LARGEST));
        stage.start("&idempotent=false", exchange -> {});
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @BeforeEach
    void forget() {
        stage.listener.seen.clear();
    }

    /** @param reaches how many events get to the route */
    private record Row(String name, String path, UnaryOperator<HttpRequest.Builder> request, int status, int reaches) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Row row(String name, String path, BodyPublisher body, int status, int reaches) {
        return new Row(name, path, request -> request.POST(body), status, reaches);
    }

    private static Row typed(String name, String type, String body, int status, int reaches) {
        return new Row(
                name,
                TRUSTED,
                request -> request.setHeader("Content-Type", type).POST(BodyPublishers.ofString(body)),
                status,
                reaches);
    }

    private static BodyPublisher text(String body) {
        return BodyPublishers.ofString(body);
    }

    private static BodyPublisher unknownLength(String body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static Row packed(String name, byte[] body, int status, int reaches) {
        return new Row(
                name,
                TRUSTED,
                request -> request.header("Content-Encoding", "gzip").POST(BodyPublishers.ofByteArray(body)),
                status,
                reaches);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packer = new GZIPOutputStream(bytes)) {
            packer.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    static Stream<Row> rows() throws IOException {
        String good = message("3EB001", "Oi");
        String large = message("3EB002", "x".repeat(LARGEST));
        byte[] cut = java.util.Arrays.copyOf(gzip(good), 40);
        return Stream.of(
                row("the secret in the query", TRUSTED, text(good), 200, 1),
                row("the secret in the path", PATH + "/" + SECRET, text(good), 200, 1),
                row("no secret", PATH, text(good), 401, 0),
                row("a wrong secret in the query", PATH + "?s=wrong", text(good), 401, 0),
                row("the beginning of the secret", PATH + "?s=" + SECRET.substring(0, 5), text(good), 401, 0),
                row("an empty secret", PATH + "?s=", text(good), 401, 0),
                row("another parameter", PATH + "?secret=" + SECRET, text(good), 401, 0),
                row("a wrong secret in the path", PATH + "/wrong", text(good), 401, 0),
                row("a wrong one in the query and garbage", PATH + "?s=wrong", text("garbage"), 401, 0),
                row("too large", TRUSTED, text(large), 413, 0),
                row("too large, of unknown length", TRUSTED, unknownLength(large), 413, 0),
                row("no JSON", TRUSTED, text("garbage"), 400, 0),
                row("half of the JSON", TRUSTED, text(good.substring(0, good.length() / 2)), 400, 0),
                row("two JSON texts", TRUSTED, text("{}{}"), 400, 0),
                row("no body", TRUSTED, BodyPublishers.noBody(), 400, 0),
                row(
                        "no UTF-8",
                        TRUSTED,
                        BodyPublishers.ofByteArray(new byte[] {'{', '"', -1, '"', ':', '1', '}'}),
                        400,
                        0),
                row("an array", TRUSTED, text("[1]"), 200, 1),
                row("an object without sense", TRUSTED, text("{\"a\":1}"), 200, 1),
                row("deep nesting", TRUSTED, text("[".repeat(4000) + "]".repeat(4000)), 400, 0),
                row("chunked", TRUSTED, unknownLength(good), 200, 1),
                new Row(
                        "Expect: 100-continue",
                        TRUSTED,
                        r -> r.expectContinue(true).POST(text(good)),
                        200,
                        1),
                packed("gzip", gzip(good), 200, 1),
                packed("gzip, unpacked on the way", good.getBytes(StandardCharsets.UTF_8), 200, 1),
                packed("a gzip bomb", gzip(message("3EB003", "x".repeat(5_000_000))), 413, 0),
                packed("half of the gzip", cut, 400, 0),
                typed("JSON as text", "text/plain", good, 200, 1),
                typed("JSON as nothing known", "application/octet-stream", good, 200, 1),
                typed("JSON in another charset's name", "application/json; charset=utf-8", good, 200, 1),
                typed(
                        "a form",
                        "application/x-www-form-urlencoded",
                        "jsonData=" + java.net.URLEncoder.encode(good, StandardCharsets.UTF_8),
                        200,
                        1),
                typed("an empty form", "application/x-www-form-urlencoded", "", 400, 0),
                typed("Latin-1, as it says", "application/json; charset=ISO-8859-1", message("3EB005", "é"), 200, 1),
                row("UTF-16", TRUSTED, BodyPublishers.ofString(good, StandardCharsets.UTF_16), 200, 1),
                row("UTF-16 without a mark", TRUSTED, BodyPublishers.ofString(good, StandardCharsets.UTF_16LE), 200, 1),
                row("a batch", TRUSTED, text("[" + good + "," + message("3EB006", "Oi") + "]"), 200, 2),
                row("an empty batch", TRUSTED, text("[]"), 200, 1),
                row("a batch of numbers", TRUSTED, text("[1,2]"), 200, 1),
                new Row("PUT", TRUSTED, r -> r.PUT(text(good)), 405, 0),
                new Row("GET", TRUSTED, HttpRequest.Builder::GET, 405, 0),
                row("another path", "/vzaps/webhook/other?s=" + SECRET, text(good), 404, 0),
                row("a path that begins alike", PATH + "0?s=" + SECRET, text(good), 404, 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void itIsAnsweredWithTheRightStatus(Row row) throws Exception {
        HttpResponse<String> answer = stage.post(row.path, row.request);

        assertThat(answer.statusCode()).isEqualTo(row.status);
        assertThat(stage.listener.seen).hasSize(row.reaches);
        assertThat(answer.body()).doesNotContain(SECRET, "Oi", "5511");
        if (row.reaches > 0 || answer.statusCode() == 401) {
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        }
    }

    @Test
    void aLatin1LetterArrivesAsItWasMeant() throws Exception {
        stage.post(
                TRUSTED,
                request -> request.setHeader("Content-Type", "application/json; charset=ISO-8859-1")
                        .POST(BodyPublishers.ofString(message("3EB007", "é"), StandardCharsets.ISO_8859_1)));

        assertThat(stage.listener.seen).extracting(seen -> seen.header("Text")).containsExactly("é");
    }

    @Test
    void noHeaderOfTheRequestReachesTheRoute() throws Exception {
        stage.post(message("3EB004", "Oi"));
        stage.post(TRUSTED, request -> {
            Stream.of(
                            "CamelHttpResponseCode",
                            "camelhttpuri",
                            "CAMELFILENAME",
                            "cAmElVzapsText",
                            "CamelVzapsFromMe",
                            "CamelVzapsInstanceId",
                            "Camel-Test",
                            "camel",
                            "org.apache.camel.component",
                            "breadcrumbId",
                            "X-Other")
                    .forEach(name -> request.header(name, "forged"));
            return request.POST(text(message("3EB004", "Oi")));
        });

        assertThat(stage.listener.seen).hasSize(2);
        assertThat(stage.listener.seen.get(1).headers())
                .isEqualTo(stage.listener.seen.get(0).headers());
    }
}
