package io.github.camelvzaps;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a program of the tests did in a JVM of its own. */
public record ProgramRun(int exitCode, String printed) {

    /** Runs it to its end and fails when that does not come in time. Its temporary files are in the folder. */
    public static ProgramRun of(
            Path folder, Duration limit, List<String> options, Class<?> program, String... arguments) throws Exception {
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command(folder, options, program, arguments))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            String printed = Files.readString(output);
            assertThat(ended).as(lastPart(printed)).isTrue();
            return new ProgramRun(process.exitValue(), printed);
        } finally {
            process.destroyForcibly();
        }
    }

    public static List<String> command(Path folder, List<String> options, Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-Djava.io.tmpdir=" + folder);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Fails unless the program ended with 0; answers what it printed. */
    public String succeeded() {
        assertThat(exitCode).as(lastPart(printed)).isZero();
        return printed;
    }

    private static String lastPart(String text) {
        return text.substring(Math.max(0, text.length() - 3_000));
    }
}
