package io.github.camelvzaps.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How sure each operation of an API is, as its OpenAPI document says in {@code x-evidence}.
 *
 * @param rows in the order of the document
 */
record EvidenceTable(List<Row> rows) {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private static final Map<String, String> SOURCES = Map.of(
            "sdk", "client libraries",
            "sdk-only", "one client library only",
            "docs-only", "page",
            "docs-only-contradicted", "page, which another one contradicts",
            "docs", "page",
            "api-reference", "page",
            "integration", "code in use");

    /**
     * One operation.
     *
     * @param request evidence of the request
     * @param answer evidence of the answer, empty when the document does not tell it apart
     */
    record Row(String id, String call, String request, String answer, String source) {}

    static EvidenceTable read(Path openApi) throws IOException {
        JsonNode document = new YAMLMapper().readTree(openApi.toFile());
        List<Row> rows = new ArrayList<>();
        document.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(entry -> {
                    if (METHODS.contains(entry.getKey())) {
                        rows.add(row(entry.getKey(), path.getKey(), entry.getValue()));
                    }
                }));
        return new EvidenceTable(rows);
    }

    private static Row row(String method, String path, JsonNode operation) {
        return new Row(
                operation.path("operationId").asText(),
                method.toUpperCase(java.util.Locale.ROOT) + " " + path,
                operation.path("x-evidence").asText(),
                operation.path("x-response-evidence").asText(),
                source(operation.path("x-source").asText()));
    }

    /** Says the short names of sources in words; an address is cut to what follows the host. */
    private static String source(String text) {
        if (text.startsWith("http")) {
            return "page " + text.replaceAll("^https?://[^/]+", "");
        }
        List<String> words = new ArrayList<>();
        for (String part : text.split("\\+", -1)) {
            words.add(SOURCES.getOrDefault(part, part));
        }
        return String.join(", ", words);
    }

    /** Counts the operations by the evidence of their request. */
    Map<String, Long> counts() {
        return rows.stream()
                .collect(Collectors.groupingBy(Row::request, java.util.TreeMap::new, Collectors.counting()));
    }

    String asciidoc() {
        boolean answers = rows.stream().anyMatch(row -> !row.answer().isEmpty());
        StringBuilder text = new StringBuilder();
        text.append(rows.size()).append(" operations: ");
        text.append(counts().entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", ")));
        text.append(".\n\n[.evidence,cols=\"")
                .append(answers ? "4,6,2,2,4" : "4,6,2,4")
                .append("\",options=\"header\"]\n|===\n| Operation | Call | Request ");
        text.append(answers ? "| Answer | Known from\n" : "| Known from\n");
        for (Row row : rows) {
            text.append("| `")
                    .append(row.id())
                    .append("` | `+")
                    .append(row.call())
                    .append("+` | ");
            text.append(mark(row.request())).append(" | ");
            text.append(answers ? mark(row.answer()) + " | " : "")
                    .append(row.source())
                    .append('\n');
        }
        return text.append("|===\n").toString();
    }

    private static String mark(String evidence) {
        return evidence.isEmpty() ? "" : "[." + evidence + "]#" + evidence + "#";
    }
}
