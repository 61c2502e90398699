package io.github.camelvzaps.firstcontact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The READMEs of the project: that of the root, of each module and of each example. */
final class Readmes {
    private static final int DEPTH = 3;
    private static final String FILE = "README.md";

    private final Path root;
    private final List<ReadmeCommand> commands = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private Readmes(Path root) {
        this.root = root;
    }

    static Readmes of(Path root) throws IOException {
        Readmes readmes = new Readmes(root);
        readmes.read();
        return readmes;
    }

    List<ReadmeCommand> commands() {
        return List.copyOf(commands);
    }

    /** What has to be corrected, one sentence each. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    private void read() throws IOException {
        for (Path file : files()) {
            Readme readme = Readme.parse(root.relativize(file).toString(), Files.readAllLines(file));
            commands.addAll(readme.commands());
            problems.addAll(readme.problems());
        }
        long testCommands = commands.stream()
                .filter(command -> command.proof().kind() == Proof.Kind.TEST_COMMAND)
                .count();
        if (testCommands != 1) {
            problems.add("One README has to name the test command, with <!-- tested: last --> above it; found "
                    + testCommands);
        }
        exampleFolders().forEach(this::mustHaveCommand);
        for (ReadmeCommand command : commands) {
            if (command.proof().kind() == Proof.Kind.TESTED_BY
                    && !isTestClass(command.proof().detail())) {
                problems.add(
                        command.place() + " is tested by " + command.proof().detail() + ", which does not exist");
            }
        }
    }

    private void mustHaveCommand(Path example) {
        String readme = root.relativize(example.resolve(FILE)).toString();
        if (commands.stream()
                .noneMatch(command -> isTested(command) && command.place().startsWith(readme + ":"))) {
            problems.add(readme + " names no tested command that runs the example");
        }
    }

    private static boolean isTested(ReadmeCommand command) {
        return command.runsInClone() || command.proof().kind() == Proof.Kind.TESTED_BY;
    }

    private List<Path> exampleFolders() throws IOException {
        try (Stream<Path> folders = Files.list(root.resolve("examples"))) {
            return folders.filter(Files::isDirectory)
                    .filter(folder -> Files.exists(folder.resolve("src")) || Files.exists(folder.resolve(FILE)))
                    .sorted()
                    .toList();
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.find(root, DEPTH, (path, attributes) -> path.endsWith(FILE))) {
            return files.filter(file -> !root.relativize(file).toString().contains("target"))
                    .sorted()
                    .toList();
        }
    }

    private boolean isTestClass(String name) throws IOException {
        Path file = Path.of(name + ".java");
        try (Stream<Path> files = Files.find(root, Integer.MAX_VALUE, (path, attributes) -> path.endsWith(file))) {
            return files.findAny().isPresent();
        }
    }
}
