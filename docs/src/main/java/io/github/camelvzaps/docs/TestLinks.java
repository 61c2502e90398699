package io.github.camelvzaps.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes each name of a test on a page a link to its source, so that a reader sees what a claim rests on. */
final class TestLinks {
    private static final String SOURCES = "https://github.com/camel-vzaps/camel-vzaps/blob/main/";
    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w*Test)`");

    /** Modules whose tests go by a name that others have as well. */
    private static final List<String> FIRST = List.of("camel-vzaps-component/", "reliability/");

    /** The file of each test by its class. */
    private final Map<String, String> files;

    private TestLinks(Map<String, String> files) {
        this.files = files;
    }

    static TestLinks of(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            Map<String, String> files = all.map(file -> root.relativize(file).toString())
                    .filter(file -> file.matches(".*/src/test/java/.*Test\\.java"))
                    .filter(file -> !file.contains("/target/"))
                    .sorted()
                    .collect(Collectors.toMap(TestLinks::className, file -> file, TestLinks::better, TreeMap::new));
            return new TestLinks(files);
        }
    }

    private static String className(String file) {
        return Path.of(file).getFileName().toString().replace(".java", "");
    }

    private static String better(String one, String other) {
        return FIRST.stream()
                .flatMap(module -> Stream.of(one, other).filter(file -> file.startsWith(module)))
                .findFirst()
                .orElse(one);
    }

    /** @throws IllegalStateException when the page names a test that does not exist */
    String in(String page, String asciidoc) {
        return NAME.matcher(asciidoc).replaceAll(found -> Matcher.quoteReplacement(link(page, found)));
    }

    private String link(String page, MatchResult found) {
        String file = files.get(found.group(1));
        if (file == null) {
            throw new IllegalStateException(page + " names the test " + found.group(1) + ", which does not exist");
        }
        return "link:" + SOURCES + file + "[`" + found.group(1) + "`]";
    }
}
