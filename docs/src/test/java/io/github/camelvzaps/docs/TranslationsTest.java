package io.github.camelvzaps.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is there in Portuguese says the same as the English page, as far as a build can see. */
class TranslationsTest {
    private static final Path SITE = Path.of("target/site");
    private static final String TRANSLATED = ".pt-BR";
    private static final Pattern MESSAGE = Pattern.compile("(?m)^=== (`\\+.*\\+`)$");

    static Stream<String> pages() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("pages"))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(TRANSLATED + ".adoc"))
                    .map(name -> name.replace(TRANSLATED + ".adoc", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @Test
    void theFirstPagesAreThereInPortuguese() throws Exception {
        assertThat(pages()).contains("getting-started", "troubleshooting", "faq");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void bothLanguagesShowTheSameSnippets(String page) throws Exception {
        assertThat(code(Blocks.ROOT.resolve("docs/pages/" + page + TRANSLATED + ".adoc")))
                .isEqualTo(code(Blocks.ROOT.resolve("docs/pages/" + page + ".adoc")));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void bothLanguagesHaveTheSameSectionsAndNameEachOther(String page) throws Exception {
        Document english = Jsoup.parse(SITE.resolve(page + ".html").toFile());
        Document portuguese =
                Jsoup.parse(SITE.resolve(page + TRANSLATED + ".html").toFile());

        assertThat(portuguese.selectFirst("html").attr("lang")).isEqualTo("pt-BR");
        assertThat(portuguese.select("#content h2")).hasSameSizeAs(english.select("#content h2"));
        assertThat(portuguese.select("#content table tr")).hasSameSizeAs(english.select("#content table tr"));
        assertThat(english.select(".languages a[href=" + page + TRANSLATED + ".html]"))
                .hasSize(1);
        assertThat(portuguese.select(".languages a[href=" + page + ".html]")).hasSize(1);
    }

    @Test
    void theMessagesOfBothPagesOfTroublesAreTheSame() throws Exception {
        assertThat(messages("pages/troubleshooting.pt-BR.adoc"))
                .containsExactlyElementsOf(messages("pages/troubleshooting.adoc"));
    }

    @Test
    void theCommandsOfBothReadmesAreTheSame() throws Exception {
        Path portuguese = Blocks.ROOT.resolve("README" + TRANSLATED + ".md");

        assertThat(code(portuguese)).isEqualTo(code(Blocks.ROOT.resolve("README.md")));
        assertThat(Files.readString(Blocks.ROOT.resolve("README.md"))).contains("](README.pt-BR.md)");
        assertThat(Files.readString(portuguese))
                .contains("](README.md)")
                // the English one says how a command is tested, and it is run once
                .doesNotContain("<!-- tested");
    }

    private static List<String> code(Path page) throws IOException {
        return Blocks.of(page).stream()
                .map(block -> block.language() + "\n" + block.code())
                .toList();
    }

    private static List<String> messages(String page) throws IOException {
        return MESSAGE.matcher(Files.readString(Path.of(page)))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
