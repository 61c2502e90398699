package io.github.camelvzaps.simulator.contract;

import io.github.camelvzaps.simulator.contract.ApiOperation.Access;
import io.github.camelvzaps.simulator.contract.ApiOperation.ParameterCheck;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The operations of one OpenAPI document, as {@link ContractCompiler} wrote them down. Immutable and shared by all
 * simulators of a JVM.
 */
public final class ApiContract {

    private final List<ApiOperation> operations;
    private final PathTree paths = new PathTree();

    private ApiContract(List<ApiOperation> operations) {
        this.operations = List.copyOf(operations);
        operations.forEach(paths::add);
    }

    /** The document of the VZaps API. */
    public static ApiContract vzaps() {
        return Vzaps.CONTRACT;
    }

    /** The document of the ZapyAPI. */
    public static ApiContract zapyapi() {
        return Zapyapi.CONTRACT;
    }

    /** All operations, sorted by their ids. */
    public List<ApiOperation> operations() {
        return operations;
    }

    /** Finds the operation of a request by its raw path. */
    public Route route(String method, String rawPath) {
        return paths.find(method, rawPath);
    }

    private static final class Vzaps {
        private static final ApiContract CONTRACT = load("vzaps");
    }

    private static final class Zapyapi {
        private static final ApiContract CONTRACT = load("zapyapi");
    }

    static String file(String document) {
        return "openapi/" + document + ".operations.json";
    }

    private static ApiContract load(String document) {
        List<ApiOperation> operations = new ArrayList<>();
        for (Object operation : read(file(document))) {
            operations.add(operation((JsonObject) operation));
        }
        return new ApiContract(operations);
    }

    private static JsonArray read(String file) {
        try (InputStream in = ApiContract.class.getClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(
                        file + " is missing: the build writes it in its phase compile; run mvn compile once");
            }
            return new JsonArray(Buffer.buffer(in.readAllBytes()));
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + file, e);
        }
    }

    private static ApiOperation operation(JsonObject row) {
        List<ParameterCheck> parameters = new ArrayList<>();
        for (Object parameter : row.getJsonArray("parameters")) {
            parameters.add(parameter((JsonObject) parameter));
        }
        JsonObject body = row.getJsonObject("body");
        return new ApiOperation(
                row.getString("id"),
                row.getString("method"),
                row.getString("path"),
                Access.valueOf(row.getString("access").toUpperCase(Locale.ROOT)),
                row.getBoolean("largeBody"),
                row.getBoolean("freePath"),
                row.getBoolean("takesBody"),
                row.getBoolean("bodyRequired"),
                body == null ? null : new SchemaCheck(body),
                List.copyOf(parameters));
    }

    private static ParameterCheck parameter(JsonObject row) {
        String type = row.getString("type");
        return new ParameterCheck(
                row.getString("name"),
                row.getBoolean("inPath"),
                row.getBoolean("required"),
                type.equals("INTEGER") || type.equals("NUMBER"),
                type.equals("BOOLEAN"),
                new SchemaCheck(row.getJsonObject("schema")));
    }
}
