package io.github.camelvzaps.benchmarks.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All measurements of one benchmark, and all one has to know to judge them. Immutable.
 *
 * @param name that of the file
 * @param made when it ended, in UTC
 * @param command makes it once more
 * @param plan how long and how often was measured, by name
 * @param loadBefore the load average at the start; negative where the system does not tell
 */
public record Figures(
        String name,
        String made,
        String command,
        Map<String, Integer> plan,
        Machine machine,
        Map<String, String> versions,
        double loadBefore,
        double loadAfter,
        List<Row> rows) {

    /** Of this machine, now. */
    public static Figures made(
            String name, String command, Map<String, Integer> plan, double loadBefore, List<Row> rows) {
        return new Figures(
                name,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                command,
                plan,
                Machine.here(),
                Versions.here(),
                loadBefore,
                Machine.load(),
                rows);
    }

    public static Figures read(Path file) throws IOException {
        return Json.MAPPER.readValue(Files.readString(file), Figures.class);
    }

    /** Writes the file of this name in a folder. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + ".json"), Json.document(this));
    }

    /** Returns what was measured of one subject, as the records that it was made of. */
    public <T> Runs<T> runs(String situation, String subject, Class<T> type) {
        return new Runs<>(rows.stream()
                .filter(row ->
                        row.situation().equals(situation) && row.subject().equals(subject))
                .sorted(Comparator.comparingInt(Row::round))
                .map(row -> row.as(type))
                .toList());
    }

    /** Tells whether another one was measured by the same command at the same time. */
    public boolean ofOneRunWith(Figures other) {
        return command.equals(other.command) && machine.equals(other.machine) && loadBefore == other.loadBefore;
    }

    /**
     * Says in Markdown by which command, when, on what and of which versions it was made.
     *
     * @param cores how they are used, such as {@code cores shared by client and stub}
     * @param file which has the measurements
     */
    public String origin(String cores, String file) {
        String load = loadBefore < 0
                ? ""
                : String.format(
                        Locale.ROOT, "; load average %.2f at the start, %.2f at the end", loadBefore, loadAfter);
        String measured = versions.entrySet().stream()
                .map(version -> version.getKey() + " " + version.getValue())
                .collect(Collectors.joining(", "));
        return String.format(
                """
                ```sh
                %s
                ```

                Made on %s with %d %s, %s, %s%s; %s. Each single measurement: `docs/figures/%s.json`.

                """,
                command,
                made.substring(0, 10),
                machine.cores(),
                cores,
                machine.jvm(),
                machine.os(),
                load,
                measured,
                file);
    }

    /** The same, with the measurements in the file of this name. */
    public String origin(String cores) {
        return origin(cores, name);
    }
}
