package io.github.camelvzaps.firstcontact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A project of a reader who copies each file that pages print with its name, and adds what they print for a file that is
 * there already.
 *
 * @param folder of the project
 * @param here what of the page is another address in the test
 */
record PageProject(Path folder, Map<String, String> here) {
    private static final Path DOCS = Path.of("../docs");
    private static final Path SNIPPETS = DOCS.resolve("src/test/resources/snippets");
    private static final Path CLASSES = DOCS.resolve("src/test/java/io/github/camelvzaps/docs/snippets");

    /** The title of a block, and the file of this repository that the block includes. */
    private static final Pattern FILE = Pattern.compile("(?m)^\\.(Into )?([\\w./-]+\\.\\w+)\\n\\[source,\\w+]\\n----\\n"
            + "include::\\{(snippets|java)}/([\\w./-]+)\\[.*]\\n----$");

    /** What lets camel-main find routes in Java. */
    static final String SCAN = "camel.main.base-package-scan = com.example";

    private static final String END = "    </dependencies>\n\n    <build>";

    /** Copies all that a page prints with the name of a file. */
    PageProject with(String page) throws IOException {
        for (MatchResult block :
                FILE.matcher(Files.readString(page(page))).results().toList()) {
            Path source = (block.group(3).equals("java") ? CLASSES : SNIPPETS).resolve(block.group(4));
            Path file = folder.resolve(block.group(2));
            if (block.group(1) == null) {
                write(file, printed(source));
            } else if (file.endsWith("pom.xml")) {
                write(file, add(Files.readString(file), printed(source)));
            } else {
                write(file, Files.readString(file) + printed(source));
            }
        }
        return this;
    }

    /** Copies a snippet that a page prints without a name, as a route. */
    PageProject withRoute(String snippet) throws IOException {
        Path source = SNIPPETS.resolve(snippet);
        write(folder.resolve("src/main/resources/camel").resolve(source.getFileName()), printed(source));
        return this;
    }

    /** Writes a class around a route in Java, as getting started says. */
    PageProject withJavaRoute(String snippet) throws IOException {
        String source = Files.readString(CLASSES.resolve(snippet + ".java"));
        String properties = "src/main/resources/application.properties";
        write(folder.resolve("src/main/java/com/example/Routes.java"), """
            package com.example;

            %s
            public class Routes extends RouteBuilder {
                public void configure() {
            %s
                }
            }
            """.formatted(
                        tagged(source, "imports"), tagged(source, "route")));
        write(folder.resolve(properties), Files.readString(folder.resolve(properties)) + SCAN + "\n");
        return this;
    }

    /** Tells whether a page prints something, such as a command. */
    static boolean prints(String page, String text) throws IOException {
        return Files.readString(page(page)).contains(text);
    }

    private static Path page(String page) {
        return DOCS.resolve("pages").resolve(page + ".adoc");
    }

    private static String add(String pom, String dependencies) {
        if (!pom.contains(END)) {
            throw new AssertionError("The POM has another end of its dependencies than '" + END + "'");
        }
        return pom.replace(END, dependencies.replaceAll("</?dependencies>\n", "") + END);
    }

    /** Without the lines around a tag, as the page shows it. */
    private static String printed(Path source) throws IOException {
        String text = Files.readString(source);
        String shown = tagged(text, "class|test");
        return (shown.isEmpty() ? text : shown)
                .lines()
                .filter(line -> !line.contains("// tag::") && !line.contains("// end::"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Returns what is between the marks of a tag; empty without them. */
    private static String tagged(String text, String tag) {
        Pattern marks = Pattern.compile("(?s)// tag::(" + tag + ")\\[]\n(.*)// end::\\1\\[]");
        return marks.matcher(text)
                .results()
                .map(found -> found.group(2))
                .findFirst()
                .orElse("");
    }

    private void write(Path file, String text) throws IOException {
        String moved = text;
        for (Map.Entry<String, String> address : here.entrySet()) {
            moved = moved.replace(address.getKey(), address.getValue());
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, moved);
    }
}
