package io.github.camelvzaps.benchmarks.figures;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Records as JSON and back. */
final class Json {
    static final ObjectMapper MAPPER = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private Json() {}

    static String line(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns an object with each field, and each element of its lists, on a line of its own: a commit shows what changed. */
    static String document(Object value) {
        JsonNode node = MAPPER.valueToTree(value);
        List<String> fields = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            fields.add("  " + line(field.getKey()) + ": " + lines(field.getValue()));
        }
        return fields.stream().collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }

    private static String lines(JsonNode value) {
        if (!value.isArray() || value.isEmpty()) {
            return line(value);
        }
        List<String> elements = new ArrayList<>();
        value.forEach(element -> elements.add("    " + line(element)));
        return elements.stream().collect(Collectors.joining(",\n", "[\n", "\n  ]"));
    }
}
