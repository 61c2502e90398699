package io.github.camelvzaps.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages take their code from files that the build checks, and all of them stand in the list at the left. */
class PagesTest {
    private static final Path PAGES = Path.of("pages");

    /** A block of code in AsciiDoc: its language, then its lines. */
    private static final Pattern ASCIIDOC =
            Pattern.compile("(?ms)^\\[source,(java|yaml|xml)[^\\]\\n]*]\\n(?:\\.[^\\n]*\\n)?(-{4,})\\n(.*?)\\n\\2$");

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.filter(file -> file.toString().endsWith(".adoc")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void codeComesOutOfFilesThatTheBuildChecks(Path page) throws Exception {
        assertThat(codeThatIsNoInclude(Files.readString(page))).isEmpty();
    }

    @Test
    void codeThatStandsInAPageIsRefused() throws Exception {
        String page = Files.readString(Path.of("src/test/resources/wrong/inline.adoc"));

        assertThat(codeThatIsNoInclude(page)).containsExactly("- to: vzaps:messages/sendText");
    }

    @Test
    void theListAtTheLeftNamesEveryPageAndNoOther() throws Exception {
        List<String> listed = Jsoup.parse(Files.readString(PAGES.resolve("docinfo-header.html")))
                .select("nav a")
                .eachAttr("href");
        List<String> written = new ArrayList<>(pages().map(PagesTest::html).toList());
        // made out of Markdown
        written.addAll(List.of("security.html", "simulator.html"));
        // those of the component
        written.addAll(List.of("vzaps.html", "zapyapi.html"));
        written = written.stream().distinct().toList();

        assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(written);
    }

    private static String html(Path page) {
        return page.getFileName().toString().replace(".adoc", ".html");
    }

    private static List<String> codeThatIsNoInclude(String page) {
        return ASCIIDOC.matcher(page)
                .results()
                .map(block -> block.group(3))
                .filter(code -> !code.lines().allMatch(line -> line.isBlank() || line.startsWith("include::")))
                .toList();
    }
}
