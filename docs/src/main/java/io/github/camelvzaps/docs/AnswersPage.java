package io.github.camelvzaps.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The answer of each operation of a scheme: its fields, which header each of them becomes, and an example. */
final class AnswersPage {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Contract contract;
    private final AnswerHeaders headers;

    AnswersPage(Contract contract, AnswerHeaders headers) {
        this.contract = contract;
        this.headers = headers;
    }

    String asciidoc() throws JsonProcessingException {
        StringBuilder page = new StringBuilder();
        String resource = "";
        for (Contract.Call call : contract.calls()) {
            if (!call.resource().equals(resource)) {
                resource = call.resource();
                page.append("[#")
                        .append(resource)
                        .append("]\n== `")
                        .append(resource)
                        .append("`\n\n");
            }
            page.append(section(call));
        }
        return page.toString();
    }

    private String section(Contract.Call call) throws JsonProcessingException {
        StringBuilder section = new StringBuilder();
        section.append("[#")
                .append(call.anchor())
                .append("]\n=== `")
                .append(call.id())
                .append("`\n\n");
        section.append("`+").append(call.request()).append("+`, answer ").append(mark(call.evidence()));
        if (call.isInEnvelope()) {
            section.append(", in the envelope");
        }
        section.append(".\n\n");
        if (call.answer() == null) {
            section.append("No fields are known. The body is what the gateway answers, as a Map.\n\n");
        } else {
            section.append(fields(call));
            section.append("[source,json]\n----\n")
                    .append(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(call.answer()))
                    .append("\n----\n\n");
        }
        if (!call.notes().isBlank()) {
            section.append("[.notes]\n_Notes:_ ").append(verbatim(call.notes())).append("\n\n");
        }
        return section.toString();
    }

    private String fields(Contract.Call call) {
        Map<String, Object> all = headersOf(call, call.answer());
        Set<String> placed = new TreeSet<>();
        StringBuilder rows = new StringBuilder();
        for (AnswerField field : AnswerField.of(call.answer())) {
            if (call.isInEnvelope() && !field.name().startsWith("data")) {
                continue;
            }
            Map<String, Object> without = headersOf(call, field.removedFrom(call.answer()));
            Set<String> fromIt = new TreeSet<>(all.keySet());
            fromIt.removeIf(header -> Objects.equals(all.get(header), without.get(header)));
            placed.addAll(fromIt);
            rows.append("| `+")
                    .append(field.name())
                    .append("+` | ")
                    .append(field.type())
                    .append(" | ");
            rows.append(list(fromIt)).append('\n');
        }
        Set<String> others = new TreeSet<>(all.keySet());
        others.removeAll(placed);
        StringBuilder table = new StringBuilder();
        if (rows.isEmpty()) {
            table.append("The answer has no fields.\n\n");
        } else {
            table.append("[cols=\"4,2,4\",options=\"header\"]\n|===\n| Field | Type | Header\n");
            table.append(rows).append("|===\n\n");
        }
        if (!others.isEmpty()) {
            table.append("Also sets ").append(list(others)).append(".\n\n");
        }
        return table.toString();
    }

    private Map<String, Object> headersOf(Contract.Call call, JsonNode answer) {
        return headers.of(call.id(), JSON.convertValue(answer, Object.class));
    }

    private static String list(Set<String> headers) {
        return headers.isEmpty() ? "" : "`" + String.join("`, `", headers) + "`";
    }

    private static String mark(String evidence) {
        return "[." + evidence + "]#" + evidence + "#";
    }

    /** Keeps what AsciiDoc would read as markup. */
    private static String verbatim(String text) {
        return "+++" + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "+++";
    }
}
