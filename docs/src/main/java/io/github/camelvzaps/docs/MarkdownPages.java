package io.github.camelvzaps.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Turns documents in Markdown into pages of the site. They stay in Markdown because they are read in the repository as
 * well. Each section becomes one of AsciiDoc, so that it has an anchor and stands in the list of the page.
 */
final class MarkdownPages {
    private static final List<TablesExtension> TABLES = List.of((TablesExtension) TablesExtension.create());

    private final Path root;
    private final Path target;
    private final Parser parser = Parser.builder().extensions(TABLES).build();
    private final HtmlRenderer html = HtmlRenderer.builder().extensions(TABLES).build();

    MarkdownPages(Path root, Path target) {
        this.root = root;
        this.target = target;
    }

    /** Writes one page and answers its title. */
    String page(String file, String name) throws IOException {
        Node document = parser.parse(Files.readString(root.resolve(file)));
        document.accept(new LinksOfTheSite());
        StringBuilder page = new StringBuilder();
        String title = null;
        boolean passing = false;
        for (Node block = document.getFirstChild(); block != null; block = block.getNext()) {
            if (block instanceof Heading heading) {
                page.append(passing ? "++++\n\n" : "\n");
                passing = false;
                String text = text(heading);
                title = title == null ? text : title;
                page.append("=".repeat(heading.getLevel()))
                        .append(' ')
                        .append(text)
                        .append("\n\n");
                continue;
            }
            if (!passing) {
                page.append("++++\n");
                passing = true;
            }
            page.append(block(block));
        }
        page.append(passing ? "++++\n" : "");
        Files.writeString(target.resolve(name + ".adoc"), page.toString().stripLeading());
        return title;
    }

    /** Writes a page for each file of a folder and a list of links to them. */
    void pages(String folder, String prefix, Path list) throws IOException {
        Map<String, String> titles = new HashMap<>();
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(root.resolve(folder))) {
            for (Path file : files.sorted().toList()) {
                String stem = file.getFileName().toString().replaceFirst("\\.md$", "");
                boolean ours = file.toString().endsWith(".md") && (!folder.equals("docs") || stem.startsWith(prefix));
                if (ours) {
                    String name = stem.startsWith(prefix) ? stem : prefix + stem;
                    names.add(name);
                    titles.put(name, page(root.relativize(file).toString(), name));
                }
            }
        }
        StringBuilder text = new StringBuilder();
        names.forEach(name -> text.append("* xref:")
                .append(name)
                .append(".adoc[")
                .append(titles.get(name))
                .append("]\n"));
        Files.writeString(list, text.toString());
    }

    private String block(Node block) {
        String rendered = html.render(block);
        boolean table = rendered.startsWith("<table>");
        if (block instanceof FencedCodeBlock || block instanceof IndentedCodeBlock) {
            return "<div class=\"listingblock\"><div class=\"content\">" + rendered + "</div></div>\n";
        }
        return table ? rendered.replaceFirst("<table>", "<table class=\"tableblock\">") : rendered;
    }

    private static String text(Heading heading) {
        StringBuilder text = new StringBuilder();
        heading.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code part) {
                text.append('`').append(part.getLiteral()).append('`');
            }
        });
        return text.toString().replaceFirst("^(\\d+)\\. ", "$1 - ");
    }

    /** What a link in the repository points to is found elsewhere in the site. */
    private static final class LinksOfTheSite extends AbstractVisitor {
        @Override
        public void visit(Link link) {
            link.setDestination(inSite(link.getDestination()));
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            image.setDestination("images/" + Path.of(image.getDestination()).getFileName());
        }

        private static String inSite(String destination) {
            if (destination.contains(":") || destination.startsWith("#")) {
                return destination;
            }
            String name =
                    Path.of(destination.replaceFirst("#.*", "")).getFileName().toString();
            String stem = name.replaceFirst("\\.md$", "").toLowerCase(Locale.ROOT);
            if (destination.contains("simulator/")) {
                stem = "simulator";
            }
            return (stem.matches("\\d{4}-.*") ? "adr-" : "") + stem + ".html";
        }
    }
}
