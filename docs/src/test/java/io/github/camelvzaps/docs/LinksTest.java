package io.github.camelvzaps.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rendered site: no link, anchor, picture, style or script leads nowhere, and nothing is loaded from elsewhere. */
class LinksTest {
    private static final Path SITE = Path.of("target/site");

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(SITE)) {
            return files.filter(file -> file.toString().endsWith(".html")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkOfThePageLeadsSomewhere(Path page) throws IOException {
        assertThat(broken(page)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void thePageLoadsNothingFromElsewhere(Path page) throws IOException {
        assertThat(Jsoup.parse(page.toFile()).select("[src], link[href]"))
                .extracting(element -> element.hasAttr("src") ? element.attr("src") : element.attr("href"))
                .noneMatch(address -> address.startsWith("http") || address.startsWith("//"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void thePageHasATitleAndNoTraceOfItsSource(Path page) throws IOException {
        Document html = Jsoup.parse(page.toFile());

        assertThat(html.select("h1").text()).isNotBlank();
        html.select("pre, code").remove();
        assertThat(html.body().text()).doesNotContain("include::", "xref:", "CHECK:", "{snippets}", "[source");
    }

    @Test
    void aBrokenLinkIsFound() throws IOException {
        Path page = Files.createDirectories(Path.of("target/broken")).resolve("page.html");
        Files.writeString(page, "<h1 id='a'>A</h1><a href='#b'>b</a><a href='#a'>a</a><img src='c.png'>");

        assertThat(broken(page)).containsExactlyInAnyOrder("#b", "c.png");
    }

    @Test
    void linksToElsewhereAreListedForPeople() throws IOException {
        TreeSet<String> elsewhere = new TreeSet<>();
        for (Path page : pages().toList()) {
            Jsoup.parse(page.toFile()).select("a[href^=http]").forEach(link -> elsewhere.add(link.attr("href")));
        }
        Files.write(Path.of("target/external-links.txt"), elsewhere);

        assertThat(elsewhere).allMatch(link -> link.matches("https?://\\S+"));
    }

    private static List<String> broken(Path page) throws IOException {
        List<String> broken = new ArrayList<>();
        for (Element element : Jsoup.parse(page.toFile()).select("[href], [src]")) {
            String address = element.hasAttr("src") ? element.attr("src") : element.attr("href");
            boolean elsewhere = address.matches("(?i)(https?|mailto|data):.*");
            if (!elsewhere && !leadsSomewhere(page, address)) {
                broken.add(address);
            }
        }
        return broken;
    }

    private static boolean leadsSomewhere(Path page, String address) throws IOException {
        String[] parts = address.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
        if (!Files.isRegularFile(target)) {
            return false;
        }
        return parts.length == 1 || Jsoup.parse(target.toFile()).getElementById(parts[1]) != null;
    }
}
