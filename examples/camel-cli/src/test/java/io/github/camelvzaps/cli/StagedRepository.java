package io.github.camelvzaps.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;

/**
 * Maven repositories for the engine to fetch from: a folder with what this build has compiled, and the local repository of the
 * build for everything else. What is fetched goes into a third, which ends with the test, so nothing of ours is left behind.
 */
final class StagedRepository {
    private static final String GROUP = "io/github/camelvzaps";
    private static final String VERSION = "0.1.0-SNAPSHOT";

    private final Path folder;

    StagedRepository(Path folder) throws IOException {
        this.folder = folder;
        Path root = Path.of("../..");
        Path parent = Files.createDirectories(staged().resolve(GROUP + "/camel-vzaps-parent/" + VERSION));
        Files.copy(root.resolve("pom.xml"), parent.resolve("camel-vzaps-parent-" + VERSION + ".pom"));
        Path module = root.resolve("camel-vzaps-component");
        Path component = Files.createDirectories(staged().resolve(GROUP + "/camel-vzaps-component/" + VERSION));
        String name = "camel-vzaps-component-" + VERSION;
        Files.copy(module.resolve("pom.xml"), component.resolve(name + ".pom"));
        pack(module.resolve("target/classes"), component.resolve(name + ".jar"));
    }

    /** Returns the addresses of the repositories, as the CLI takes them. */
    String addresses() {
        return staged().toUri() + "," + repositoryOfTheBuild().toUri();
    }

    /** Returns settings of Maven that have everything fetched into the folder. */
    Path settings() throws IOException {
        return Files.writeString(
                folder.resolve("settings.xml"),
                "<settings><localRepository>" + folder.resolve("local") + "</localRepository></settings>");
    }

    private Path staged() {
        return folder.resolve("staged");
    }

    /** Where Camel itself was found: four levels above its jar. */
    private static Path repositoryOfTheBuild() {
        URI jar = URI.create(CamelContext.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString());
        return Path.of(jar).resolve("../../../../../..").normalize();
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                packed.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, packed);
                packed.closeEntry();
            }
        }
    }
}
