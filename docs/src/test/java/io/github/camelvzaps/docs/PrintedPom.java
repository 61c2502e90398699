package io.github.camelvzaps.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * A POM on a page, or a part of one: its versions are those of this build, and our artifacts are there. The build of
 * first-contact runs Maven with it.
 */
final class PrintedPom {
    /** The elements of the POM of this build that hold the version, by group. */
    private static final Map<String, String> VERSIONS = Map.of(
            "io.github.camelvzaps", "version",
            "org.apache.camel", "camel.version",
            "org.springframework.boot", "spring-boot.version",
            "org.junit.jupiter", "junit.version",
            "org.assertj", "assertj.version");

    private static final Set<String> ROOTS = Set.of("project", "dependencies", "dependency");

    /** The POM of this build, as text. */
    private final String built;

    private PrintedPom(String built) {
        this.built = built;
    }

    static boolean isOne(Document document) {
        return ROOTS.contains(document.getDocumentElement().getTagName());
    }

    /** @throws AssertionError that names what this build does not have */
    static void check(Document document) throws IOException {
        PrintedPom pom = new PrintedPom(Files.readString(Blocks.ROOT.resolve("pom.xml")));
        pom.checkAll(document, "parent");
        pom.checkAll(document, "dependency");
    }

    private void checkAll(Document document, String tag) {
        NodeList found = document.getElementsByTagName(tag);
        for (int i = 0; i < found.getLength(); i++) {
            check((Element) found.item(i));
        }
    }

    private void check(Element named) {
        String artifact = text(named, "artifactId");
        String group = text(named, "groupId");
        String version = text(named, "version");
        if (VERSIONS.containsKey(group) && !version.isEmpty()) {
            String property = VERSIONS.get(group);
            assertThat(built).contains("<" + property + ">" + version + "</" + property + ">");
        }
        if (group.equals("io.github.camelvzaps")) {
            assertThat(Blocks.ROOT.resolve(artifact).resolve("pom.xml"))
                    .content()
                    .contains("<artifactId>" + artifact + "<");
            assertThat(built).contains("<module>" + artifact + "</module>");
        }
    }

    /** Returns the text of an element; empty without it. */
    private static String text(Element parent, String element) {
        Node found = parent.getElementsByTagName(element).item(0);
        return found == null ? "" : found.getTextContent();
    }
}
