package io.github.camelvzaps.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures and sounds that a route sends can be fetched by the phone page, through the address in their bubble. */
@ExtendWith(SimulatorExtension.class)
class SentMediaTest {

    private static final String ANA = "5511999999999";
    private static final int MEBIBYTE = 1024 * 1024;

    private VzapsSimulator simulator;
    private Caller caller;

    @BeforeEach
    void pair(VzapsSimulator fresh) {
        simulator = fresh;
        caller = new Caller(simulator);
        simulator.addInstance("VZ1", "inst-1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            image    | image/png              | image/png
            image    | image/jpg              | image/jpeg
            image    | IMAGE/GIF              | image/gif
            sticker  | image/webp             | image/webp
            document | image/jpeg; name=a.jpg | image/jpeg
            audio    | audio/ogg; codecs=opus | audio/ogg
            """)
    void whatARouteSendsIsFetchedByteForByte(String kind, String sentAs, String servedAs) {
        byte[] picture = bytes(300_000, 1);

        send(kind, sentAs, picture);

        HttpResponse<byte[]> fetched = fetch(media().getString("url"));
        assertThat(fetched.statusCode()).isEqualTo(200);
        assertThat(fetched.headers().firstValue("Content-Type")).contains(servedAs);
        assertThat(fetched.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(fetched.body()).isEqualTo(picture);
    }

    @Test
    void aPictureOfTheOtherGatewayIsFetchedToo() {
        byte[] picture = bytes(300_000, 2);

        String body = new JsonObject()
                .put("to", ANA)
                .put("image", uri("image/png", picture))
                .encode();
        assertThat(caller.call("POST", "/api/message/VZ1/image", body, Map.of("x-api-key", VzapsSimulator.API_KEY))
                        .status())
                .isEqualTo(200);

        assertThat(fetch(media().getString("url")).body()).isEqualTo(picture);
    }

    @ParameterizedTest
    @CsvSource({
        "image/svg+xml, 300000",
        "text/html, 300000",
        "image/png+html, 300000",
        "application/pdf, 300000",
        "video/mp4, 300000",
        "image/png, 8388609",
        // short enough to be in the body itself
        "image/png, 3000"
    })
    void whatABrowserCouldRunAndWhatIsTooLargeIsNotKept(String mimetype, int size) {
        send("image", mimetype, bytes(size, 3));

        assertThat(media().getLong("bytes")).isEqualTo(size);
        assertThat(media().fieldNames()).doesNotContain("url", "dropped");
    }

    @Test
    void aPictureThatNewerOnesPushedOutIsMarkedAndNoSendIsRefused() {
        send("image", "image/png", bytes(300_000, 4));
        String first = media().getString("url");
        assertThat(fetch(first).statusCode()).isEqualTo(200);

        for (int i = 0; i < 8; i++) {
            send("image", "image/png", bytes(8 * MEBIBYTE, 5 + i));
        }

        assertThat(simulator.messages("VZ1")).hasSize(9);
        assertThat(fetch(first).statusCode()).isEqualTo(404);
        assertThat(media(8).getBoolean("dropped")).isTrue();
        assertThat(media(8).fieldNames()).doesNotContain("url");
        assertThat(fetch(media().getString("url")).body()).hasSize(8 * MEBIBYTE);
    }

    @Test
    void aResetRemovesThem() {
        send("image", "image/png", bytes(300_000, 20));
        String url = media().getString("url");

        caller.control("POST", "reset", "");

        assertThat(fetch(url).statusCode()).isEqualTo(404);
    }

    @Test
    void uploadsThatBreakOffLeaveRoomForTheNextOnes() throws Exception {
        byte[] part = Arrays.copyOf(
                uri("image/png", bytes(7 * MEBIBYTE, 21)).getBytes(StandardCharsets.US_ASCII), 9 * MEBIBYTE);
        for (int i = 0; i < 6; i++) {
            try (Socket socket = new Socket("127.0.0.1", simulator.port())) {
                OutputStream out = socket.getOutputStream();
                out.write(("POST /instances/VZ1/chat/send/image HTTP/1.1\r\nHost: simulator\r\n"
                                + "Content-Type: application/json\r\nContent-Length: 90000000\r\n\r\n{\"image\":\"")
                        .getBytes(StandardCharsets.US_ASCII));
                out.write(part);
            }
        }
        byte[] picture = bytes(8 * MEBIBYTE, 22);

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            send("image", "image/png", picture);
            assertThat(media().getString("url")).isNotNull();
        });
    }

    private void send(String kind, String mimetype, byte[] content) {
        String body = new JsonObject()
                .put("phone", ANA)
                .put(kind, uri(mimetype, content))
                .put("file_name", "a")
                .encode();
        assertThat(caller.asInstance("POST", "/instances/VZ1/chat/send/" + kind, body)
                        .status())
                .isEqualTo(200);
    }

    private static String uri(String mimetype, byte[] content) {
        return "data:" + mimetype + ";base64," + Base64.getEncoder().encodeToString(content);
    }

    /** The media of the newest bubble. */
    private JsonObject media() {
        return media(0);
    }

    private JsonObject media(int back) {
        return caller.control("GET", "instances/VZ1/chats/" + ANA + "@s.whatsapp.net/messages", null)
                .json()
                .getJsonArray("messages")
                .getJsonObject(back)
                .getJsonArray("media")
                .getJsonObject(0);
    }

    private HttpResponse<byte[]> fetch(String path) {
        assertThat(path).as("address of the media").isNotNull();
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(simulator.url() + path))
                                    .build(),
                            BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
