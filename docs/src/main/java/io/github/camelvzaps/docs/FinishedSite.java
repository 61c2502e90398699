package io.github.camelvzaps.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Adds to the rendered pages what AsciiDoc does not make: a main landmark, names of anchors, the index of the search, a
 * twin of each page in Markdown and the list of them for language models.
 */
public final class FinishedSite {
    private FinishedSite() {}

    /** @param args the folder of the rendered site */
    public static void main(String[] args) throws IOException {
        Path site = Path.of(args[0]);
        SearchIndex search = new SearchIndex();
        List<String> list = new ArrayList<>();
        for (Path file : pages(site)) {
            Document page = Jsoup.parse(file.toFile());
            page.outputSettings().prettyPrint(false);
            String name = file.getFileName().toString();
            String twin = name.replaceFirst("\\.html$", ".md");
            // rendering again starts from a page that was finished before
            if (page.selectFirst("main") == null) {
                addLandmark(page);
                nameAnchors(page);
                page.head()
                        .appendElement("link")
                        .attr("rel", "alternate")
                        .attr("type", "text/markdown")
                        .attr("href", twin);
                Files.writeString(file, page.outerHtml());
            }
            search.add(name, page);
            Files.writeString(site.resolve(twin), MarkdownTwin.of(page));
            list.add(line(page, twin));
        }
        Files.writeString(site.resolve("search-index.js"), search.script());
        Files.writeString(
                site.resolve("llms.txt"),
                "# Camel VZaps\n\n> WhatsApp as steps of Apache Camel routes, through the gateways VZaps and ZapyAPI."
                        + " Java 17, Camel 4.18.\n\n## Pages\n\n" + String.join("\n", list) + "\n");
    }

    private static List<Path> pages(Path site) throws IOException {
        try (Stream<Path> files = Files.list(site)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        }
    }

    private static String line(Document page, String twin) {
        Element lead = page.selectFirst(".lead p");
        String about = lead == null ? "" : ": " + lead.text();
        return "- [" + page.select("h1").text() + "](" + twin + ")" + about;
    }

    private static void addLandmark(Document page) {
        Element main = new Element("main").attr("id", "main");
        Element header = page.getElementById("header");
        header.before(main);
        main.appendChild(header);
        main.appendChild(page.getElementById("content"));
        page.body().prependElement("a").addClass("skip").attr("href", "#main").text("Skip to the text");
    }

    /** The link beside a heading holds nothing that could be read out. */
    private static void nameAnchors(Document page) {
        page.select("a.anchor")
                .forEach(anchor ->
                        anchor.attr("aria-label", "Link to: " + anchor.parent().text()));
    }
}
