package io.github.camelvzaps.springboot;

import static io.github.camelvzaps.springboot.ReceivingTest.gzip;
import static io.github.camelvzaps.springboot.ReceivingTest.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.simulator.VzapsSimulator;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The bodies of a webhook on the servlet server of Spring Boot, as {@code WebhookRequestTest} of the component has them on
 * that of camel-main: the server interprets none of them.
 */
@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class WebhookBodiesTest {
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String TEXT = "Olá, ação";

    private static VzapsSimulator simulator;
    private static ConfigurableApplicationContext application;

    @BeforeAll
    static void start() throws Exception {
        simulator = VzapsSimulator.start();
        application = ReceivingTest.desk(simulator);
    }

    @AfterAll
    static void stop() {
        application.close();
        simulator.close();
    }

    /** @param text what reaches the route; null for nothing */
    private record Row(String name, String type, String encoding, byte[] body, int status, String text) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Row arrives(String name, String type, String encoding, byte[] body) {
        return new Row(name, type, encoding, body, 200, TEXT);
    }

    private static Row refused(String name, String type, String encoding, byte[] body, int status) {
        return new Row(name, type, encoding, body, status, null);
    }

    static Stream<Row> rows() throws IOException {
        String json = message("ID-%s", TEXT);
        byte[] utf8 = own(json, 0).getBytes(StandardCharsets.UTF_8);
        byte[] form = form(own(json, 1));
        byte[] bomb = gzip(message("A3", "x".repeat(20_000_000)).getBytes(StandardCharsets.UTF_8));
        return Stream.of(
                arrives("JSON", JSON, null, utf8),
                arrives("JSON as text", "text/plain", null, own(json, 2).getBytes(StandardCharsets.UTF_8)),
                arrives("JSON as multipart", "multipart/form-data; boundary=x", null, bytes(json, 3)),
                arrives("JSON as a Java object", "application/x-java-serialized-object", null, bytes(json, 4)),
                arrives("gzip", JSON, "gzip", gzip(bytes(json, 5))),
                arrives("gzip that nobody announced", JSON, null, gzip(bytes(json, 6))),
                arrives("gzip, unpacked on the way", JSON, "gzip", bytes(json, 7)),
                arrives("a form", FORM, null, form),
                arrives("a form with a charset", FORM + "; charset=UTF-8", null, form(own(json, 8))),
                arrives("a form in gzip", FORM, "gzip", gzip(form(own(json, 9)))),
                arrives("JSON as a form", FORM, null, bytes(json, 10)),
                arrives(
                        "Latin-1, as it says",
                        JSON + "; charset=ISO-8859-1",
                        null,
                        own(json, 11).getBytes(StandardCharsets.ISO_8859_1)),
                arrives(
                        "Latin-1 in gzip",
                        JSON + ";charset=iso-8859-1",
                        "gzip",
                        gzip(own(json, 12).getBytes(StandardCharsets.ISO_8859_1))),
                arrives("UTF-16", JSON, null, own(json, 13).getBytes(StandardCharsets.UTF_16)),
                arrives(
                        "UTF-16, as it says",
                        JSON + "; charset=UTF-16",
                        null,
                        own(json, 14).getBytes(StandardCharsets.UTF_16)),
                arrives("UTF-16 without a mark", JSON, null, own(json, 15).getBytes(StandardCharsets.UTF_16LE)),
                refused("half of the gzip", JSON, "gzip", Arrays.copyOf(gzip(utf8), 40), 400),
                refused("a gzip bomb", JSON, "gzip", bomb, 413),
                refused("an empty form", FORM, null, new byte[0], 400),
                refused("a form badly encoded", FORM, null, "a=%%%".getBytes(StandardCharsets.UTF_8), 400),
                refused("garbage of an unknown charset", JSON + "; charset=none", null, new byte[] {1, 2}, 400));
    }

    private static byte[] form(String json) {
        return ("jsonData=" + URLEncoder.encode(json, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String json, int number) {
        return own(json, number).getBytes(StandardCharsets.UTF_8);
    }

    /** An event that comes again is left out. */
    private static String own(String json, int number) {
        return json.formatted(number);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void itReachesTheRouteAsItWasMeantAndIsRefusedWithoutTheSecret(Row row, CapturedOutput output) throws Exception {
        for (String how : List.of("", "?s=wrong")) {
            assertThat(ReceivingTest.post(application, how, row.type, row.encoding, row.body))
                    .isEqualTo(401);
        }
        int before = simulator.messages(ReceivingTest.INSTANCE).size();

        assertThat(ReceivingTest.post(application, ReceivingTest.RIGHT, row.type, row.encoding, row.body))
                .isEqualTo(row.status);

        assertThat(simulator.messages(ReceivingTest.INSTANCE).stream().skip(before))
                .extracting(sent -> sent.body().get("message"))
                .isEqualTo(row.text == null ? List.of() : List.of("by webhook: " + row.text));
        assertThat(output.getAll()).doesNotContain("\tat ", "Exception");
    }
}
