package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.ProgramRun;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.AcceptedMessage;
import io.github.camelvzaps.simulator.api.MediaNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files that do not fit into the memory of the JVM that sends or fetches them. {@code -DlargeMedia} sets the bytes of the
 * file that is sent and fetched, {@code -DlargeMediaOfEvent} those of an event's, {@code -DlargeMediaHeap} the megabytes
 * of memory.
 */
@ExtendWith(SimulatorExtension.class)
class LargeMediaTest {
    private static final long SIZE = Long.getLong("largeMedia", 1L << 30);
    private static final long SIZE_OF_EVENT = Long.getLong("largeMediaOfEvent", 1L << 28);
    private static final int HEAP = Integer.getInteger("largeMediaHeap", 96);
    private static final int HEAP_OF_EVENT = Integer.getInteger("largeMediaHeap", 64);

    /** On a slow machine a gibibyte may take minutes. */
    private static final Duration LONG = Duration.ofMinutes(8).multipliedBy(Math.max(1, SIZE >> 30));

    @TempDir
    Path folder;

    @Test
    void aFileLargerThanTheMemoryGoesOutAndComesBack(VzapsSimulator simulator) throws Exception {
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
        MediaNode media = simulator.addMedia(SIZE, 42, "application/pdf");
        Path file = file(SIZE);

        String printed = ProgramRun.of(
                        folder,
                        LONG,
                        List.of("-Xmx" + HEAP + "m", "-XX:+ExitOnOutOfMemoryError"),
                        LargeMediaProgram.class,
                        simulator.url(),
                        file.toString(),
                        Contract.JSON.writeValueAsString(media.node()))
                .succeeded();

        assertThat(printed).contains("sent").contains("fetched " + media.sha256());
        AcceptedMessage sent = simulator.messages(Contract.INSTANCE).get(0);
        assertThat(sent.media()).singleElement().satisfies(digest -> {
            assertThat(digest.bytes()).isEqualTo(SIZE);
            assertThat(digest.sha256()).isEqualTo(sha256(file));
        });
        assertThat(sent.body()).containsEntry("file_name", "large.pdf");
    }

    /** Once from the address in the event, once through the gateway as base64 within JSON. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void mediaOfAnEventThatAreLargerThanTheMemoryBecomeItsBody(boolean addressed, VzapsSimulator simulator)
            throws Exception {
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
        MediaNode media = simulator.addMedia(SIZE_OF_EVENT, 43, "application/pdf");
        Map<String, Object> info = Map.of("id", "M1", "chat", "5511999999999@s.whatsapp.net");
        Map<String, Object> event = Map.of("info", info, "message", Map.of("document_message", media.node()));
        simulator.emit(
                Contract.INSTANCE,
                "Message",
                addressed ? Map.of("event", event, "media_url", media.url()) : Map.of("event", event));

        String printed = ProgramRun.of(
                        folder,
                        LONG,
                        List.of("-Xmx" + HEAP_OF_EVENT + "m", "-XX:+ExitOnOutOfMemoryError"),
                        LargeMediaEventProgram.class,
                        simulator.url(),
                        simulator.realtimeUrl())
                .printed();

        assertThat(printed).contains("body " + media.sha256(), "header " + media.sha256());
    }

    /** Mostly a hole, so that it takes little room; a mark at both ends and one in the middle. */
    private Path file(long size) throws IOException {
        Path file = folder.resolve("large.pdf");
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.setLength(size);
            for (long at : new long[] {0, size / 2 + 1, size - 5}) {
                out.seek(at);
                out.write("%PDF!".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            }
        }
        return file;
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Sha256.hex(digest.digest());
    }
}
