package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.Contract;
import io.github.camelvzaps.simulator.VzapsSimulator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents of office programs are ZIP files, and arrive as what they are although no name tells. */
class OfficeDocumentTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OPEN_XML = "application/vnd.openxmlformats-officedocument.";
    private static final String ODT = "application/vnd.oasis.opendocument.text";
    private static final String TYPES = "[Content_Types].xml";

    @TempDir
    static Path folder;

    private static VzapsSimulator simulator;
    private static Camel camel;

    @BeforeAll
    static void start() {
        simulator = VzapsSimulator.start();
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
        camel = Camel.withTokenPair(simulator);
    }

    @AfterAll
    static void stop() {
        camel.close();
        simulator.close();
    }

    static Stream<Arguments> documents() throws IOException {
        return Stream.of(
                Arguments.of(
                        "as Word writes it",
                        zip(null, TYPES, "_rels/.rels", "word/document.xml"),
                        OPEN_XML + "wordprocessingml.document"),
                Arguments.of(
                        "as Excel writes it",
                        zip(null, TYPES, "_rels/.rels", "xl/workbook.xml"),
                        OPEN_XML + "spreadsheetml.sheet"),
                Arguments.of(
                        "as openpyxl writes it",
                        zip(null, "docProps/app.xml", "docProps/core.xml", "xl/theme/theme1.xml", TYPES),
                        OPEN_XML + "spreadsheetml.sheet"),
                Arguments.of(
                        "as PowerPoint writes it",
                        zip(null, TYPES, "_rels/.rels", "ppt/presentation.xml"),
                        OPEN_XML + "presentationml.presentation"),
                Arguments.of("as LibreOffice writes it", zip(ODT, "content.xml", "META-INF/manifest.xml"), ODT),
                Arguments.of("an EPUB", zip("application/epub+zip", "META-INF/container.xml"), "application/epub+zip"),
                Arguments.of("a folder called word", zip(null, "word/list.txt", "readme.txt"), "application/zip"),
                Arguments.of("a mimetype of a stranger", zip("text/html\r\nX: y", "a.txt"), "application/zip"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void aDocumentWithoutANameHasTheTypeOfItsContent(String how, byte[] document, String type) throws Exception {
        Path file = Files.write(Files.createTempFile(folder, "upload", ""), document);
        for (Object form : List.of(document, new ByteArrayInputStream(document), file, file.toFile())) {
            simulator.clearRequests();
            Exchange exchange = camel.send("vzaps:messages/send?phone=551", form);

            assertThat(simulator.requests()).as("%s", exchange.getException()).hasSize(1);
            assertThat(simulator.requests().get(0).operation()).isEqualTo("messages/sendDocument");
            Map<?, ?> sent = JSON.readValue(simulator.requests().get(0).body(), Map.class);
            assertThat(sent.get("document").toString())
                    .as(form.getClass().getSimpleName())
                    .startsWith("data:" + type + ";base64,");
        }
    }

    /** @param mimetype what the first entry says, uncompressed, or null for none */
    private static byte[] zip(String mimetype, String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            if (mimetype != null) {
                byte[] content = mimetype.getBytes(StandardCharsets.US_ASCII);
                CRC32 crc = new CRC32();
                crc.update(content);
                ZipEntry entry = new ZipEntry("mimetype");
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.length);
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(content);
            }
            byte[] noise = new byte[1024];
            new Random(1).nextBytes(noise);
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(noise);
            }
        }
        return bytes.toByteArray();
    }
}
