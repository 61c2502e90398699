package io.github.camelvzaps.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources, messages and pages say it in the words that engineers use. */
class PlainWordsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern RIDDLE = Pattern.compile(
            "\\b(mend(s|ed|ing)?|told|anew|for ever|stands? behind|whoever)\\b|(?<!there )\\bis no"
                    + " (?!longer\\b|more\\b)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern READ_BY_PEOPLE =
            Pattern.compile(".*\\.(java|adoc|md|yaml|yml|xml|properties|json|sql|js|html)");

    /** Tests, what the build makes, and what the vendors have written. */
    private static final Set<String> LEFT_OUT =
            Set.of(".git", "target", "generated", "test", "browser", "docs/contract");

    /** A heading of the troubleshooting page quotes a message of the component. */
    private static final String QUOTED = "=== `+";

    @Test
    void nothingThatPeopleReadHasARiddleInIt() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files()) {
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                if (isRiddle(line)) {
                    found.add(ROOT.relativize(file) + ":" + number + ": " + line.trim());
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "names what mends it",
                "the gateway is told to wait",
                "begins anew",
                "tried for ever",
                "stands behind the colon",
                "Whoever finds it",
                "the answer is no JSON"
            })
    void aRiddleIsFound(String line) {
        assertThat(isRiddle(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"there is no operation of that name", "it is no longer read", "amend a commit"})
    void plainWordsPass(String line) {
        assertThat(isRiddle(line)).isFalse();
    }

    private static boolean isRiddle(String line) {
        return !line.startsWith(QUOTED) && RIDDLE.matcher(line).find();
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String path = ROOT.relativize(folder).toString().replace('\\', '/');
                boolean leftOut = LEFT_OUT.contains(path)
                        || (!path.isEmpty()
                                && LEFT_OUT.contains(folder.getFileName().toString()));
                return leftOut ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (READ_BY_PEOPLE.matcher(file.getFileName().toString()).matches()) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}
