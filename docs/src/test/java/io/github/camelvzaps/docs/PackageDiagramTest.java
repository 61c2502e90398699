package io.github.camelvzaps.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.vzaps.VzapsComponent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The diagram of the architecture beside what another tool, jdeps of the JDK, finds in the same classes. */
class PackageDiagramTest {
    private static final Path PAGE = Path.of("target/site/architecture.html");
    private static final Pattern LINE = Pattern.compile(
            "(?m)^\\s+io\\.github\\.camelvzaps\\.(\\S+)\\s+->\\s+io\\.github\\.camelvzaps\\.(\\S+)\\s+");

    @Test
    void itHasExactlyTheArrowsThatJdepsFinds() throws Exception {
        Set<String> drawn = Jsoup.parse(PAGE.toFile()).select("path.arrow").stream()
                .map(arrow -> arrow.attr("data-from") + " -> " + arrow.attr("data-to"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(drawn).isNotEmpty().containsExactlyInAnyOrderElementsOf(arrowsOfJdeps());
    }

    @Test
    void theTableBelowItHasExactlyThePackagesThatAreDrawn() throws Exception {
        Document page = Jsoup.parse(PAGE.toFile());

        assertThat(page.select("table#packages tbody tr td:first-child").eachText())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(
                        page.select("g[data-package]").eachText());
    }

    private static Set<String> arrowsOfJdeps() throws Exception {
        Path classes = Path.of(VzapsComponent.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        StringWriter out = new StringWriter();
        ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(new PrintWriter(out), new PrintWriter(out), "-v", "--ignore-missing-deps", classes.toString());
        return LINE.matcher(out.toString())
                .results()
                .map(PackageDiagramTest::arrow)
                .filter(arrow -> !arrow.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A line of jdeps names classes. */
    private static String arrow(MatchResult line) {
        String from = packageOf(line.group(1));
        String to = packageOf(line.group(2));
        return from.equals(to) ? "" : from + " -> " + to;
    }

    private static String packageOf(String type) {
        return type.substring(0, type.lastIndexOf('.'));
    }
}
