package io.github.camelvzaps.benchmarks;

import io.github.camelvzaps.benchmarks.figures.Row;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Measures how fast a file goes out and comes back, beside curl. */
final class MediaBenchmark {
    static final String NAME = "media";

    /** More than any gateway takes: what is held in memory would not fit into it. */
    static final long SIZE = 2L << 30;

    private static final long SIZE_OF_A_TRY = 4L << 20;

    /** What the JVM of ours gets. */
    static final String HEAP = "-Xmx128m";

    private static final double MIB = 1 << 20;

    /** What one transfer took. */
    record Taken(long bytes, long nanos) {
        double mebibytesPerSecond() {
            return bytes / MIB * 1e9 / nanos;
        }
    }

    private MediaBenchmark() {}

    /** Takes names of {@link MediaEntrant}; those of curl need curl on the path. */
    static Map<String, List<Row>> measure(Plan plan, List<String> subjects) throws IOException, InterruptedException {
        List<MediaEntrant> entrants = subjects.isEmpty()
                ? Arrays.asList(MediaEntrant.values())
                : subjects.stream().map(MediaEntrant::valueOf).toList();
        long size = plan.atOnce() ? SIZE_OF_A_TRY : SIZE;
        Path file = file(size);
        try (JavaProcess server = new JavaProcess(MediaServer.class, Long.toString(size))) {
            String address = Stub.address(Integer.parseInt(server.line().substring(MediaServer.READY.length())));
            List<Row> rows = new ArrayList<>();
            for (int round = 1; round <= plan.rounds(); round++) {
                for (MediaEntrant entrant : entrants) {
                    Taken taken = new Taken(size, nanos(entrant, address, file));
                    rows.add(Row.of(entrant.situation(), entrant.name(), round, taken));
                    System.out.printf("%s, round %d: %.0f MiB/s%n", entrant.label(), round, taken.mebibytesPerSecond());
                }
            }
            return Map.of(NAME, rows);
        } finally {
            Files.delete(file);
        }
    }

    private static long nanos(MediaEntrant entrant, String address, Path file)
            throws IOException, InterruptedException {
        return switch (entrant) {
            case SEND_CURL -> curl("-T", file.toString(), address);
            case FETCH_CURL -> curl(address);
            default -> {
                List<String> options = List.of(HEAP, "-classpath", System.getProperty("java.class.path"));
                try (JavaProcess process =
                        new JavaProcess(options, MediaRun.class, entrant.name(), address, file.toString())) {
                    yield Long.parseLong(process.line());
                }
            }
        };
    }

    /** Returns for how long curl says it was busy. */
    private static long curl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("curl", "-sf", "-o", "/dev/null", "-w", "%{time_total}"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String seconds = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        if (process.waitFor() != 0) {
            throw new IOException("curl ended with " + process.exitValue());
        }
        return (long) (Double.parseDouble(seconds) * 1e9);
    }

    /** A document by its first bytes, and a hole after them, which takes no room on the disk. */
    private static Path file(long size) throws IOException {
        File file = Files.createTempFile("benchmark", ".pdf").toFile();
        try (RandomAccessFile out = new RandomAccessFile(file, "rw")) {
            out.writeBytes("%PDF-1.7\n");
            out.setLength(size);
        }
        return file.toPath();
    }
}
