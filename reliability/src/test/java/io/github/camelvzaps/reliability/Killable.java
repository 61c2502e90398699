package io.github.camelvzaps.reliability;

import io.github.camelvzaps.simulator.VzapsSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An application in a JVM of its own, which is killed with {@code kill -9}. */
final class Killable {
    static final String INSTANCE = "VZ1";
    static final String TOKEN = "inst-1";

    /** Starts fast rather than to run fast for long. */
    private static final List<String> OPTIONS =
            List.of("-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

    private final Process process;
    private final Path output;

    /** Starts an {@link Application}. */
    Killable(Path folder, String node, VzapsSimulator simulator, Map<String, ?> settings) {
        this(Application.class, folder, node, simulator, settings);
    }

    /** @param folder where the cursors and what it prints are kept */
    Killable(Class<?> program, Path folder, String node, VzapsSimulator simulator, Map<String, ?> settings) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.add("-Dfolder=" + folder);
        command.add("-Dnode=" + node);
        command.add("-DrootLevel=" + System.getProperty("rootLevel", "ERROR"));
        command.add("-DbaseUrl=" + simulator.url());
        command.add("-DrealtimeUrl=" + simulator.realtimeUrl());
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        output = folder.resolve(node + ".log");
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails with what it printed when it has ended early. */
    void requireAlive() {
        if (!process.isAlive()) {
            throw new AssertionError("The application ended early:\n" + printed());
        }
    }

    String printed() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String lastLines(int count) {
        List<String> lines = printed().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
    }

    /** Returns the stacks of its threads, for a run that stands still. */
    String stacks() throws IOException, InterruptedException {
        Process jstack = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jstack")
                                .toString(),
                        Long.toString(process.pid()))
                .redirectErrorStream(true)
                .start();
        String stacks = new String(jstack.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        jstack.waitFor();
        return stacks;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
