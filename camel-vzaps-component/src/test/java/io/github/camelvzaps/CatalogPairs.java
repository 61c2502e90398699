package io.github.camelvzaps;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelvzaps.core.operation.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes which operations a scheme has and what each of them takes, for tools that read the class path and start nothing:
 * Camel's own catalog knows resources and operations, and not which of them belong together. Run it in the folder of the
 * module when {@code CatalogPairsTest} says so.
 */
final class CatalogPairs {
    private CatalogPairs() {}

    public static void main(String[] args) throws IOException {
        for (Provider provider : Provider.values()) {
            Files.createDirectories(file(provider).getParent());
            Files.writeString(file(provider), text(provider));
        }
    }

    static Path file(Provider provider) {
        return Path.of("src/main/resources/META-INF/io/github/camelvzaps", provider.scheme(), "operations.json");
    }

    static String text(Provider provider) throws IOException {
        ObjectNode root = Contract.JSON.createObjectNode();
        ObjectNode operations = root.putObject("operations");
        provider.catalog().operations().forEach(operation -> {
            ObjectNode row = operations.putObject(operation.id());
            row.put("summary", operation.summary());
            row.put("method", operation.method());
            row.put("path", operation.path());
            ArrayNode parameters = row.putArray("parameters");
            for (Parameter parameter : operation.parameters()) {
                ObjectNode one = parameters.addObject();
                one.put("name", parameter.name());
                one.put("wire", parameter.wire());
                one.put("required", parameter.required());
                if (!parameter.aliases().isEmpty()) {
                    parameter.aliases().forEach(one.putArray("aliases")::add);
                }
            }
            if (operation.messageType() != null) {
                row.put("messageType", operation.messageType().toString());
            }
        });
        ObjectNode aliases = root.putObject("aliases");
        new TreeMap<>(provider.catalog().aliases()).forEach(aliases::put);
        ArrayNode further = root.putArray("further");
        FURTHER.get(provider).forEach(further::add);
        return Contract.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    /** What stands in no catalog: consumers of events, and what is made of another call. */
    private static final Map<Provider, List<String>> FURTHER = Map.of(
            Provider.VZAPS, List.of("messages/send", "events/subscribe", "webhooks/receive"),
            Provider.ZAPYAPI, List.of("messages/send", "sessions/status", "webhooks/receive"));
}
