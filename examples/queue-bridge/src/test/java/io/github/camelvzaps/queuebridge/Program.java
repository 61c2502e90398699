package io.github.camelvzaps.queuebridge;

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
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The bridge, or its broker, as a process of its own. Ends with the test. */
final class Program implements AutoCloseable {
    /** Far longer than it ever takes, so that a slow machine does not fail a test. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<String> command = new ArrayList<>();
    private final Path output;

    /** The running process; each start replaces it. */
    private Process process;

    /**
     * @param directory where all its files go
     * @param settings properties of the bridge, without {@code bridge.} before their names
     */
    Program(Path directory, Map<String, String> settings, String... arguments) {
        output = directory.resolve("out-" + String.join("", arguments) + ".txt");
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", classPath(), "-Xmx256m", "-XX:TieredStopAtLevel=1"));
        Map<String, String> all = new TreeMap<>(settings);
        all.put("output", directory.toString());
        all.forEach((name, value) -> command.add("-Dbridge." + name + "=" + value));
        command.add(QueueBridge.class.getName());
        command.addAll(List.of(arguments));
    }

    Program start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().keySet().removeIf(name -> name.matches("(VZAPS|BRIDGE|CAMEL)_.*"));
        process = builder.start();
        return this;
    }

    /** Ends it as a power cut would, for the process at least: nothing is finished or written. */
    void kill() throws InterruptedException {
        assertThat(process.isAlive()).as(this::output).isTrue();
        process.destroyForcibly().waitFor();
    }

    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("the program ends")
                .isTrue();
        return process.exitValue();
    }

    void awaitOutput(String text) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(output()).contains(text));
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The class path of this JVM without the tests. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
