package io.github.camelvzaps.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.simulator.VzapsSimulator;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example as a user runs it, in a process of its own with a simulator of its own. */
class ProgramTest {
    @TempDir
    private Path directory;

    @Test
    void theProfileOncePrintsAConversationAndEndsWithZero() throws Exception {
        int port = freePort();
        Path output = directory.resolve("out.txt");

        int exitCode = run(output, List.of("-Dbot.port=" + port), List.of("-profile", "once"));

        String said = Files.readString(output);
        assertThat(exitCode).as(said).isZero();
        assertThat(said)
                .contains("The phone page is http://127.0.0.1:" + port + "/ui/")
                .doesNotContain("WARN", "ERROR", VzapsSimulator.CLIENT_TOKEN, VzapsSimulator.CLIENT_SECRET);
        assertThat(said.lines().filter(line -> line.matches("(answered|silent|handed|given) .*")))
                .containsExactly(
                        "answered   menu with buttons",
                        "answered   hours",
                        "handed over",
                        "silent     a person has this chat",
                        "given back",
                        "answered   bread");
    }

    @Test
    void productionWithoutItsVariablesNamesTheFirstThatIsMissing() throws Exception {
        Path output = directory.resolve("out.txt");

        assertThat(run(output, List.of(), List.of("-profile", "production"))).isNotZero();

        assertThat(Files.readString(output)).contains("VZAPS_CLIENT_SECRET").doesNotContain("is starting");
    }

    @Test
    void aPortThatSomebodyHasIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path output = directory.resolve("out.txt");

            int exitCode = run(output, List.of("-Dbot.port=" + taken.getLocalPort()), List.of("-profile", "once"));

            assertThat(exitCode).isNotZero();
            assertThat(Files.readString(output))
                    .contains(
                            "cannot listen on 127.0.0.1:" + taken.getLocalPort(),
                            "choose another port with -Dbot.port");
        }
    }

    private int run(Path output, List<String> options, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", classPath(), "-Xmx256m", "-Dbot.output=" + directory));
        command.addAll(options);
        command.add(Main.class.getName());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(VZAPS|BOT|CAMEL)_.*"));
        Process program = builder.start();
        try {
            assertThat(program.waitFor(2, TimeUnit.MINUTES))
                    .as("the program ends")
                    .isTrue();
            return program.exitValue();
        } finally {
            program.destroyForcibly();
        }
    }

    /** The class path of this JVM without the tests. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
