package io.github.camelvzaps.simulator.contract;

import io.github.camelvzaps.simulator.contract.ApiOperation.Access;
import io.github.camelvzaps.simulator.contract.ApiOperation.ParameterCheck;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Operations as lines of text: one for each operation, then one for each of its parameters, with tabs between the
 * fields. Text and not JSON, since loading the classes that read JSON took a third of a start; only a schema is JSON,
 * in which a tab is escaped, and it stays text until a request is checked by it.
 */
final class OperationLines {
    private static final String TAB = "\t";
    private static final String OPERATION = "operation";
    private static final String PARAMETER = "parameter";

    private OperationLines() {}

    /** @param body the schema of the body; null when there is none to check */
    static String operation(
            String id,
            String method,
            String path,
            String access,
            boolean largeBody,
            boolean freePath,
            boolean takesBody,
            boolean bodyRequired,
            JsonObject body) {
        return line(
                OPERATION,
                id,
                method,
                path,
                access,
                largeBody,
                freePath,
                takesBody,
                bodyRequired,
                body == null ? "" : body.encode());
    }

    static String parameter(
            String name, boolean inPath, boolean required, boolean number, boolean bool, JsonObject schema) {
        return line(PARAMETER, name, inPath, required, number, bool, schema.encode());
    }

    private static String line(Object... fields) {
        return String.join(TAB, Stream.of(fields).map(String::valueOf).toList());
    }

    /** Reads the operations in the order of their lines. */
    static List<ApiOperation> read(List<String> lines) {
        List<ApiOperation> operations = new ArrayList<>();
        int next = 0;
        while (next < lines.size()) {
            String[] operation = lines.get(next++).split(TAB, -1);
            List<ParameterCheck> parameters = new ArrayList<>();
            while (next < lines.size() && lines.get(next).startsWith(PARAMETER)) {
                parameters.add(parameter(lines.get(next++).split(TAB, -1)));
            }
            operations.add(operation(operation, List.copyOf(parameters)));
        }
        return operations;
    }

    private static ApiOperation operation(String[] field, List<ParameterCheck> parameters) {
        return new ApiOperation(
                field[1],
                field[2],
                field[3],
                Access.valueOf(field[4].toUpperCase(Locale.ROOT)),
                Boolean.parseBoolean(field[5]),
                Boolean.parseBoolean(field[6]),
                Boolean.parseBoolean(field[7]),
                Boolean.parseBoolean(field[8]),
                field[9].isEmpty() ? null : new SchemaCheck(field[9]),
                parameters);
    }

    private static ParameterCheck parameter(String[] field) {
        return new ParameterCheck(
                field[1],
                Boolean.parseBoolean(field[2]),
                Boolean.parseBoolean(field[3]),
                Boolean.parseBoolean(field[4]),
                Boolean.parseBoolean(field[5]),
                new SchemaCheck(field[6]));
    }
}
