package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SimulatorExtension.class)
class CursorFolderTest {
    private static final String URI = "vzaps:events/subscribe?events=Message";

    @TempDir
    Path temporary;

    private VzapsSimulator simulator;

    @BeforeEach
    void start(VzapsSimulator fresh) {
        simulator = fresh;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
    }

    @Test
    void aRestartResumesAfterTheLastFinishedEvent() throws Exception {
        Path folder = temporary.resolve("state/cursors");
        String uri = URI + "&cursorFolder=" + folder;
        try (Listener listener = new Listener(simulator).start(uri)) {
            String id = simulator.customerSays(Contract.INSTANCE, "5511988887777", "one");
            await().until(() -> listener.seen.size() == 1);
            await().untilAsserted(() -> assertThat(folder.resolve("vzaps%2F" + Contract.INSTANCE + ".cursor"))
                    .content()
                    .contains(id));
        }
        simulator.customerSays(Contract.INSTANCE, "5511988887777", "two");
        try (Listener listener = new Listener(simulator).start(uri)) {
            await().until(() -> !listener.seen.isEmpty());
            assertThat(listener.seen).extracting(seen -> seen.header("Text")).containsExactly("two");
        }
    }

    @Test
    void twoPlacesForOneCursorAreRefused() {
        try (Listener listener =
                new Listener(simulator).options(options -> options.setCursorRepository(new MemoryStateRepository()))) {
            assertThatThrownBy(() -> listener.start(URI + "&cursorFolder=" + temporary))
                    .hasStackTraceContaining("remove either cursorFolder or cursorRepository");
        }
    }

    @Test
    void aFolderThatCannotBeUsedStopsTheStart() throws Exception {
        Path file = Files.writeString(temporary.resolve("cursors"), "a file");
        try (Listener listener = new Listener(simulator)) {
            assertThatThrownBy(() -> listener.start(URI + "&cursorFolder=" + file))
                    .hasStackTraceContaining("Cursors cannot be kept in " + file + ": set cursorFolder");
        }
    }
}
