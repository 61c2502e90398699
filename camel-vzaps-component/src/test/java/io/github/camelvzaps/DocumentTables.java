package io.github.camelvzaps;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvzaps.core.operation.Catalog;
import io.github.camelvzaps.core.operation.Operation;
import io.github.camelvzaps.core.operation.Parameter;
import io.github.camelvzaps.core.operation.Place;
import io.github.camelvzaps.kamelets.KameletTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes the tables of the docs out of the catalog JSON and the table of operations, between the lines that mark them.
 * Run as a program, it updates the files; the test beside it checks that they are up to date.
 */
final class DocumentTables {
    /** The files with tables, from the folder of the module, and whose tables they hold. */
    static final Map<Path, Provider> FILES = Map.of(
            Path.of("src/main/docs/vzaps-component.adoc"), Provider.VZAPS,
            Path.of("src/main/docs/zapyapi-component.adoc"), Provider.ZAPYAPI,
            Path.of("../docs/pages/kamelets.adoc"), Provider.VZAPS,
            Path.of("../README.md"), Provider.VZAPS);

    private DocumentTables() {}

    /** Updates all files. */
    public static void main(String[] args) throws IOException {
        for (Path file : FILES.keySet()) {
            Files.writeString(file, updated(file));
        }
    }

    /** Returns the text of a file with fresh tables. */
    static String updated(Path file) throws IOException {
        boolean markdown = file.toString().endsWith(".md");
        String text = Files.readString(file);
        for (Map.Entry<String, String> table : tables(FILES.get(file), markdown).entrySet()) {
            String begin = markdown ? "<!-- table " + table.getKey() + " -->" : "// table " + table.getKey();
            String end = markdown ? "<!-- end of table -->" : "// end of table";
            Pattern place = Pattern.compile("(?s)" + Pattern.quote(begin) + "\n.*?" + Pattern.quote(end));
            text = place.matcher(text).replaceAll(Matcher.quoteReplacement(begin + "\n" + table.getValue() + end));
        }
        return text;
    }

    private static Map<String, String> tables(Provider provider, boolean markdown) throws IOException {
        JsonNode catalog = provider.catalogJson();
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("component options", options(catalog.get("componentProperties")));
        tables.put("endpoint options", options(catalog.get("properties")));
        tables.put("headers", headers(catalog.get("headers")));
        tables.put("operations", markdown ? shortOperations(provider.catalog()) : operations(provider.catalog()));
        for (String kamelet : KameletTable.NAMES) {
            tables.put("kamelet " + kamelet, KameletTable.of(kamelet));
        }
        return tables;
    }

    private static String options(JsonNode options) {
        StringBuilder table = new StringBuilder("[width=\"100%\",cols=\"2,5,^1,2\",options=\"header\"]\n|===\n");
        table.append("| Name | Description | Default | Type\n");
        options.fields().forEachRemaining(entry -> {
            JsonNode option = entry.getValue();
            String flags = (option.path("required").asBoolean() ? "*Required* " : "")
                    + (option.path("secret").asBoolean() ? "*Secret* " : "");
            table.append("| *")
                    .append(entry.getKey())
                    .append("* (")
                    .append(option.path("group").asText());
            table.append(") | ")
                    .append(flags)
                    .append(escaped(option.path("description").asText()));
            table.append(enums(option))
                    .append(" | ")
                    .append(option.path("defaultValue").asText());
            table.append(" | ").append(simple(option.path("javaType").asText())).append('\n');
        });
        return table.append("|===\n").toString();
    }

    private static String enums(JsonNode option) {
        if (!option.has("enum") || option.get("enum").size() > 20) {
            return "";
        }
        List<String> values = new ArrayList<>();
        option.get("enum").forEach(value -> values.add(value.asText()));
        return " Values: " + String.join(", ", values) + ".";
    }

    private static String headers(JsonNode headers) {
        StringBuilder table = new StringBuilder("[width=\"100%\",cols=\"3,5,2\",options=\"header\"]\n|===\n");
        table.append("| Name | Description | Type\n");
        headers.fields()
                .forEachRemaining(entry -> table.append("| *")
                        .append(entry.getKey())
                        .append("* | ")
                        .append(escaped(entry.getValue().path("description").asText()))
                        .append(" | ")
                        .append(simple(entry.getValue().path("javaType").asText()))
                        .append('\n'));
        return table.append("|===\n").toString();
    }

    private static String operations(Catalog catalog) {
        StringBuilder table = new StringBuilder("[width=\"100%\",cols=\"3,4,4,2\",options=\"header\"]\n|===\n");
        table.append("| Operation | What it does | Parameters (* required, *bold* the plain body) | Repeated\n");
        for (Operation operation : catalog.operations()) {
            table.append("| `")
                    .append(operation.id())
                    .append('`')
                    .append(aliases(catalog, operation))
                    .append(" | ")
                    .append(operation.summary());
            table.append(" | ").append(parameters(operation)).append(" | ");
            table.append(
                    switch (operation.repeat()) {
                        case ALWAYS -> "yes";
                        case ONLY_IF_NOT_DONE -> "if not done";
                        case NEVER -> "never";
                    });
            table.append('\n');
        }
        return table.append("|===\n").toString();
    }

    private static String aliases(Catalog catalog, Operation operation) {
        return catalog.aliases().entrySet().stream()
                .filter(alias -> alias.getValue().equals(operation.id()))
                .map(alias -> " or `" + alias.getKey() + "`")
                .sorted()
                .collect(Collectors.joining());
    }

    private static String parameters(Operation operation) {
        return operation.parameters().stream()
                .filter(p -> p.place() != Place.CALL)
                .map(p -> parameter(operation, p))
                .collect(Collectors.joining(", "));
    }

    private static String parameter(Operation operation, Parameter parameter) {
        String name = parameter.name().equals(operation.primary()) ? "*" + parameter.name() + "*" : parameter.name();
        return parameter.required() ? name + "{asterisk}" : name;
    }

    private static String shortOperations(Catalog catalog) {
        Map<String, List<String>> byResource = new LinkedHashMap<>();
        catalog.operations()
                .forEach(o -> byResource
                        .computeIfAbsent(o.resource(), r -> new ArrayList<>())
                        .add("`" + o.name() + "`"));
        StringBuilder table = new StringBuilder("| Resource | Operations |\n|---|---|\n");
        byResource.forEach((resource, names) -> table.append("| `")
                .append(resource)
                .append("` | ")
                .append(String.join(" ", names))
                .append(" |\n"));
        return table.append("| `request` | any other path of the API: options `method` and `path` |\n")
                .toString();
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|");
    }

    private static String simple(String javaType) {
        return javaType.replaceAll("[\\w.]+\\.(\\w+)", "$1").replace("|", "\\|");
    }
}
