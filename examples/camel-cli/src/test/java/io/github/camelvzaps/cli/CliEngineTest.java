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
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.camel.main.KameletMain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Runs the two files as {@code camel run *} does: with the engine of the CLI, which fetches the component they name. */
@ExtendWith(SimulatorExtension.class)
class CliEngineTest {
    private static final Path APP = Path.of("app").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int CUSTOMERS = 5;

    /** What the engine puts before the names of the settings that it reads. */
    private static final String CLI = "camel.jbang";

    /** Where the engine keeps what it fetches. A build with {@code -Dmaven.repo.local} hands its own repository on to the test. */
    private static final String LOCAL_REPOSITORY = "maven.repo.local";

    private final String repositoryOfTheBuild = System.getProperty(LOCAL_REPOSITORY);

    @TempDir
    private Path folder;

    @AfterEach
    void restoreTheRepositoryOfTheBuild() {
        if (repositoryOfTheBuild == null) {
            System.clearProperty(LOCAL_REPOSITORY);
        } else {
            System.setProperty(LOCAL_REPOSITORY, repositoryOfTheBuild);
        }
    }

    @Test
    void theComponentIsNotThereBeforeItIsFetched() {
        assertThatThrownBy(() -> Class.forName("io.github.camelvzaps.vzaps.VzapsComponent"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void everybodyWhoWritesGetsOneAnswer(VzapsSimulator simulator) throws Exception {
        simulator.addInstance("VZ1", "inst-1");
        StagedRepository repository = new StagedRepository(folder);
        System.setProperty(LOCAL_REPOSITORY, repository.local().toString());
        KameletMain engine = engine(repository);
        engine.addArgumentProperty("camel.component.vzaps.base-url", simulator.url());
        try {
            engine.start();
            assertThat(jarOf(engine.getCamelContext().getComponent("vzaps"))).startsWith(repository.local());
            await().atMost(PATIENCE).until(() -> simulator.realtimeConnections("VZ1") == 1);

            List<String> customers = IntStream.range(0, CUSTOMERS)
                    .mapToObj(number -> "551198888777" + number)
                    .toList();
            customers.forEach(customer -> simulator.customerSays("VZ1", customer, "I am " + customer));
            await().atMost(PATIENCE).until(() -> simulator.messages("VZ1").size() >= CUSTOMERS);
            // the route completes what is in flight before it stops, so a second answer would be there by then
            engine.stop();

            assertThat(simulator.messages("VZ1"))
                    .extracting(answer -> answer.body().get("message"))
                    .containsExactlyInAnyOrderElementsOf(customers.stream()
                            .map(customer -> "You wrote: I am " + customer)
                            .toList());
        } finally {
            engine.stop();
        }
    }

    /** Set up as the command {@code run} does it for the files of a folder. */
    private static KameletMain engine(StagedRepository repository) throws IOException {
        KameletMain engine = new KameletMain(CLI);
        engine.setRepositories(repository.addresses());
        // no settings of the machine
        engine.setMavenSettings("false");
        // everything is in these repositories
        engine.setMavenCentralEnabled(false);
        engine.setMavenApacheSnapshotEnabled(false);
        // the command reads this one line itself, before it starts the engine
        engine.addInitialProperty(CLI + ".dependencies", properties().getProperty(CLI + ".dependencies"));
        engine.addInitialProperty(CLI + ".backlogTracing", "true");
        engine.addInitialProperty("camel.main.sourceLocationEnabled", "true");
        engine.addInitialProperty("camel.main.name", "answers");
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

    private static Path jarOf(Object component) throws Exception {
        return Path.of(component
                .getClass()
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }
}
