package io.github.camelvzaps.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.ProgramRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

    private Process start() throws Exception {
        return new ProcessBuilder(ProgramRun.command(temporary, List.of("-XX:TieredStopAtLevel=1"), Holder.class))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
