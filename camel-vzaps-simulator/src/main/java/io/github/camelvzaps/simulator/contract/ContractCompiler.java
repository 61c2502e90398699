package io.github.camelvzaps.simulator.contract;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.common.dsl.SchemaType;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * Reads the OpenAPI documents while the module is built and writes what {@link ApiContract} needs of them: the
 * operations with all references resolved. Checking a document against the schema of OpenAPI takes longer than all the
 * rest of a start, and it need not be repeated in each JVM. An invalid document fails the build here.
 */
public final class ContractCompiler {

    private static final String JSON = "application/json";

    /** What no check looks at. */
    private static final Set<String> NOTES =
            Set.of("description", "__absolute_uri__", "example", "examples", "default");

    /** Keywords whose value is a map of free names to schemas, in which nothing is a note. */
    private static final Set<String> NAMED = Set.of("properties", "patternProperties", "$defs");

    private ContractCompiler() {}

    /**
     * Arguments: the folder to write to, which exists, then the names of the documents below {@code openapi/}.
     *
     * @throws IllegalArgumentException when an argument is missing or wrong, or a document has no operations: a build
     *     that wrote nothing must not succeed
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 2 || !Files.isDirectory(Path.of(arguments[0]))) {
            throw new IllegalArgumentException(
                    "The generator of the operations takes an existing folder and the names of"
                            + " documents below openapi/, and got " + Arrays.toString(arguments)
                            + ": correct the execution compile-openapi-documents in the POM of the simulator");
        }
        Vertx vertx = Vertx.vertx();
        try {
            for (int i = 1; i < arguments.length; i++) {
                write(vertx, arguments[i], Path.of(arguments[0]));
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
    }

    private static void write(Vertx vertx, String name, Path folder) throws Exception {
        String source = "openapi/" + name + ".yaml";
        if (ContractCompiler.class.getClassLoader().getResource(source) == null) {
            throw new IllegalArgumentException("There is no document " + source
                    + ": correct its name in the execution compile-openapi-documents in the POM of the simulator");
        }
        OpenAPIContract document = OpenAPIContract.from(vertx, source)
                .toCompletionStage()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
        List<String> lines = new ArrayList<>();
        document.operations().stream()
                .sorted(Comparator.comparing(Operation::getOperationId))
                .forEach(operation -> lines.addAll(lines(operation)));
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(source + " has no operations");
        }
        writeIfChanged(folder.resolve(ApiContract.file(name)), String.join("\n", lines) + "\n");
    }

    private static void writeIfChanged(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.writeString(file, text);
        }
    }

    private static List<String> lines(Operation operation) {
        JsonObject model = operation.getOpenAPIModel();
        var body = operation.getRequestBody();
        var media = body == null ? null : body.getContent().get(JSON);
        boolean checked = media != null && media.getSchema() != null;
        List<String> lines = new ArrayList<>();
        lines.add(OperationLines.operation(
                operation.getOperationId(),
                operation.getHttpMethod().name(),
                operation.getOpenAPIPath(),
                model.getString("x-access"),
                model.getBoolean("x-large-body", false),
                model.getBoolean("x-free-path", false),
                body != null,
                body != null && body.isRequired(),
                checked ? schema((JsonObject) media.getSchema()) : null));
        operation.getParameters().forEach(parameter -> lines.add(line(parameter)));
        return lines;
    }

    private static String line(Parameter parameter) {
        SchemaType type = parameter.getSchemaType();
        return OperationLines.parameter(
                parameter.getName(),
                parameter.getIn() == Location.PATH,
                parameter.isRequired(),
                type == SchemaType.INTEGER || type == SchemaType.NUMBER,
                type == SchemaType.BOOLEAN,
                schema((JsonObject) parameter.getSchema()));
    }

    private static JsonObject schema(JsonObject schema) {
        JsonObject bare = new JsonObject();
        for (String key : new TreeSet<>(schema.fieldNames())) {
            if (NAMED.contains(key)) {
                JsonObject named = new JsonObject();
                schema.getJsonObject(key)
                        .forEach(
                                (Map.Entry<String, Object> entry) -> named.put(entry.getKey(), part(entry.getValue())));
                bare.put(key, named);
            } else if (!NOTES.contains(key)) {
                bare.put(key, part(schema.getValue(key)));
            }
        }
        return bare;
    }

    private static Object part(Object value) {
        if (value instanceof JsonObject object) {
            return schema(object);
        }
        if (value instanceof JsonArray array) {
            JsonArray parts = new JsonArray();
            array.forEach(element -> parts.add(part(element)));
            return parts;
        }
        return value;
    }
}
