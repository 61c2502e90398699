package io.github.camelvzaps.queuebridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process finds when the one before it died while it noted an outcome. */
class OutcomeFilesTest {
    private static final String SENT = "sent";

    @TempDir
    private Path directory;

    /** The bytes go to a file of another name, which is renamed in the end: see the test below. */
    @Test
    void aDeathAtAnyByteLeavesTheOldOutcomeOrTheNewOne() throws Exception {
        Path folder = directory.resolve("outcomes");
        Outcomes.in(folder).claim("order-1");
        Path draft = Path.of(onlyFile(folder) + ".new");
        for (int written = 0; written <= SENT.length(); written++) {
            Files.writeString(draft, SENT.substring(0, written));

            assertThat(Outcomes.in(folder).claim("order-1")).isEqualTo("claimed");
        }

        Outcomes.in(folder).became("order-1", SENT);
        assertThat(Outcomes.in(folder).claim("order-1")).isEqualTo(SENT);
        assertThat(draft).doesNotExist();
    }

    @Test
    void anOutcomeIsReplacedAndNeverWrittenOver() throws Exception {
        Path folder = directory.resolve("outcomes");
        Outcomes outcomes = Outcomes.in(folder);
        outcomes.claim("order-1");
        Path file = onlyFile(folder);
        Path first = Files.createLink(directory.resolve("first"), file);
        try (FileChannel open = FileChannel.open(file, StandardOpenOption.READ)) {
            outcomes.became("order-1", SENT);

            assertThat(first).hasContent("claimed");
            assertThat(open.size()).isEqualTo("claimed".length());
            assertThat(file).hasContent(SENT);
        }
    }

    @Test
    void anIdOfAnyLengthAndAnySignsHasItsPlaceInTheFolder() {
        Path folder = directory.resolve("outcomes");
        for (String id : List.of("../../../escaped", "a/b\0c", "ID:" + "x".repeat(5000), "pedido-çã")) {
            Outcomes.in(folder).became(id, SENT);
            assertThat(Outcomes.in(folder).claim(id)).as(id).isEqualTo(SENT);
        }
        assertThat(directory.toFile().list()).containsExactly("outcomes");
    }

    private static Path onlyFile(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }
}
