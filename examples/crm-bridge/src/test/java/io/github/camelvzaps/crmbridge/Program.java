package io.github.camelvzaps.crmbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The bridge as a process of its own. Ends with the test, and its PostgreSQL with it. */
final class Program implements AutoCloseable {
    /** Far longer than it ever takes, so that a slow machine does not fail a test. */
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path directory;
    private final Process process;

    private Program(Path directory, Process process) {
        this.directory = directory;
        this.process = process;
    }

    /** Starts it with all its files in a directory. */
    static Program start(Path directory, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // the first compiler alone: a process that lives for seconds starts sooner
        command.addAll(List.of("-cp", classPath(), "-Xmx256m", "-XX:TieredStopAtLevel=1"));
        command.add(CrmBridge.class.getName());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(directory.resolve("out.txt").toFile())
                .redirectError(directory.resolve("err.txt").toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(VZAPS|CRM|CAMEL|SPRING|SERVER)_.*"));
        return new Program(directory, builder.start());
    }

    /** The class path of this JVM without the tests. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Waits for the end and answers the exit code. */
    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("the program ends")
                .isTrue();
        return process.exitValue();
    }

    /** Waits until something is true of the program, which lives on meanwhile. */
    void awaitUntil(org.awaitility.core.ThrowingRunnable assertions) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(process.isAlive()).as("alive, and says: %s", errors()).isTrue();
            assertions.run();
        });
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As Ctrl-C does. */
    void stop() throws InterruptedException {
        process.destroy();
        exitCode();
    }

    String output() throws IOException {
        return Files.readString(directory.resolve("out.txt"));
    }

    String errors() throws IOException {
        return Files.readString(directory.resolve("err.txt"));
    }

    String log() throws IOException {
        return Files.readString(file("crm-bridge.log"));
    }

    /** A file that it has made. */
    Path file(String name) {
        return directory.resolve("target").resolve(name);
    }

    /** Its own PostgreSQL. */
    JdbcClient database() throws IOException {
        String port = postmaster().get(3).trim();
        return JdbcClient.create(
                new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", ""));
    }

    /** The first line is the process, the fourth the port. */
    private List<String> postmaster() throws IOException {
        return Files.readAllLines(file("crm-bridge-data").resolve("postgres/postmaster.pid"));
    }

    @Override
    public void close() throws Exception {
        kill();
        if (Files.exists(file("crm-bridge-data").resolve("postgres/postmaster.pid"))) {
            ProcessHandle.of(Long.parseLong(postmaster().get(0).trim())).ifPresent(orphan -> {
                orphan.destroy();
                orphan.onExit().join();
            });
        }
    }
}
