package io.github.camelvzaps.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The main class in a process of its own. */
class CommandLineTest {

    @Test
    void itTellsItsAddressAndStartsWithTheInstancePaired() throws Exception {
        Process process = run("--port", "0", "--instance", "VZ1:inst-1");
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            assertThat(line).startsWith("simulator ready http://127.0.0.1:");
            assertThat(out.readLine())
                    .isEqualTo("phone page      " + line.substring("simulator ready ".length()) + "/ui/");
            assertThat(out.readLine())
                    .isEqualTo("credentials     client token sim-client-token, client secret sim-client-secret,"
                            + " ZapyAPI key sim-api-key");
            HttpRequest.Builder status = HttpRequest.newBuilder(
                    URI.create(line.substring("simulator ready ".length()) + "/instances/VZ1/session/status"));
            Caller.INSTANCE_TOKENS.forEach(status::header);
            assertThat(HttpClient.newHttpClient()
                            .send(status.build(), BodyHandlers.ofString())
                            .body())
                    .contains("\"connected\":true");
        } finally {
            process.destroy();
        }
    }

    @Test
    void itServesTlsWhenItIsTold() throws Exception {
        Process process = run("--tls", "--port", "0");
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).startsWith("simulator ready https://127.0.0.1:");
        } finally {
            process.destroy();
        }
    }

    @Test
    void aWrongOptionIsExplained() throws Exception {
        Process process = run("--prot", "0");
        String text = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(text).contains("unknown option --prot").contains("--port N");
    }

    @ParameterizedTest
    @CsvSource({
        "--port,70000,'--port must be from 0 to 65535, not 70000'",
        "--port,-1,'--port must be from 0 to 65535, not -1'",
        "--port,x,'--port needs a number, not x'",
        "--instance,VZ1,'--instance needs ID:TOKEN'"
    })
    void aWrongValueIsExplainedInOneLine(String option, String value, String said) throws Exception {
        Process process = run(option, value);
        String text = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(text.lines().filter(line -> !line.startsWith("Picked up"))).containsExactly(said);
    }

    @Test
    void aPortThatIsTakenNamesTheOptionThatChangesIt() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process process = run("--port", String.valueOf(taken.getLocalPort()));
            String text = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).isEqualTo(1);
            assertThat(text).contains("choose another port with --port");
        }
    }

    /** What programs read is on its standard output; libraries may warn on the other one. */
    private static Process run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path").replace(File.pathSeparator + File.pathSeparator, ""),
                "io.github.camelvzaps.simulator.SimulatorMain"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }
}
