package io.github.camelvzaps.firstcontact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.firstcontact.Proof.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadmeTest {

    @Test
    void theCommentAboveABlockSaysHowItsCommandIsTested() {
        Readme readme = parse("""
                <!-- tested: prints the next block -->

                ```sh
                mvn -q walk
                ```
                It prints:
                ```
                first
                last ...

                ```
                ```java
                from("direct:a");
                ```
                """);

        assertThat(readme.problems()).isEmpty();
        assertThat(readme.commands())
                .containsExactly(
                        new ReadmeCommand("README.md:3", "mvn -q walk", new Proof(Kind.PRINTS, ""), "last ..."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <!-- tested: prints the next block -->           | PRINTS     |
                    <!-- tested: stays up after the next block -->   | SERVES     |
                    <!-- tested: writes docs/target/index.html -->   | WRITES     | docs/target/index.html
                    <!-- tested: last -->                            | TEST_COMMAND |
                    <!-- tested by KillTest -->                      | TESTED_BY  | KillTest
                    <!-- not tested: needs an account -->            | NOT_TESTED | needs an account
                    """)
    void eachKindOfProofHasItsComment(String comment, Kind kind, String detail) {
        assertThat(Proof.parse(comment)).isEqualTo(new Proof(kind, detail == null ? "" : detail));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mvn -B verify", "./mvnw verify", "java -jar a.jar", "camel run *", "jbang a:b:1"})
    void aCommandThatNobodyTestsIsAProblem(String command) {
        Readme readme = parse("Text\n<!-- tested: somehow -->\n```\nexport A=b\n" + command + "\n```\n");

        assertThat(readme.commands()).isEmpty();
        assertThat(readme.problems())
                .singleElement()
                .asString()
                .startsWith("README.md:3 has a command that nobody tests")
                .contains(Proof.FORMS);
    }

    @Test
    void outputThatIsPromisedHasToFollow() {
        assertThat(parse("<!-- tested: prints the next block -->\n```\nmvn walk\n```\n")
                        .problems())
                .containsExactly("README.md:2 promises output, but no block with the output follows");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    8 poll       message 3EB0... | 8 poll       message 3EB0AF  | true
                    8 poll       message 3EB0... | 7 image      message 3EB0AF  | false
                    sent 1 (a+b)                 | sent 1 (a+b)                 | true
                    sent 1 (a+b)                 | sent 1 (aab)                 | false
                    sent 1                       | sent 12                      | false
                    """)
    void dotsInAPromiseAreAnyText(String promise, String line, boolean kept) {
        assertThat(new ReadmeCommand("", "", new Proof(Kind.PRINTS, ""), promise).isKeptBy(line))
                .isEqualTo(kept);
    }

    private static Readme parse(String text) {
        return Readme.parse("README.md", List.of(text.split("\n", -1)));
    }
}
