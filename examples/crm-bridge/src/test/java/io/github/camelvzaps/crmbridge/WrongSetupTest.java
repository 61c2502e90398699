package io.github.camelvzaps.crmbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is set up wrong ends the program with words that name what fixes it. */
class WrongSetupTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --crm.target=prod                                       | no target "prod"        | Set crm.target to simulator
                    --crm.target=production                                 | VZAPS_CLIENT_TOKEN      | Correct the properties
                    --crm.database.url=jdbc:postgresql://127.0.0.1:1/crm    | 127.0.0.1:1/crm         | correct crm.database.url
                    --crm.campain.file=list.csv                             | crm.campain.file        | Update your application's configuration
                    --camel.component.vzaps.client-tokn=x                   | client-tokn             | camel.component.vzaps.client-token
                    --spring.sql.init.schema-locations=file:nowhere.sql     | file:nowhere.sql        | Details are in
                    """)
    void aWrongPropertyIsNamedWithWhatFixesIt(String argument, String what, String fix) throws Exception {
        assertEndsWith(List.of(argument), what, fix);
    }

    @Test
    void aWrongArgumentIsRefused() throws Exception {
        try (Program program = Program.start(directory, List.of("--onec"))) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.errors()).contains("--once");
        }
    }

    @Test
    void aPortThatSomebodyHasIsNamedWithThePropertyThatChangesIt() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = "" + taken.getLocalPort();

            assertEndsWith(List.of("--crm.simulator.port=" + port), "Port " + port, "crm.simulator.port=");
        }
    }

    @Test
    void aDataFolderThatSomebodyHasIsNamed() throws Exception {
        Path folder = Files.createDirectories(directory.resolve("target/crm-bridge-data"));
        try (FileChannel taken =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            taken.lock();

            assertEndsWith(List.of(), "Another crm-bridge works with the data in", "-Dcrm.output=");
        }
    }

    @Test
    void aDeskPortThatSomebodyHasAndAListThatIsNotThereAreNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = "" + taken.getLocalPort();
            assertEndsWith(List.of("--server.port=" + port), port, "configure this application to listen on another");
        }
        assertEndsWith(
                List.of("--crm.campaign.file=nowhere.csv", "--crm.scenario=false"),
                "nowhere.csv cannot be read",
                "Correct crm.campaign.file");
    }

    private void assertEndsWith(List<String> wrong, String what, String fix) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--once"));
        arguments.addAll(wrong);
        for (String port : List.of("--crm.simulator.port=", "--server.port=")) {
            if (wrong.stream().noneMatch(argument -> argument.startsWith(port))) {
                arguments.add(port + Program.freePort());
            }
        }
        try (Program program = Program.start(directory, arguments)) {
            assertThat(program.exitCode()).isEqualTo(1);
            assertThat(program.errors())
                    .contains(what, fix)
                    .doesNotContain("\tat ")
                    .doesNotContain("Caused by", "Error creating bean");
        }
    }
}
