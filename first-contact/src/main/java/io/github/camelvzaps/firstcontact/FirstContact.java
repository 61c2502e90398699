package io.github.camelvzaps.firstcontact;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Does what a newcomer does, each command of a README in a fresh clone of its own. Uses the JDK alone, since it runs before
 * anything is built.
 */
public final class FirstContact {
    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final String EMPTY_REPOSITORY = "FIRST_CONTACT_EMPTY_REPOSITORY";

    private final Path root;
    private final boolean emptyRepository;
    private final PrintStream out;

    FirstContact(Path root, boolean emptyRepository, PrintStream out) {
        this.root = root;
        this.emptyRepository = emptyRepository;
        this.out = out;
    }

    /**
     * Arguments: {@code run} runs the commands, {@code test-command} prints the test command; then the root of the
     * checkout. With the environment variable {@code FIRST_CONTACT_EMPTY_REPOSITORY=true} each command starts with an
     * empty local repository. The exit code is 0, 1 when a README or a command is wrong, 2 for a wrong argument.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (args.length != 2 || !List.of("run", "test-command").contains(args[0])) {
            out.println("Arguments: run or test-command, then the root of the checkout");
            System.exit(2);
        }
        boolean empty = Boolean.parseBoolean(System.getenv(EMPTY_REPOSITORY));
        FirstContact contact = new FirstContact(Path.of(args[1]), empty, out);
        boolean good = args[0].equals("run") ? contact.run() : contact.printTestCommand();
        System.exit(good ? 0 : 1);
    }

    /** Prints the one command that tests the project. */
    boolean printTestCommand() throws IOException {
        Readmes.of(root).commands().stream()
                .filter(command -> command.proof().kind() == Proof.Kind.TEST_COMMAND)
                .forEach(command -> out.println(command.script()));
        return true;
    }

    /** Runs all commands, also after one has failed. @return whether all did what their READMEs promise */
    boolean run() throws IOException, InterruptedException {
        Readmes readmes = Readmes.of(root);
        if (!readmes.problems().isEmpty()) {
            readmes.problems().forEach(out::println);
            return false;
        }
        Map<Boolean, List<Map.Entry<String, List<ReadmeCommand>>>> quiet = runnable(readmes).entrySet().stream()
                .collect(Collectors.partitioningBy(command -> onlyWrites(command.getValue())));
        ExecutorService beside = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> writing = beside.submit(() -> runEach(quiet.get(true)));
            boolean good = runEach(quiet.get(false));
            return writing.get() && good;
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            beside.shutdownNow();
        }
    }

    /** A command that only writes a file listens on no port, so it runs beside the others, which share some. */
    private static boolean onlyWrites(List<ReadmeCommand> promises) {
        return promises.stream().allMatch(promise -> promise.proof().kind() == Proof.Kind.WRITES);
    }

    private boolean runEach(List<Map.Entry<String, List<ReadmeCommand>>> commands)
            throws IOException, InterruptedException {
        boolean good = true;
        for (Map.Entry<String, List<ReadmeCommand>> command : commands) {
            StringWriter said = new StringWriter();
            good &= isGood(command.getKey(), command.getValue(), new PrintWriter(said));
            // in one piece, since two commands may end at once
            out.print(said);
        }
        return good;
    }

    /** The same command in two READMEs runs once, and both promises are checked. */
    private static Map<String, List<ReadmeCommand>> runnable(Readmes readmes) {
        Map<String, List<ReadmeCommand>> commands = new LinkedHashMap<>();
        readmes.commands().stream()
                .filter(ReadmeCommand::runsInClone)
                .forEach(command -> commands.computeIfAbsent(command.script(), script -> new ArrayList<>())
                        .add(command));
        return commands;
    }

    /** Runs a command; says what it did, and what is wrong. */
    private boolean isGood(String script, List<ReadmeCommand> promises, PrintWriter said)
            throws IOException, InterruptedException {
        String places =
                String.join(", ", promises.stream().map(ReadmeCommand::place).toList());
        said.println("+ " + script + "   # " + places);
        try (FreshClone clone = FreshClone.of(root, emptyRepository)) {
            FreshClone.Outcome outcome =
                    clone.run(script, LIMIT, line -> promises.stream().anyMatch(promise -> isEnough(promise, line)));
            List<String> failures = new ArrayList<>();
            for (ReadmeCommand promise : promises) {
                String broken = broken(promise, outcome, clone.root());
                if (!broken.isEmpty()) {
                    failures.add(promise.place() + ": " + broken);
                }
            }
            if (failures.isEmpty()) {
                said.println("  good after " + outcome.time().toSeconds() + " s: " + outcome.lastLine());
            } else {
                outcome.output().forEach(said::println);
                said.print(outcome.errors());
            }
            failures.forEach(said::println);
            return failures.isEmpty();
        }
    }

    private static boolean isEnough(ReadmeCommand promise, String line) {
        return promise.proof().kind() == Proof.Kind.SERVES && promise.isKeptBy(line);
    }

    /** Returns what is wrong; empty when the promise is kept. */
    private static String broken(ReadmeCommand promise, FreshClone.Outcome outcome, Path clone) {
        if (outcome.exitCode() == FreshClone.Outcome.LATE) {
            return "the command did not end within " + LIMIT.toMinutes() + " minutes";
        }
        if (promise.proof().kind() == Proof.Kind.SERVES) {
            return outcome.exitCode() == FreshClone.Outcome.STAYED_UP
                    ? ""
                    : "the command ended with " + outcome.exitCode() + " and did not stay up after the line \""
                            + promise.promise() + "\"";
        }
        if (outcome.exitCode() != 0) {
            return "the command ended with " + outcome.exitCode();
        }
        if (promise.proof().kind() == Proof.Kind.WRITES) {
            String file = promise.proof().detail();
            return Files.isRegularFile(clone.resolve(file)) ? "" : "the command did not write " + file;
        }
        return promise.isKeptBy(outcome.lastLine())
                ? ""
                : "the last line should be \"" + promise.promise() + "\" and is \"" + outcome.lastLine() + "\"";
    }
}
