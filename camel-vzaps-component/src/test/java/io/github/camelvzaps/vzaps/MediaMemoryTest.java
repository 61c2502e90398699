package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.ProgramRun;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The server at the address of media cannot fill the memory of the application. */
@ExtendWith(SimulatorExtension.class)
class MediaMemoryTest {
    private static final List<String> PATHS = List.of("/404", "/500", "/200", "/404", "/500", "/200");

    @TempDir
    Path folder;

    @Test
    void answersWithoutEndLeaveAJvmOf160MegabytesAlive(VzapsSimulator simulator) throws Exception {
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
        try (StrangeServer server = new StrangeServer()) {
            for (int status : new int[] {200, 404, 500}) {
                server.on("/" + status, StrangeServer.endless(status));
            }
            for (int i = 0; i < PATHS.size(); i++) {
                // another chat each, so that all are fetched at once
                simulator.customerSays(
                        Contract.INSTANCE,
                        CustomerMessage.media("55119888877" + (10 + i), "sticker", server.url(PATHS.get(i))));
            }
            String printed = ProgramRun.of(
                            folder,
                            Duration.ofMinutes(2),
                            List.of("-Xmx160m"),
                            MediaMemoryProgram.class,
                            simulator.url(),
                            simulator.realtimeUrl(),
                            String.valueOf(PATHS.size()))
                    .printed();
            assertThat(printed)
                    .contains("missing Gone", "missing Unavailable", "missing TooLarge", "sent")
                    .doesNotContain("OutOfMemoryError", "events are missing");
            assertThat(simulator.messages(Contract.INSTANCE)).hasSize(1);
            try (Stream<Path> left = Files.walk(folder)) {
                assertThat(left.filter(file -> file.toString().endsWith(".part")))
                        .isEmpty();
            }
        }
    }
}
