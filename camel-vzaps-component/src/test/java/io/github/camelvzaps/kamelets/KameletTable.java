package io.github.camelvzaps.kamelets;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The parameters of a kamelet as a table of the docs. */
public final class KameletTable {
    /** The kamelets of the component. */
    public static final List<String> NAMES = KameletFile.NAMES;

    private KameletTable() {}

    /** Returns the table in AsciiDoc. */
    public static String of(String name) {
        KameletFile kamelet = KameletFile.read(name);
        List<?> required = kamelet.below("spec", "definition").get("required") instanceof List<?> all ? all : List.of();
        StringBuilder table = new StringBuilder("[width=\"100%\",cols=\"2,5,1,1\",options=\"header\"]\n|===\n");
        table.append("| Parameter | Description | Default | Type\n");
        kamelet.properties().forEach((parameter, value) -> {
            Map<String, Object> described = KameletFile.map(value);
            table.append("| *")
                    .append(parameter)
                    .append("* | ")
                    .append(required.contains(parameter) ? "*Required* " : "")
                    .append("password".equals(described.get("format")) ? "*Secret* " : "")
                    .append(described.get("description"))
                    .append(choices(described))
                    .append(" | ")
                    .append(described.getOrDefault("default", ""))
                    .append(" | ")
                    .append(described.get("type"))
                    .append('\n');
        });
        return table.append("|===\n").toString();
    }

    private static String choices(Map<String, Object> described) {
        return described.get("enum") instanceof List<?> values
                ? values.stream().map(String::valueOf).collect(Collectors.joining(", ", " Values: ", "."))
                : "";
    }
}
