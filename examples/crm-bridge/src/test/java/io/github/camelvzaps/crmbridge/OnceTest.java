package io.github.camelvzaps.crmbridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.simulator.VzapsSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command of the README. */
class OnceTest {
    @TempDir
    private Path directory;

    @Test
    void onceWalksThroughTheDayAndTheNextRunKnowsThatItIsDone() throws Exception {
        List<String> arguments = List.of(
                "--once",
                "--crm.send-every=5ms",
                "--crm.simulator.port=" + Program.freePort(),
                "--server.port=" + Program.freePort());
        try (Program program = Program.start(directory, arguments)) {
            assertThat(program.exitCode()).as(program.errors()).isZero();
            assertThat(program.errors()).as(program.log()).isEmpty();
            assertThat(program.output().lines())
                    .contains(
                            "  to Ana     is sent",
                            "  to Bruno   waits: WhatsApp hides his number so far",
                            "  to Bruno   is sent")
                    .anyMatch(line -> line.matches("  desk      ticket [123], Ana Souza: Where is my order\\?"))
                    .anyMatch(line -> line.startsWith("  [##############################] 200/200"));
            assertReport(program);
            assertThat(Files.readAllLines(program.file("campaign.csv"))).hasSize(201);
            assertThat(ImageIO.read(program.file("campaign.png").toFile()).getWidth())
                    .isPositive();
            assertThat(program.output() + program.log())
                    .doesNotContain(VzapsSimulator.CLIENT_TOKEN, VzapsSimulator.CLIENT_SECRET, "crm1-token")
                    .doesNotContainPattern("(?<!\\w)55\\d{11}(?!\\w)");
        }

        try (Program again = Program.start(directory, arguments)) {
            assertThat(again.exitCode()).as(again.errors()).isZero();
            assertThat(again.output()).contains("continues where it stopped, 0 to go");
            assertReport(again);
        }
    }

    private static void assertReport(Program program) throws IOException {
        assertThat(program.output().lines())
                .contains("  sent                190")
                .anyMatch(line -> line.startsWith("  rejected              2"))
                .anyMatch(line -> line.startsWith("  unknown               1"))
                .anyMatch(line -> line.startsWith("  not on WhatsApp       7"))
                .contains("  all                 200");
    }
}
