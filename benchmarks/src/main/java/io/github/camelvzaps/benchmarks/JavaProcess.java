package io.github.camelvzaps.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of this module in a JVM of its own. What it logs goes where ours goes. */
final class JavaProcess implements AutoCloseable {
    /** A heap of one size for all; the rest is what the JVM chooses for the machine. */
    static final List<String> OPTIONS = List.of("-Xms512m", "-Xmx512m");

    private final Process process;
    private final BufferedReader output;

    JavaProcess(Class<?> program, String... arguments) throws IOException {
        this(
                Stream.concat(OPTIONS.stream(), Stream.of("-classpath", System.getProperty("java.class.path")))
                        .toList(),
                program,
                arguments);
    }

    /** @param options of the JVM, its class path among them */
    JavaProcess(List<String> options, Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(options);
        command.add(program.getName());
        command.addAll(Arrays.asList(arguments));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        output = process.inputReader();
    }

    /** Returns the next line that the program prints. */
    String line() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IOException("The program ended before it said anything");
        }
        return line;
    }

    /** Waits for the end and returns all lines that the program printed; after the bound it is stopped. */
    List<String> lines(int seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            close();
        }
        return output.lines().toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
