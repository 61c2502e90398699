package io.github.camelvzaps.firstcontact;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/**
 * The machine of a user who has our artifacts, and nothing else of this build, in a local repository of its own. Third-party
 * artifacts come out of the local repository of this build, and from Central what is not there.
 */
final class UserMachine {
    private static final String GROUP = "io.github.camelvzaps";
    private static final String VERSION = System.getProperty("project.version");
    private static final String PARENT = "camel-vzaps-parent";
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final long LIMIT_MINUTES = 10;
    private static final String[] OPTIONS_OF_MAVEN = {"MAVEN_OPTS", "MAVEN_ARGS", "MAVEN_CONFIG", "MAVEN_DEBUG_OPTS"};

    private static final String SETTINGS = """
            <settings>
                <profiles><profile>
                    <id>built</id>
                    <repositories>%1$s</repositories>
                    <pluginRepositories>%2$s</pluginRepositories>
                </profile></profiles>
                <activeProfiles><activeProfile>built</activeProfile></activeProfiles>
            </settings>
            """;

    /** The layout of a local repository is that of a remote one. */
    private static final String REPOSITORY = """
            <%1$s>
                <id>built</id>
                <url>%2$s</url>
                <releases><updatePolicy>never</updatePolicy><checksumPolicy>ignore</checksumPolicy></releases>
                <snapshots><enabled>false</enabled></snapshots>
            </%1$s>
            """;

    private final Path folder;
    private final Path repository;

    private UserMachine(Path folder) {
        this.folder = folder;
        this.repository = folder.resolve("repository");
    }

    /** Installs our artifacts there as they are built now. */
    static UserMachine with(Path folder, List<String> artifacts) throws IOException {
        UserMachine machine = new UserMachine(folder);
        machine.deleteOurs();
        machine.install(PARENT, ROOT.resolve("pom.xml"));
        for (String artifact : artifacts) {
            machine.install(artifact, pom(ROOT.resolve(artifact)));
            machine.install(artifact);
        }
        String built = Path.of(System.getProperty("local.repository")).toUri().toString();
        Files.writeString(
                folder.resolve("settings.xml"),
                SETTINGS.formatted(
                        REPOSITORY.formatted("repository", built), REPOSITORY.formatted("pluginRepository", built)));
        return machine;
    }

    /** Runs Maven there. @return what it printed; it fails when Maven does */
    String maven(Path directory, String... arguments) throws IOException, InterruptedException {
        return run(directory, command(arguments), OPTIONS_OF_MAVEN);
    }

    /** Starts Maven there, with a goal that does not end by itself. */
    Running start(Path directory, String... arguments) throws IOException {
        Path output = directory.resolve("maven.txt");
        return new Running(
                builder(directory, command(arguments), output, OPTIONS_OF_MAVEN).start(), output);
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
                "-B",
                "-q",
                "-gs",
                folder.resolve("settings.xml").toString(),
                "-Dmaven.repo.local=" + repository));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Runs a main class on a class path. @return what it printed; it fails when the program does */
    String java(Path directory, String classPath, Class<?> main) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return run(directory, List.of(java, "-XX:TieredStopAtLevel=1", "-Xmx256m", "-cp", classPath, main.getName()));
    }

    private static String run(Path directory, List<String> command, String... unset)
            throws IOException, InterruptedException {
        Path output = directory.resolve(command.get(0).endsWith("java") ? "program.txt" : "maven.txt");
        Process process = builder(directory, command, output, unset).start();
        boolean ended = process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        String said = Files.readString(output);
        if (process.exitValue() != 0) {
            throw new AssertionError(String.join(" ", command) + (ended ? " failed:\n" : " did not end:\n") + said);
        }
        return said;
    }

    private static ProcessBuilder builder(Path directory, List<String> command, Path output, String... unset) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(output.toFile()));
        builder.environment().keySet().removeAll(List.of(unset));
        builder.environment().keySet().removeIf(name -> name.matches("(VZAPS|CAMEL|SPRING|SERVER)_.*"));
        return builder;
    }

    private void deleteOurs() throws IOException {
        Path ours = repository.resolve(GROUP.replace('.', '/'));
        if (Files.exists(ours)) {
            try (Stream<Path> files = Files.walk(ours)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void install(String artifact, Path pom) throws IOException {
        Files.createDirectories(file(artifact, ".pom").getParent());
        Files.copy(pom, file(artifact, ".pom"), StandardCopyOption.REPLACE_EXISTING);
    }

    /** What a release publishes, where the build writes that. */
    private static Path pom(Path module) {
        Path flattened = module.resolve(".flattened-pom.xml");
        return Files.exists(flattened) ? flattened : module.resolve("pom.xml");
    }

    /** Without the phase package there is no jar yet, only what will be in it. */
    private void install(String artifact) throws IOException {
        Path target = ROOT.resolve(artifact).resolve("target");
        Path classes = target.resolve("classes");
        try (OutputStream out = Files.newOutputStream(file(artifact, ".jar"));
                JarOutputStream jar = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                jar.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, jar);
                jar.closeEntry();
            }
        }
    }

    private Path file(String artifact, String extension) {
        return repository
                .resolve(GROUP.replace('.', '/'))
                .resolve(artifact)
                .resolve(VERSION)
                .resolve(artifact + "-" + VERSION + extension);
    }

    /** A program that stays up until it is closed. */
    record Running(Process process, Path output) implements AutoCloseable {
        /** Waits for something that the program brings about; fails with what it printed when it ends before. */
        void await(Callable<Boolean> condition) {
            try {
                Awaitility.await()
                        .atMost(Duration.ofMinutes(LIMIT_MINUTES))
                        .failFast(() -> !process.isAlive())
                        .until(condition);
            } catch (ConditionTimeoutException | TerminalFailureException e) {
                throw new AssertionError("It does not do what its page says. It printed:\n" + said(), e);
            }
        }

        String said() {
            try {
                return Files.readString(output);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws InterruptedException {
            // Maven has started a program of its own, which writes into the directory until it has ended
            List<ProcessHandle> started = process.descendants().toList();
            process.destroyForcibly().waitFor();
            started.forEach(ProcessHandle::destroyForcibly);
            started.forEach(program -> program.onExit().join());
        }
    }

    /** The coordinates of a file of its repository. */
    Coordinates coordinates(String file) {
        Path path = repository.relativize(Path.of(file));
        int names = path.getNameCount();
        return new Coordinates(
                path.subpath(0, names - 3).toString().replace('/', '.'),
                path.getName(names - 3).toString(),
                path.getName(names - 2).toString());
    }

    record Coordinates(String group, String artifact, String version) {}
}
