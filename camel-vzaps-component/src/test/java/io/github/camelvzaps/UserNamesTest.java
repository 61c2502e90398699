package io.github.camelvzaps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What users copy, from pages, READMEs, snippets, Kamelets and examples, names no internal class. */
class UserNamesTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern INTERNAL = Pattern.compile("io\\.github\\.camelvzaps\\.core[.\\w]*");

    private static final List<String> SHOWN = List.of(
            "README.md",
            "camel-vzaps-simulator/README.md",
            "camel-vzaps-component/src/main/docs",
            "camel-vzaps-component/src/main/resources/kamelets",
            "docs/pages",
            "docs/src/test/java/io/github/camelvzaps/docs/snippets",
            "docs/src/test/resources",
            "examples");

    @Test
    void whatUsersCopyNamesNoInternalClass() throws IOException {
        List<String> found = new ArrayList<>();
        for (String shown : SHOWN) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(shown))) {
                for (Path file : files.filter(UserNamesTest::isSource).toList()) {
                    INTERNAL.matcher(Files.readString(file))
                            .results()
                            .map(MatchResult::group)
                            .forEach(name -> found.add(file + " names " + name));
                }
            }
        }

        assertThat(found).isEmpty();
    }

    private static boolean isSource(Path file) {
        String path = file.toString().replace('\\', '/');
        return Files.isRegularFile(file)
                && !path.contains("/target/")
                && path.matches(".*\\.(java|xml|yaml|yml|md|adoc|properties|sql|sh)");
    }
}
