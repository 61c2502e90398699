package io.github.camelvzaps.firstcontact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A small checkout whose READMEs promise something. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands of the READMEs are for a shell")
class FirstContactTest {
    private static final String TEST_COMMAND = "<!-- tested: last -->\n```sh\nmvn -B verify\n```\n";

    @TempDir
    private Path checkout;

    @BeforeEach
    void createCheckout() throws Exception {
        Files.createDirectories(checkout.resolve("examples"));
        git("init", "--quiet");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
                    prints the next block           | echo first; echo last 1                | yes |
                    prints the next block           | mvn-that-does-not-exist                | no  | README.md:2: the command ended with 127
                    prints the next block           | echo last 1; exit 3                    | no  | README.md:2: the command ended with 3
                    prints the next block           | false; echo last 1                     | no  | README.md:2: the command ended with 1
                    prints the next block           | echo last 1; echo afterwards           | no  | the last line should be "last ..." and is "afterwards"
                    prints the next block           | true                                   | no  | the last line should be "last ..." and is ""
                    prints the next block           | test ! -e target; echo last 1          | yes |
                    prints the next block           | test -e target; echo last 1            | no  | the command ended with 1
                    stays up after the next block   | echo last 1; sleep 600                 | yes |
                    stays up after the next block   | echo last 1                            | no  | did not stay up after the line "last ..."
                    stays up after the next block   | echo nothing                           | no  | did not stay up after the line "last ..."
                    writes site/index.html          | mkdir site; echo > site/index.html     | yes |
                    writes site/index.html          | mkdir site                             | no  | the command did not write site/index.html
                    """)
    void aCommandHasToDoWhatItsReadmePromises(String proof, String command, String good, String words)
            throws Exception {
        Files.createDirectories(checkout.resolve("target"));
        String said = run("<!-- tested: " + proof + " -->\n```sh\n" + command + "\n```\n```\nlast ...\n```\n", good);

        assertThat(said).contains("+ " + command).contains(words == null ? "good after" : words);
    }

    @Test
    void theSameCommandInTwoReadmesRunsOnceAndBothPromisesCount() throws Exception {
        Path module = Files.createDirectories(checkout.resolve("module"));
        String block = "<!-- tested: prints the next block -->\n```sh\necho one\n```\n```\n%s\n```\n";
        Files.writeString(module.resolve("README.md"), block.formatted("two"));

        String said = run(block.formatted("one"), "no");

        assertThat(said).containsOnlyOnce("+ echo one").contains("module/README.md:2: the last line should be \"two\"");
    }

    @Test
    void nothingRunsWhileAReadmeHasACommandThatNobodyTests() throws Exception {
        String said = run(
                "```sh\nmvn walk\n```\n<!-- tested: prints the next block -->\n```\necho a\n```\n```\na\n```\n", "no");

        assertThat(said).contains("README.md:1 has a command that nobody tests").doesNotContain("+ ");
    }

    @Test
    void anExampleWithoutATestedCommandIsAProblem() throws Exception {
        Files.createDirectories(checkout.resolve("examples/silent/src"));

        assertThat(run("", "no")).contains("examples/silent/README.md names no tested command that runs the example");
    }

    @Test
    void aTestThatDoesNotExistIsAProblem() throws Exception {
        assertThat(run("<!-- tested by NoSuchTest -->\n```\nmvn walk\n```\n", "no"))
                .contains("README.md:2 is tested by NoSuchTest, which does not exist");
    }

    @Test
    void theTestCommandIsThatOfTheReadme() throws Exception {
        Files.writeString(checkout.resolve("README.md"), TEST_COMMAND.replace("verify", "test"));
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        contact(said).printTestCommand();

        assertThat(said.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("mvn -B test");
    }

    @Test
    void theReadmesOfThisProjectSayHowTheirCommandsAreTested() throws Exception {
        Readmes readmes = Readmes.of(Path.of(".."));

        assertThat(readmes.problems()).isEmpty();
        assertThat(readmes.commands()).filteredOn(ReadmeCommand::runsInClone).hasSizeGreaterThan(4);
    }

    private String run(String readme, String good) throws Exception {
        Files.writeString(checkout.resolve("README.md"), readme + TEST_COMMAND);
        git("add", "README.md");
        git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "--quiet", "-m", "A commit");
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        assertThat(contact(said).run())
                .as(said.toString(StandardCharsets.UTF_8))
                .isEqualTo(good.equals("yes"));
        return said.toString(StandardCharsets.UTF_8);
    }

    private FirstContact contact(ByteArrayOutputStream said) {
        return new FirstContact(checkout, false, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command)
                .directory(checkout.toFile())
                .inheritIO()
                .start();
        assertThat(git.waitFor()).isZero();
    }
}
