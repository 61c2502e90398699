package io.github.camelvzaps.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.simulator.api.AcceptedMessage;
import io.github.camelvzaps.simulator.api.MediaDigest;
import io.github.camelvzaps.simulator.api.MediaNode;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Media of any size passes in constant memory and is measured on the way. */
@ExtendWith(SimulatorExtension.class)
class LargeBodyTest {

    private static final int PIECE = 3 * 16 * 1024;
    private static final long LARGE = 300L * 1024 * 1024 / PIECE * PIECE;

    @Test
    void anUploadOf300MegabytesIsDigestedAndNotKept(VzapsSimulator simulator) throws Exception {
        simulator.addInstance("VZ1", "inst-1");
        long before = usedMemory();
        String sha256 = upload(simulator, LARGE);
        assertThat(usedMemory() - before).isLessThan(64L * 1024 * 1024);

        AcceptedMessage message = simulator.messages("VZ1").get(0);
        MediaDigest media = message.media().get(0);
        assertThat(media.field()).isEqualTo("document");
        assertThat(media.mimetype()).isEqualTo("application/pdf");
        assertThat(media.bytes()).isEqualTo(LARGE);
        assertThat(media.sha256()).isEqualTo(sha256);
        assertThat(message.body().get("document").toString()).hasSize(200).startsWith("data:application/pdf;base64,");
        assertThat(message.body()).containsEntry("file_name", "after.pdf");
        assertThat(simulator.requests().get(0).media()).containsExactly(media);
    }

    @Test
    void shortMediaIsDigestedToo(VzapsSimulator simulator) throws Exception {
        simulator.addInstance("VZ1", "inst-1");
        byte[] bytes = {1, 2, 3, 4};
        String uri = "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes);
        // PHP writes each slash with a backslash
        String body = "{\"phone\":\"5511999999999\",\"image\":\"" + uri.replace("/", "\\/") + "\"}";
        assertThat(new Caller(simulator)
                        .asInstance("POST", "/instances/VZ1/chat/send/image", body)
                        .status())
                .isEqualTo(200);
        MediaDigest media = simulator.messages("VZ1").get(0).media().get(0);
        assertThat(media.bytes()).isEqualTo(4);
        assertThat(media.mimetype()).isEqualTo("image/png");
        assertThat(media.sha256())
                .isEqualTo(hex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        assertThat(media.characters()).isEqualTo(uri.length());
    }

    @Test
    void brokenBase64IsRefusedByName(VzapsSimulator simulator) {
        simulator.addInstance("VZ1", "inst-1");
        var answer = new Caller(simulator).asInstance("POST", "/instances/VZ1/chat/send/image", """
            {"phone":"5511999999999","image":"data:image/png;base64,###"}\
            """);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).contains("image").contains("base64");
        assertThat(simulator.messages("VZ1")).isEmpty();
    }

    @Test
    void aLongTextIsCutButItsLengthIsKnown(VzapsSimulator simulator) {
        simulator.addInstance("VZ1", "inst-1");
        String text = "é\"\\n".repeat(40_000);
        assertThat(new Caller(simulator).sendText(text).status()).isEqualTo(200);
        AcceptedMessage message = simulator.messages("VZ1").get(0);
        assertThat(message.body()).containsEntry("message", text.substring(0, 200));
        assertThat(message.media().get(0).characters()).isEqualTo(text.length());
        assertThat(message.media().get(0).sha256()).isNull();
    }

    @Test
    void aTextOfTheLongestLengthStaysWhole(VzapsSimulator simulator) {
        simulator.addInstance("VZ1", "inst-1");
        String text = "a".repeat(65_536);
        assertThat(new Caller(simulator).sendText(text).status()).isEqualTo(200);
        assertThat(simulator.messages("VZ1").get(0).body()).containsEntry("message", text);
    }

    @Test
    void whereNoMediaIsExpectedAMegabyteIsTooMuch(VzapsSimulator simulator) {
        simulator.addInstance("VZ1", "inst-1");
        String body = new JsonObject()
                .put("phone", "55")
                .put("first_name", "x".repeat(1_100_000))
                .put("full_name", "y")
                .encode();
        assertThat(new Caller(simulator)
                        .asInstance("POST", "/instances/VZ1/contact/add", body)
                        .status())
                .isEqualTo(413);
    }

    @Test
    void aDownloadComesInPiecesWithTheRegisteredDigest(VzapsSimulator simulator) throws Exception {
        simulator.addInstance("VZ1", "inst-1");
        long size = 50_000_001;
        MediaNode media = simulator.addMedia(size, 7, "application/pdf");
        HttpURLConnection connection = open(simulator, "/instances/VZ1/chat/downloaddocument");
        try (OutputStream out = connection.getOutputStream()) {
            out.write(new JsonObject(media.node()).encode().getBytes(StandardCharsets.UTF_8));
        }
        String head = "{\"code\":200,\"success\":true,\"data\":{\"mimetype\":\"application/pdf\",\"data\":\""
                + "data:application/pdf;base64,";
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = connection.getInputStream()) {
            assertThat(new String(in.readNBytes(head.length()), StandardCharsets.US_ASCII))
                    .isEqualTo(head);
            long encoded = (size + 2) / 3 * 4;
            while (encoded > 0) {
                byte[] piece = in.readNBytes((int) Math.min(encoded, 4 * 65_536));
                digest.update(Base64.getDecoder().decode(piece));
                encoded -= piece.length;
            }
            assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII)).isEqualTo("\"}}");
        }
        assertThat(hex(digest.digest())).isEqualTo(media.sha256());
        assertThat(simulator.addMedia(size, 7, "application/pdf").sha256()).isEqualTo(media.sha256());
        assertThat(simulator.addMedia(size, 8, "application/pdf").sha256()).isNotEqualTo(media.sha256());
    }

    private static String upload(VzapsSimulator simulator, long size) throws Exception {
        HttpURLConnection connection = open(simulator, "/instances/VZ1/chat/send/document");
        connection.setChunkedStreamingMode(256 * 1024);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] piece = new byte[PIECE];
        try (OutputStream out = connection.getOutputStream()) {
            out.write("{\"phone\":\"5511999999999\",\"document\":\"data:application/pdf;base64,"
                    .getBytes(StandardCharsets.US_ASCII));
            for (long sent = 0; sent < size; sent += PIECE) {
                piece[0]++;
                digest.update(piece);
                out.write(Base64.getEncoder().encode(piece));
            }
            out.write("\",\"file_name\":\"after.pdf\"}".getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(connection.getResponseCode()).isEqualTo(200);
        connection.disconnect();
        return hex(digest.digest());
    }

    private static HttpURLConnection open(VzapsSimulator simulator, String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(simulator.url() + path).toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        Caller.INSTANCE_TOKENS.forEach(connection::setRequestProperty);
        return connection;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static long usedMemory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
