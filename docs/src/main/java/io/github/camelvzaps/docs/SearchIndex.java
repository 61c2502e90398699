package io.github.camelvzaps.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What the search of the site looks through: each section with its page, heading and text. */
final class SearchIndex {
    /** Enough to find a section by its words, and little enough to be loaded at once. */
    private static final int TEXT = 700;

    private final List<Map<String, String>> sections = new ArrayList<>();

    void add(String file, Document page) {
        String title = page.select("h1").text();
        Element preamble = page.selectFirst("#preamble");
        put(file, title, title, preamble == null ? "" : preamble.text());
        for (Element heading : page.select("#content h2[id], #content h3[id]")) {
            Element text = heading.parent().clone();
            // inner sections have entries of their own
            text.select(".sect2, h2, h3, .sect3 h4").remove();
            put(file + "#" + heading.id(), title, heading.text(), text.text());
        }
    }

    private void put(String address, String page, String heading, String text) {
        String start = text.length() > TEXT ? text.substring(0, TEXT) : text;
        sections.add(Map.of("address", address, "page", page, "heading", heading, "text", start));
    }

    /** Returns a script, since a page that is opened as a file may not fetch another one. */
    String script() throws JsonProcessingException {
        return "window.searchIndex = " + new ObjectMapper().writeValueAsString(sections) + ";\n";
    }
}
