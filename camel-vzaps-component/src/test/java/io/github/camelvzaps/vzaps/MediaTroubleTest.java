package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.api.EventBody;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses of media come from outside. Whatever is behind one, the event reaches the route, and nothing else suffers. */
@ExtendWith(SimulatorExtension.class)
@Timeout(120)
class MediaTroubleTest {
    private static final String CUSTOMER = "5511988887777";
    private static final String OPEN = "&allowedMediaHosts=127.0.0.1,localhost";
    private static final int TRIES = 3;
    private static final long MAXIMUM = 1_000_000;

    private VzapsSimulator simulator;
    private StrangeServer server;

    @BeforeEach
    void start(VzapsSimulator given) throws Exception {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
        server = new StrangeServer();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private Listener listen(String more) throws Exception {
        return new Listener(simulator)
                .options(options -> {
                    options.setMaximumRetries(TRIES - 1);
                    options.setRequestTimeout(500);
                    options.setCallTimeout(3_000);
                    options.setMaximumMediaSize(MAXIMUM);
                })
                .start("vzaps:events/subscribe?events=Message&fetchMedia=true" + more);
    }

    /** A sticker has no operation of the gateway's, so the address is all there is. */
    private Listener.Seen receive(Listener listener, String address) {
        simulator.customerSays(Contract.INSTANCE, CustomerMessage.media(CUSTOMER, "sticker", address));
        await().atMost(Duration.ofSeconds(30)).until(() -> listener.seen.size() == 1);
        return listener.seen.get(0);
    }

    /** What a server does, what the route reads of it, and how often the server was asked. */
    static Stream<Arguments> troubles() {
        return Stream.of(
                trouble(s -> StrangeServer.status(400), "Rejected", 1),
                trouble(s -> StrangeServer.status(401), "Forbidden", 1),
                trouble(s -> StrangeServer.status(403), "Forbidden", 1),
                trouble(s -> StrangeServer.status(404), "Gone", 1),
                trouble(s -> StrangeServer.status(410), "Gone", 1),
                trouble(s -> StrangeServer.status(451), "Rejected", 1),
                trouble(s -> StrangeServer.status(302, "Location: " + s.url("/other")), "Rejected", 1),
                trouble(s -> StrangeServer.status(429), "Unavailable", TRIES),
                trouble(s -> StrangeServer.status(500), "Unavailable", TRIES),
                trouble(s -> StrangeServer.status(503), "Unavailable", TRIES),
                trouble(s -> s.silence(), "Unavailable", TRIES),
                trouble(s -> StrangeServer.endless(404), "Gone", 1),
                trouble(s -> StrangeServer.endless(500), "Unavailable", TRIES),
                trouble(s -> StrangeServer.endless(200), "TooLarge", 1),
                trouble(s -> StrangeServer.sized(MAXIMUM + 1), "TooLarge", 1),
                trouble(
                        s -> StrangeServer.text("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\ncut"),
                        "Unavailable",
                        TRIES),
                trouble(MediaTroubleTest::bomb, "TooLarge", 1));
    }

    private static Arguments trouble(Function<StrangeServer, StrangeServer.Answer> answer, String why, int tries) {
        return Arguments.of(answer, why, tries);
    }

    private static StrangeServer.Answer bomb(StrangeServer server) {
        return out -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (OutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(new byte[(int) MAXIMUM + 1]);
            }
            StrangeServer.text(
                            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + bytes.size() + "\r\n\r\n")
                    .write(out);
            out.write(bytes.toByteArray());
        };
    }

    @ParameterizedTest(name = "{index}: {1} after {2}")
    @MethodSource("troubles")
    void theEventReachesTheRouteAndSaysWhyItHasNoMedia(
            Function<StrangeServer, StrangeServer.Answer> answer, String why, int tries) throws Exception {
        server.on("/m", answer.apply(server));
        try (Listener listener = listen(OPEN)) {
            Listener.Seen seen = receive(listener, server.url("/m"));
            assertThat(seen.header("MediaMissing")).isEqualTo(why);
            assertThat(seen.header("Redeliveries")).isIn(null, 0);
            assertThat(seen.body()).isInstanceOf(EventBody.class);
            // a redirect would show as another path
            assertThat(server.asked).hasSize(tries).containsOnly("/m");
        }
    }

    @Test
    void ofMediaThatAreTooLargeNoMoreThanBuffersIsLoaded() throws Exception {
        server.on("/m", StrangeServer.sized(2L << 30));
        server.on("/n", StrangeServer.endless(200));
        try (Listener listener = listen(OPEN)) {
            receive(listener, server.url("/m"));
            simulator.customerSays(Contract.INSTANCE, CustomerMessage.media(CUSTOMER, "sticker", server.url("/n")));
            await().until(() -> listener.seen.size() == 2);
            assertThat(listener.seen)
                    .extracting(seen -> seen.header("MediaMissing"))
                    .containsOnly("TooLarge");
            // the limit, and what the kernel holds of bytes that nobody reads
            assertThat(server.written.get()).isLessThan(MAXIMUM + (16 << 20));
        }
    }

    @Test
    void aRefusedConnectionAndAnUnknownHostAreTriedAndThenPassed() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        try (Listener listener = listen(OPEN)) {
            assertThat(receive(listener, "http://127.0.0.1:" + nobody + "/m").header("MediaMissing"))
                    .isEqualTo("Unavailable");
            simulator.customerSays(
                    Contract.INSTANCE, CustomerMessage.media(CUSTOMER, "sticker", "http://no-such-host.invalid/m"));
            await().atMost(Duration.ofSeconds(30)).until(() -> listener.seen.size() == 2);
            assertThat(listener.seen.get(1).header("MediaMissing")).isEqualTo("Unavailable");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/m",
                "http://localhost:%d/m",
                "http://[::1]:%d/m",
                "http://[::ffff:127.0.0.1]:%d/m",
                "http://0.0.0.0:%d/m",
                "http://2130706433:%d/m",
                "http://127.1:%d/m"
            })
    void anAddressInsideTheNetworkIsRefused(String address) throws Exception {
        server.on("/m", StrangeServer.text("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret"));
        try (Listener listener = listen("")) {
            Listener.Seen seen = receive(listener, address.formatted(server.port()));
            assertThat(seen.header("MediaMissing")).isIn("AddressRefused", "NoAddress", "Unavailable");
            assertThat(server.asked).isEmpty();
        }
    }

    @Test
    void theGatewaysOwnHostIsAllowedAtItsOwnPortOnly() throws Exception {
        server.on("/m", StrangeServer.text("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret"));
        try (Listener listener = listen("")) {
            assertThat(simulator.url()).startsWith("http://127.0.0.1:");
            assertThat(receive(listener, server.url("/m")).header("MediaMissing"))
                    .isEqualTo("AddressRefused");
            simulator.customerSays(Contract.INSTANCE, CustomerMessage.media(CUSTOMER, "image", 1000));
            await().until(() -> listener.seen.size() == 2);
            assertThat(listener.seen.get(1).header("MediaMissing")).isNull();
            assertThat(server.asked).isEmpty();
        }
    }

    @Test
    void slowMediaTakeNoConnectionFromWhatIsSent() throws Exception {
        server.on("/m", server.silence());
        try (Listener listener = new Listener(simulator)
                .options(options -> {
                    options.setMaxConnections(2);
                    options.setMaximumMediaConnections(4);
                    options.setRequestTimeout(5_000);
                    options.setCallTimeout(10_000);
                    options.setMaximumRetries(0);
                })
                .start("vzaps:events/subscribe?events=Message&fetchMedia=true" + OPEN)) {
            for (int i = 0; i < 30; i++) {
                simulator.customerSays(
                        Contract.INSTANCE, CustomerMessage.media(CUSTOMER + i, "sticker", server.url("/m")));
            }
            await().until(() -> server.asked.size() == 2);
            Exchange sent = listener.context
                    .createFluentProducerTemplate()
                    .to("vzaps:messages/sendText?phone=5511999999999")
                    .withBody("Hi")
                    .asyncSend()
                    .get(4, TimeUnit.SECONDS);
            assertThat(sent.getException()).isNull();
            await().atMost(Duration.ofSeconds(60)).until(() -> listener.seen.size() == 30);
            assertThat(listener.seen)
                    .extracting(seen -> seen.header("MediaMissing"))
                    .containsOnly("Unavailable");
        }
    }

    @Test
    void aNameOfTheSenderFitsIntoAFileSystem(@TempDir Path folder) throws Exception {
        server.on("/m", StrangeServer.text("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret"));
        try (Listener listener = new Listener(simulator)) {
            String name = "\u6587".repeat(200) + ".pdf";
            listener.start("vzaps:events/subscribe?events=Message&fetchMedia=true" + OPEN, exchange -> {
                Exchange copy = exchange.copy();
                String fileName = copy.getMessage().getHeader(VzapsConstants.FILE_NAME, String.class);
                copy.getMessage().setHeader(Exchange.FILE_NAME, fileName);
                exchange.getContext().createProducerTemplate().send("file:" + folder, copy);
            });
            simulator.customerSays(
                    Contract.INSTANCE,
                    CustomerMessage.media(CUSTOMER, "document", server.url("/m"))
                            .fileName(name));
            await().until(() -> listener.seen.size() == 1);
            try (Stream<Path> files = Files.list(folder)) {
                List<String> names =
                        files.map(file -> file.getFileName().toString()).toList();
                assertThat(names)
                        .singleElement()
                        .asString()
                        .startsWith("\u6587\u6587")
                        .endsWith(".pdf");
            }
        }
    }
}
