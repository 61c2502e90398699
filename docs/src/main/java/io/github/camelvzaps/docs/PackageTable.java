package io.github.camelvzaps.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What each package is for, in the words of its package-info. */
final class PackageTable {
    private static final Pattern JAVADOC = Pattern.compile("(?s)/\\*\\*(.*?)\\*/");

    private PackageTable() {}

    /** @param sources the folder of the package that all names are below */
    static String asciidoc(PackageGraph packages, Path sources) throws IOException {
        StringBuilder table =
                new StringBuilder("[#packages,cols=\"2,6\",options=\"header\"]\n|===\n| Package | Holds\n");
        for (String name : packages.packages()) {
            Path info = sources.resolve(name.replace('.', '/')).resolve("package-info.java");
            table.append("| `").append(name).append("` | ").append(words(info)).append('\n');
        }
        return table.append("|===\n").toString();
    }

    private static String words(Path info) throws IOException {
        Matcher javadoc = JAVADOC.matcher(Files.readString(info));
        if (!javadoc.find()) {
            throw new IllegalStateException(info + " says nothing about its package");
        }
        return javadoc.group(1)
                .replaceAll("(?m)^\\s*\\*", "")
                .replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`")
                .replaceAll("\\s+", " ")
                .replace("|", "\\|")
                .trim();
    }
}
