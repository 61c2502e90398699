package io.github.camelvzaps.benchmarks.figures;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.util.List;

/** How what one process measured comes to the process that started it: as a line that it prints. */
public final class Printed {
    private static final String MARK = "measured ";

    private Printed() {}

    /** @param measured a record */
    public static String line(Object measured) {
        return MARK + Json.line(measured);
    }

    /** Finds the measurements among the lines that a process printed, in their order. */
    public static <T> List<T> in(List<String> lines, Class<T> type) {
        return lines.stream()
                .filter(line -> line.startsWith(MARK))
                .map(line -> read(line.substring(MARK.length()), type))
                .toList();
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return Json.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
