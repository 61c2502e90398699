package io.github.camelvzaps.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * Finds the blocks of code of all pages: of those in Markdown in their source, of those in AsciiDoc in the rendered site,
 * where the includes are resolved.
 */
final class Blocks {
    static final Path ROOT = Path.of("..");
    private static final Path SITE = Path.of("target/site");

    /** The end of a sentence such as: write it to {@code orders.yaml}: */
    private static final Pattern FILE = Pattern.compile(".*`([\\w./-]+)`:");

    /** The title of a block that is a file, such as: pom.xml. */
    private static final Pattern TITLE = Pattern.compile("[\\w./-]+\\.\\w+");

    private Blocks() {}

    /** Returns the blocks of every page of the repository. */
    static List<Block> all() throws IOException {
        List<Block> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path page : files.filter(Blocks::isPage).sorted().toList()) {
                all.addAll(of(page));
            }
        }
        return all;
    }

    /** Returns the blocks of one page. */
    static List<Block> of(Path page) throws IOException {
        String name = ROOT.relativize(page).toString();
        return name.endsWith(".md")
                ? ofMarkdown(name, Files.readString(page))
                : ofHtml(name, Jsoup.parse(SITE.resolve(rendered(name)).toFile()));
    }

    private static boolean isPage(Path file) {
        String name = ROOT.relativize(file).toString();
        return name.matches(".*\\.(md|adoc)") && !name.matches("(.*/)?(target|src/test|docs/contract|\\.[a-z0-9]+)/.*");
    }

    /** The pages of the component have another name in the site. */
    private static String rendered(String page) {
        return Path.of(page).getFileName().toString().replaceFirst("(-component)?\\.adoc$", ".html");
    }

    private static List<Block> ofHtml(String page, Element html) {
        List<Block> blocks = new ArrayList<>();
        for (Element listing : html.select("div.listingblock pre")) {
            Element code = listing.selectFirst("code");
            Element shown = (code == null ? listing : code).clone();
            // the number of a callout is not code
            shown.select(".conum").remove();
            Element section = listing.closest(".sect2, .sect1");
            Element heading = section == null ? html.selectFirst("h1") : section.selectFirst("h2, h3");
            Element title = listing.closest(".listingblock").selectFirst(".title");
            blocks.add(new Block(
                    page,
                    blocks.size() + 1,
                    heading.text(),
                    heading.id(),
                    title != null && TITLE.matcher(title.text()).matches() ? title.text() : "",
                    code == null ? "" : code.attr("data-lang"),
                    shown.wholeText().replaceAll("(?m)[ \t]+$", "")));
        }
        return blocks;
    }

    static List<Block> ofMarkdown(String page, String text) {
        List<Block> blocks = new ArrayList<>();
        Parser.builder().build().parse(text).accept(new AbstractVisitor() {
            private String heading = page;

            @Override
            public void visit(Heading node) {
                heading = text(node);
            }

            @Override
            public void visit(FencedCodeBlock node) {
                add(node, node.getInfo(), node.getLiteral());
            }

            @Override
            public void visit(IndentedCodeBlock node) {
                add(node, "", node.getLiteral());
            }

            private void add(Node node, String language, String code) {
                Matcher file = FILE.matcher(node.getPrevious() instanceof Paragraph before ? text(before) : "");
                String name = file.matches() ? file.group(1) : "";
                blocks.add(new Block(page, blocks.size() + 1, heading, "", name, language, code));
            }
        });
        return blocks;
    }

    private static String text(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code part) {
                text.append('`').append(part.getLiteral()).append('`');
            }
        });
        return text.toString();
    }
}
