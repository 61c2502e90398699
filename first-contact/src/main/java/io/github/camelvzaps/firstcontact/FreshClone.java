package io.github.camelvzaps.firstcontact;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a newcomer has: a clone of the last commit in which nothing was built yet. Closing deletes it. */
final class FreshClone implements AutoCloseable {
    /** Programs that play with an account of the developer would not do what a newcomer sees. */
    private static final String OWN_SETTINGS = "(VZAPS|ZAPYAPI|QUICKSTART|CRM|BRIDGE|BOT|AGENT|CAMEL|SPRING|SERVER)_.*";

    /** Maven resets the colours of the terminal, also where there is none. */
    private static final String ESCAPES = "\u001b\\[[0-9;]*m";

    /** A program that ends so soon after its line does not stay up. */
    private static final long STAYS_SECONDS = 2;

    private final Path folder;
    private final boolean emptyRepository;

    private FreshClone(Path folder, boolean emptyRepository) {
        this.folder = folder;
        this.emptyRepository = emptyRepository;
    }

    /**
     * Clones.
     *
     * @param emptyRepository whether Maven starts with an empty local repository instead of the ordinary one
     */
    static FreshClone of(Path checkout, boolean emptyRepository) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("first-contact");
        FreshClone clone = new FreshClone(folder, emptyRepository);
        Outcome cloned = clone.run(
                List.of("git", "clone", "--quiet", checkout.toAbsolutePath().toString(), "clone"),
                folder,
                Duration.ofMinutes(2),
                line -> false);
        if (cloned.exitCode() != 0) {
            clone.close();
            throw new IOException("Cannot clone " + checkout + ": " + cloned.errors());
        }
        return clone;
    }

    /**
     * Runs a script in a shell, in the root of the clone.
     *
     * @param limit after it the script is ended with all its children
     * @param enough a line after which it is ended too
     */
    Outcome run(String script, Duration limit, Predicate<String> enough) throws IOException, InterruptedException {
        return run(List.of("bash", "-euo", "pipefail", "-c", script), root(), limit, enough);
    }

    Path root() {
        return folder.resolve("clone");
    }

    private Outcome run(List<String> command, Path directory, Duration limit, Predicate<String> enough)
            throws IOException, InterruptedException {
        Path errors = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectError(errors.toFile());
        builder.environment().keySet().removeIf(name -> name.matches(OWN_SETTINGS));
        if (emptyRepository) {
            builder.environment().put("MAVEN_OPTS", "-Dmaven.repo.local=" + folder.resolve("repository"));
        }
        long start = System.nanoTime();
        Process process = builder.start();
        AtomicBoolean late = new AtomicBoolean();
        CompletableFuture<Void> limited = CompletableFuture.runAsync(
                () -> {
                    late.set(true);
                    end(process);
                },
                CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS));
        List<String> lines = new ArrayList<>();
        boolean stayedUp = readUntil(process, lines, enough);
        if (stayedUp) {
            end(process);
        }
        int exitCode = process.waitFor();
        limited.cancel(false);
        return new Outcome(
                late.get() ? Outcome.LATE : stayedUp ? Outcome.STAYED_UP : exitCode,
                List.copyOf(lines),
                plain(Files.readString(errors)),
                Duration.ofNanos(System.nanoTime() - start));
    }

    /** Returns whether the line came after which it is enough, and the program stays up. */
    private static boolean readUntil(Process process, List<String> lines, Predicate<String> enough)
            throws IOException, InterruptedException {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(plain(line));
                if (enough.test(plain(line))) {
                    return !process.waitFor(STAYS_SECONDS, TimeUnit.SECONDS);
                }
            }
        }
        return false;
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static String plain(String text) {
        return text.replaceAll(ESCAPES, "");
    }

    @Override
    public void close() throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }

    /** How a command ended. */
    record Outcome(int exitCode, List<String> output, String errors, Duration time) {
        /** The exit code of a command that was ended at the limit. */
        static final int LATE = -1;

        /** The exit code of a command that was ended when it had said enough. */
        static final int STAYED_UP = -2;

        /** The last line that is not blank. */
        String lastLine() {
            return output.stream()
                    .filter(line -> !line.isBlank())
                    .reduce((first, second) -> second)
                    .orElse("");
        }
    }
}
