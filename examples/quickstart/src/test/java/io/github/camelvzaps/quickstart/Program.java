package io.github.camelvzaps.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The quickstart as a process of its own, as a user runs it. Ends with the test. */
final class Program implements AutoCloseable {
    /** Far longer than it ever takes, so that a slow machine does not fail a test. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path directory;
    private final Process process;

    private Program(Path directory, Process process) {
        this.directory = directory;
        this.process = process;
    }

    /** A run that is being set up. */
    static final class Setup {
        private final Path directory;
        private final List<String> options = new ArrayList<>();
        private final List<String> arguments = new ArrayList<>();
        private Map<String, String> environment = Map.of();

        private Setup(Path directory) {
            this.directory = directory;
        }

        Setup property(String name, String value) {
            options.add("-D" + name + "=" + value);
            return this;
        }

        Setup environment(Map<String, String> variables) {
            environment = variables;
            return this;
        }

        Setup argument(String argument) {
            arguments.add(argument);
            return this;
        }

        Program start() throws IOException {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-cp", classPath(), "-Xmx256m"));
            command.addAll(options);
            command.add(Quickstart.class.getName());
            command.addAll(arguments);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectOutput(directory.resolve("out.txt").toFile())
                    .redirectError(directory.resolve("err.txt").toFile());
            builder.environment().keySet().removeIf(name -> name.matches("(VZAPS|ZAPYAPI|QUICKSTART|CAMEL)_.*"));
            builder.environment().putAll(environment);
            return new Program(directory, builder.start());
        }

        /** The class path of this JVM without the tests. */
        private static String classPath() {
            return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .filter(entry -> !entry.endsWith("test-classes"))
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    /** Sets up a run that keeps all its files in a directory. */
    static Setup in(Path directory) {
        return new Setup(directory);
    }

    /** Waits for the end and answers the exit code. */
    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("the program ends")
                .isTrue();
        return process.exitValue();
    }

    /** Waits until a line of the output contains a text. */
    void awaitOutput(String text) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(process.isAlive()).as("alive, and says: %s", errors()).isTrue();
            assertThat(output()).contains(text);
        });
    }

    Process process() {
        return process;
    }

    String output() throws IOException {
        return Files.readString(directory.resolve("out.txt"));
    }

    String errors() throws IOException {
        return Files.readString(directory.resolve("err.txt"));
    }

    /** Everything it has written for people: screen and log. */
    String allWords() throws IOException {
        return output() + errors() + Files.readString(file("quickstart.log"));
    }

    /** A file that it has made. */
    Path file(String name) {
        return directory.resolve("target").resolve(name);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
