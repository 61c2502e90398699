package io.github.camelvzaps.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CursorFilesTest {
    @TempDir
    Path folder;

    private CursorFiles started() {
        CursorFiles files = new CursorFiles(folder.resolve("cursors"));
        files.start();
        return files;
    }

    @Test
    void eachCursorIsThereAfterARestart() {
        CursorFiles first = started();
        first.setState("vzaps/VZ1", "evt_1");
        first.setState("vzaps/VZ1", "evt_2");
        first.setState("vzaps/VZ2", "evt_\u00e9");

        CursorFiles second = started();
        assertThat(second.getState("vzaps/VZ1")).isEqualTo("evt_2");
        assertThat(second.getState("vzaps/VZ2")).isEqualTo("evt_\u00e9");
        assertThat(second.getState("vzaps/VZ3")).isNull();
    }

    /** A process that is killed while it overwrites a file leaves half of it. */
    @Test
    void theOldFileIsReplacedAndNeverOverwritten() throws Exception {
        CursorFiles files = started();
        files.setState("vzaps/VZ1", "evt_1");
        Path oldContent = folder.resolve("link");
        Files.createLink(oldContent, folder.resolve("cursors/vzaps%2FVZ1.cursor"));

        files.setState("vzaps/VZ1", "evt_2");

        assertThat(oldContent).hasContent("evt_1");
        assertThat(files.getState("vzaps/VZ1")).isEqualTo("evt_2");
    }

    @Test
    void noKeyLeavesTheFolder() {
        CursorFiles files = started();
        files.setState("../../escaped/\0", "evt_1");
        assertThat(files.getState("../../escaped/\0")).isEqualTo("evt_1");
        assertThat(folder.toFile().list()).containsExactly("cursors");
    }

    @Test
    void aDraftThatWasNotFinishedIsPassedOver() throws Exception {
        CursorFiles files = started();
        files.setState("vzaps/VZ1", "evt_1");
        Files.writeString(folder.resolve("cursors/vzaps%2FVZ1.cursor.new"), "ev");

        assertThat(started().getState("vzaps/VZ1")).isEqualTo("evt_1");
        files.setState("vzaps/VZ1", "evt_2");
        assertThat(started().getState("vzaps/VZ1")).isEqualTo("evt_2");
    }

    /** Why this class is there: a process killed between two writes leaves such a file. */
    @Test
    void theFileRepositoryOfCamelDoesNotStartAgainAfterSuchADeath() throws Exception {
        Path file = Files.writeString(folder.resolve("state"), "vzaps/VZ1=evt_1\nvzaps/VZ1");

        assertThatThrownBy(FileStateRepository.fileStateRepository(file.toFile())::start)
                .isInstanceOf(StringIndexOutOfBoundsException.class);
    }
}
