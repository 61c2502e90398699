package io.github.camelvzaps.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;

/**
 * Maven repositories for the engine to fetch from: a folder with the component that this build has compiled, and the local
 * repository of the build for everything else. What is fetched goes into a third, {@link #local()}, which the test deletes,
 * so nothing of ours is left behind.
 */
final class StagedRepository {
    private static final Path COMPONENT = Path.of("../../camel-vzaps-component");
    private static final String VERSION = "0.1.0-SNAPSHOT";

    private final Path folder;

    StagedRepository(Path folder) throws IOException {
        this.folder = folder;
        Path version =
                Files.createDirectories(staged().resolve("io/github/camelvzaps/camel-vzaps-component/" + VERSION));
        String name = "camel-vzaps-component-" + VERSION;
        // the POM that an installation gets, which needs no parent
        Files.copy(COMPONENT.resolve(".flattened-pom.xml"), version.resolve(name + ".pom"));
        pack(COMPONENT.resolve("target/classes"), version.resolve(name + ".jar"));
    }

    /** Returns the addresses of the repositories to fetch from, as the CLI takes them. */
    String addresses() {
        return staged().toUri() + "," + repositoryOfTheBuild().toUri();
    }

    /** Returns the folder that what is fetched goes to. */
    Path local() {
        return folder.resolve("local");
    }

    private Path staged() {
        return folder.resolve("staged");
    }

    /** Where Camel itself was found: group, artifact and version above its jar. */
    private static Path repositoryOfTheBuild() {
        try {
            Path jar = Path.of(CamelContext.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return jar.resolve("../../../../../..").normalize();
        } catch (URISyntaxException unreadable) {
            throw new IllegalStateException("Camel is not in a jar of a local repository", unreadable);
        }
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
