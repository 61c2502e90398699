package io.github.camelvzaps.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;

/** What each method of the official client libraries is called here. */
final class SdkTable {
    private final JsonNode contract;

    private SdkTable(JsonNode contract) {
        this.contract = contract;
    }

    /** @param file that of the contract which names the methods */
    static SdkTable read(Path file) throws IOException {
        return new SdkTable(new ObjectMapper().readTree(file.toFile()));
    }

    String asciidoc() {
        StringBuilder table = new StringBuilder("[.sdk,cols=\"3");
        contract.get("languages").forEach(language -> table.append(",3"));
        table.append("\",options=\"header\"]\n|===\n| URI");
        contract.get("languages")
                .forEach(language ->
                        table.append(" | ").append(language.get("name").asText()));
        table.append('\n');
        contract.get("calls").fields().forEachRemaining(call -> {
            table.append("| `+vzaps:").append(call.getKey()).append("+`");
            contract.get("languages").forEach(language -> {
                String method =
                        call.getValue().path(language.get("key").asText()).asText();
                table.append(" | ").append(method.isEmpty() ? "" : "`+" + method + "+`");
            });
            table.append('\n');
        });
        return table.append("|===\n").toString();
    }
}
