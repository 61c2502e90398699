package io.github.camelvzaps.docs;

import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** A rendered page as Markdown, for people and programs that read text. */
final class MarkdownTwin {
    private final StringBuilder text = new StringBuilder();

    private MarkdownTwin() {}

    static String of(Document page) {
        MarkdownTwin twin = new MarkdownTwin();
        twin.block("# " + inline(page.selectFirst("h1")));
        twin.blocks(page.getElementById("content"));
        return twin.text.toString().strip() + "\n";
    }

    private void blocks(Element parent) {
        parent.children().forEach(this::element);
    }

    private void element(Element element) {
        switch (element.normalName()) {
            case "h2", "h3", "h4" -> block("#".repeat(element.normalName().charAt(1) - '0') + " " + inline(element));
            case "p" -> block(inline(element));
            case "pre" -> code(element);
            case "table" -> table(element);
            case "ul" -> list(element, "- ");
            case "ol" -> list(element, "1. ");
            case "dl" -> definitions(element);
            case "div", "section", "blockquote" -> {
                if (element.hasClass("title")) {
                    block("**" + inline(element) + "**");
                } else {
                    blocks(element);
                }
            }
            default -> {
                // pictures and scripts have no text
            }
        }
    }

    private void block(String paragraph) {
        if (!paragraph.isBlank()) {
            text.append(paragraph.strip()).append("\n\n");
        }
    }

    private void code(Element pre) {
        Element code = pre.selectFirst("code");
        String language = code == null ? "" : code.attr("data-lang");
        block("```" + language + "\n" + pre.wholeText().stripTrailing() + "\n```");
    }

    private void list(Element list, String mark) {
        for (Element item : list.children()) {
            text.append(mark).append(inline(item).strip()).append('\n');
        }
        text.append('\n');
    }

    private void definitions(Element list) {
        for (Element part : list.children()) {
            text.append(part.normalName().equals("dt") ? "- **" + inline(part).strip() + "**: " : "");
            text.append(part.normalName().equals("dd") ? inline(part).strip() + "\n" : "");
        }
        text.append('\n');
    }

    private void table(Element table) {
        // a remark is a table of one row, too
        if (table.closest(".admonitionblock") != null) {
            table.select("td.content").forEach(remark -> block("> " + inline(remark)));
            return;
        }
        List<Element> rows = table.select("tr");
        boolean headed = table.selectFirst("th") != null;
        for (int i = 0; i < rows.size(); i++) {
            List<Element> cells = rows.get(i).children();
            if (i == 0) {
                String rule = "|" + "---|".repeat(cells.size()) + "\n";
                text.append(headed ? row(cells) + rule : "|" + " |".repeat(cells.size()) + "\n" + rule + row(cells));
            } else {
                text.append(row(cells));
            }
        }
        text.append('\n');
    }

    private static String row(List<Element> cells) {
        return cells.stream()
                .map(cell -> inline(cell).replace("|", "\\|").replace("\n", " ").strip())
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String inline(Element element) {
        StringBuilder words = new StringBuilder();
        for (Node node : element.childNodes()) {
            if (node instanceof TextNode plain) {
                words.append(plain.text());
            } else if (node instanceof Element inner) {
                words.append(marked(inner));
            }
        }
        return words.toString();
    }

    private static String marked(Element element) {
        String words = inline(element);
        return switch (element.normalName()) {
            case "code" -> "`" + element.text() + "`";
            case "strong", "b" -> "**" + words + "**";
            case "em", "i" -> "_" + words + "_";
            case "br" -> "\n";
            case "a" -> element.hasClass("anchor") ? "" : "[" + words + "](" + inTwin(element.attr("href")) + ")";
            case "p", "div", "li" -> words.strip() + " ";
            default -> words;
        };
    }

    /** A link of a twin leads to a twin. */
    private static String inTwin(String address) {
        return address.contains(":") ? address : address.replaceFirst("\\.html(?=#|$)", ".md");
    }
}
