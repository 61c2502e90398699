package io.github.camelvzaps.firstcontact;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds the commands of a README: each fenced block with a line that starts one of our programs. The comment above the
 * block says how the command is tested; a block without that comment is a problem.
 */
final class Readme {
    private static final String FENCE = "```";
    private static final Pattern COMMAND = Pattern.compile("(mvn|\\./mvnw|java|camel|jbang) .*");

    private final String name;
    private final List<String> lines;
    private final List<ReadmeCommand> commands = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private Readme(String name, List<String> lines) {
        this.name = name;
        this.lines = lines;
    }

    /** @param name the file as messages should name it */
    static Readme parse(String name, List<String> lines) {
        Readme readme = new Readme(name, lines);
        readme.findCommands();
        return readme;
    }

    List<ReadmeCommand> commands() {
        return List.copyOf(commands);
    }

    /** What has to be corrected, one sentence each; empty for a good README. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    private void findCommands() {
        List<Block> blocks = blocks();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            Proof proof = proofAbove(block);
            boolean command = block.lines().stream()
                    .anyMatch(line -> COMMAND.matcher(line).matches());
            if (proof == null && command) {
                problems.add(place(block) + " has a command that nobody tests. Write above the block how it is tested: "
                        + Proof.FORMS);
            } else if (proof != null) {
                String promise = i + 1 < blocks.size() ? blocks.get(i + 1).lastLine() : "";
                ReadmeCommand found = new ReadmeCommand(place(block), String.join("\n", block.lines()), proof, promise);
                if (found.promisesOutput() && promise.isEmpty()) {
                    problems.add(place(block) + " promises output, but no block with the output follows");
                }
                commands.add(found);
            }
        }
    }

    private Proof proofAbove(Block block) {
        int above = block.firstLine() - 1;
        while (above > 0 && lines.get(above - 1).isBlank()) {
            above--;
        }
        return above == 0 ? null : Proof.parse(lines.get(above - 1));
    }

    private String place(Block block) {
        return name + ":" + block.firstLine();
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        int start = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(FENCE)) {
                if (start >= 0) {
                    blocks.add(new Block(start + 1, lines.subList(start + 1, i)));
                }
                start = start >= 0 ? -1 : i;
            }
        }
        return blocks;
    }

    /** @param firstLine number of the line that opens it, counted from 1 */
    private record Block(int firstLine, List<String> lines) {
        String lastLine() {
            return lines.stream()
                    .filter(line -> !line.isBlank())
                    .reduce((first, second) -> second)
                    .orElse("")
                    .strip();
        }
    }
}
