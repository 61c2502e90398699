package io.github.camelvzaps.docs;

import io.github.camelvzaps.vzaps.VzapsComponent;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Gathers all sources of the site in one folder: the pages as they are, and beside them what is generated. */
public final class SiteSources {
    private SiteSources() {}

    /** @param args the root of the repository and the folder to fill */
    public static void main(String[] args) throws IOException {
        Path root = Path.of(args[0]).normalize();
        Path target = Path.of(args[1]);
        copy(root.resolve("docs/pages"), target);
        // what begins with an underscore becomes no page of its own
        Path generated = Files.createDirectories(target.resolve("_generated"));

        MarkdownPages markdown = new MarkdownPages(root, target);
        markdown.page("docs/security.md", "security");
        markdown.page("camel-vzaps-simulator/README.md", "simulator");
        markdown.pages("docs/adr", "adr-", generated.resolve("decisions.adoc"));
        markdown.pages("docs", "benchmarks-", generated.resolve("benchmarks.adoc"));

        for (String api : List.of("vzaps", "zapyapi")) {
            EvidenceTable table = EvidenceTable.read(root.resolve("docs/openapi/" + api + ".yaml"));
            Files.writeString(generated.resolve("evidence-" + api + ".adoc"), table.asciidoc());
            Contract contract = Contract.read(root.resolve("docs/contract/" + api + ".json"));
            AnswersPage answers = new AnswersPage(contract, AnswerHeaders.of(api));
            Files.writeString(generated.resolve("answers-" + api + ".adoc"), answers.asciidoc());
        }
        SdkTable sdk = SdkTable.read(root.resolve("docs/contract/vzaps-sdk.json"));
        Files.writeString(generated.resolve("sdk.adoc"), sdk.asciidoc());

        linkTests(TestLinks.of(root), target);
        schemes(root.resolve("camel-vzaps-component/src/main/docs"), target);
        PackageGraph packages = PackageGraph.of(VzapsComponent.class);
        Path sources = root.resolve("camel-vzaps-component/src/main/java/io/github/camelvzaps");
        Files.writeString(generated.resolve("packages.adoc"), PackageTable.asciidoc(packages, sources));
        Path images = Files.createDirectories(target.resolve("images"));
        Files.writeString(images.resolve("packages.svg"), DiagramWriter.svg(packages));
        copyPictures(root.resolve("docs"), "simulator-phone*.png", images);
        copyPictures(root.resolve("docs/figures"), "*.svg", images);
    }

    /** Pages in Markdown show a picture that is beside them or in a folder; in the site all have one place. */
    private static void copyPictures(Path folder, String names, Path images) throws IOException {
        try (DirectoryStream<Path> pictures = Files.newDirectoryStream(folder, names)) {
            for (Path picture : pictures) {
                Files.copy(picture, images.resolve(picture.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** A scheme whose component has a page gets it, instead of what stands in the folder of pages. */
    private static void schemes(Path componentPages, Path target) throws IOException {
        for (String scheme : List.of("vzaps", "zapyapi")) {
            String page = scheme + "-component.adoc";
            if (Files.exists(componentPages.resolve(page))) {
                // the page has another name here
                String text = Files.readString(componentPages.resolve(page)).replace("-component.adoc[", ".adoc[");
                Files.writeString(target.resolve(scheme + ".adoc"), text);
            }
        }
    }

    private static void linkTests(TestLinks tests, Path pages) throws IOException {
        try (Stream<Path> files = Files.list(pages)) {
            for (Path page :
                    files.filter(file -> file.toString().endsWith(".adoc")).toList()) {
                Files.writeString(page, tests.in(page.getFileName().toString(), Files.readString(page)));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
