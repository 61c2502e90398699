package io.github.camelvzaps.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.camel.main.KameletMain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The two files run as {@code camel run *} runs them: with the engine of the CLI, which fetches what they name. */
@ExtendWith(SimulatorExtension.class)
class CliEngineTest {
    private static final Path APP = Path.of("app");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void theComponentIsNotThereBeforeItIsFetched() {
        assertThatThrownBy(() -> Class.forName("io.github.camelvzaps.vzaps.VzapsComponent"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void everybodyWhoWritesGetsAnAnswer(VzapsSimulator simulator) throws Exception {
        simulator.addInstance("VZ1", "inst-1");
        KameletMain engine = engine();
        engine.addArgumentProperty("camel.component.vzaps.base-url", simulator.url());
        engine.start();
        try {
            await().atMost(PATIENCE).until(() -> simulator.realtimeConnections("VZ1") == 1);
            simulator.customerSays("VZ1", "5511988887777", "Good morning");
            await().atMost(PATIENCE).until(() -> !simulator.messages("VZ1").isEmpty());

            assertThat(simulator.messages("VZ1"))
                    .singleElement()
                    .satisfies(answer -> assertThat(answer.body()).containsEntry("message", "You wrote: Good morning"));
        } finally {
            engine.stop();
        }
    }

    /** Set up as the command run does it for the files of a folder. */
    private KameletMain engine() throws IOException {
        StagedRepository repository = new StagedRepository(folder);
        KameletMain engine = new KameletMain("classpath:kamelets");
        engine.setDownload(true);
        engine.setRepositories(repository.addresses());
        engine.setMavenSettings(repository.settings().toString());
        engine.setMavenApacheSnapshotEnabled(false);
        engine.addInitialProperty("camel.jbang.dependencies", properties().getProperty("camel.jbang.dependencies"));
        engine.addInitialProperty(
                "camel.component.properties.location", "file:" + APP.resolve("application.properties"));
        engine.addInitialProperty("camel.main.routesIncludePattern", "file:" + APP.resolve("answers.yaml"));
        return engine;
    }

    private static Properties properties() throws IOException {
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(APP.resolve("application.properties"))) {
            properties.load(file);
        }
        return properties;
    }
}
