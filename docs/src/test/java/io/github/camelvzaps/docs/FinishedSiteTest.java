package io.github.camelvzaps.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is added to the rendered pages, and what is written beside them. */
class FinishedSiteTest {
    private static final Path SITE = Path.of("target/site");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");

    static Stream<Path> pages() throws Exception {
        return LinksTest.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void thePageHasOneMainLandmarkAndEachLinkHasAName(Path page) throws Exception {
        Document html = Jsoup.parse(page.toFile());

        assertThat(html.select("main")).hasSize(1);
        assertThat(html.select("main h1")).hasSize(1);
        assertThat(html.select("a[href]"))
                .allSatisfy(link -> assertThat(link.text() + link.attr("aria-label"))
                        .as(link.outerHtml())
                        .isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void thePageHasATwinInMarkdownWithItsHeadingsAndCode(Path page) throws Exception {
        Document html = Jsoup.parse(page.toFile());
        String twin = html.select("link[type=text/markdown]").attr("href");
        String text = Files.readString(SITE.resolve(twin));
        List<String> missing = new ArrayList<>();
        for (Element code : html.select("main .listingblock pre")) {
            if (!text.contains(code.wholeText().stripTrailing())) {
                missing.add(code.text());
            }
        }

        assertThat(missing).isEmpty();
        assertThat(text.lines().filter(line -> line.startsWith("## ")).count())
                .isGreaterThanOrEqualTo(html.select("main h2").size());
        assertThat(text.replaceAll("(?s)```.*?```", "").replaceAll("`[^`]*`", ""))
                .doesNotContain("<div", "<p>", "</");
    }

    @Test
    void theListForLanguageModelsNamesEveryTwinThatIsThere() throws Exception {
        List<String> named = LINK.matcher(Files.readString(SITE.resolve("llms.txt")))
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();

        assertThat(named)
                .allSatisfy(name -> assertThat(SITE.resolve(name)).isNotEmptyFile())
                .hasSameSizeAs(pages().toList());
    }

    @Test
    void theSearchKnowsEverySectionAndItsAddressLeadsThere() throws Exception {
        String script = Files.readString(SITE.resolve("search-index.js"));
        JsonNode index = new ObjectMapper()
                .readTree(script.replaceFirst("^window.searchIndex = ", "").replaceFirst(";\\s*$", ""));
        List<String> addresses = index.findValuesAsText("address");

        assertThat(addresses).doesNotHaveDuplicates().contains("faq.html#lid", "recipes.html#send-text");
        assertThat(addresses).allMatch(FinishedSiteTest::leadsSomewhere);
    }

    private static boolean leadsSomewhere(String address) {
        try {
            String[] parts = address.split("#", 2);
            Document page = Jsoup.parse(SITE.resolve(parts[0]).toFile());
            return parts.length == 1 || page.getElementById(parts[1]) != null;
        } catch (IOException e) {
            return false;
        }
    }
}
