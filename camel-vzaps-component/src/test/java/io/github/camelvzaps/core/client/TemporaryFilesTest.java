package io.github.camelvzaps.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.ProgramRun;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.util.FileUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A killed process leaves its files, and the next one removes them; those of one that lives stay. */
class TemporaryFilesTest {
    @TempDir
    Path temporary;

    /** A process that holds a file. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws Exception {
            System.out.println(TemporaryFiles.create());
            System.in.read();
        }
    }

    @Test
    void theNextProcessRemovesWhatAKilledOneHasLeft() throws Exception {
        Process killed = start();
        Path left = Path.of(killed.inputReader().readLine());
        Process alive = start();
        Path held = Path.of(alive.inputReader().readLine());
        try {
            assertThat(left).exists();
            killed.destroyForcibly().waitFor();
            assertThat(left).exists();

            Process next = start();
            Path fresh = Path.of(next.inputReader().readLine());
            assertThat(left.getParent()).doesNotExist();
            assertThat(held).exists();
            assertThat(fresh).exists();

            Files.delete(fresh);
            next.outputWriter().close();
            assertThat(next.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(fresh.getParent()).doesNotExist();
        } finally {
            alive.destroyForcibly().waitFor();
        }
    }

    @Test
    void theFirstFileOfAFolderRemovesWhatIsNotLocked() throws Exception {
        Path ours = TemporaryFiles.create().toPath().getParent();
        Path left = leftover("left");
        Path held = leftover("held");
        Path unnamed = Files.createDirectory(ours.resolveSibling("camel-vzaps-unnamed-" + System.nanoTime()));
        try (FileChannel channel = FileChannel.open(held.resolve("lock"), StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            FileUtil.removeDir(ours.toFile());

            Path again = TemporaryFiles.create().toPath();

            assertThat(again).exists().isNotEqualTo(TemporaryFiles.create().toPath());
            assertThat(again.getParent().resolve("lock")).exists();
            assertThat(again.getParent().resolve("new")).doesNotExist();
            assertThat(left).doesNotExist();
            assertThat(held.resolve("media-1.part")).exists();
            assertThat(unnamed).exists();
        } finally {
            FileUtil.removeDir(held.toFile());
            Files.delete(unnamed);
        }
    }

    private static Path leftover(String name) throws IOException {
        Path folder = Files.createTempDirectory("camel-vzaps-" + name);
        Files.createFile(folder.resolve("media-1.part"));
        Files.createFile(folder.resolve("lock"));
        return folder;
    }

    private Process start() throws Exception {
        return new ProcessBuilder(ProgramRun.command(temporary, List.of("-XX:TieredStopAtLevel=1"), Holder.class))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
