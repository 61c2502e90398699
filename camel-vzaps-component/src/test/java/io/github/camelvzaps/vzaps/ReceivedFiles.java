package io.github.camelvzaps.vzaps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The temporary files of received media, as anybody can see them. */
final class ReceivedFiles {
    private ReceivedFiles() {}

    /** Returns those that hold media with this hash. */
    static List<Path> holding(String sha256) throws Exception {
        List<Path> same = new ArrayList<>();
        for (Path folder : in(Path.of(System.getProperty("java.io.tmpdir")), "camel-vzaps-")) {
            for (Path file : in(folder, "media-")) {
                try {
                    if (sha256.equals(Sha256.of(Files.readAllBytes(file)))) {
                        same.add(file);
                    }
                } catch (NoSuchFileException gone) {
                    // that of another test
                }
            }
        }
        return same;
    }

    private static List<Path> in(Path folder, String beginning) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith(beginning))
                    .toList();
        } catch (NoSuchFileException gone) {
            return List.of();
        }
    }
}
