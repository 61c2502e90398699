package io.github.camelvzaps.simulator.contract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

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
        return "openapi/" + document + ".operations.tsv";
    }

    private static ApiContract load(String document) {
        return new ApiContract(OperationLines.read(lines(file(document))));
    }

    private static List<String> lines(String file) {
        try (InputStream in = ApiContract.class.getClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(
                        file + " is missing: the build writes it in its phase compile; run mvn compile once");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + file, e);
        }
    }
}
