package io.github.camelvzaps.simulator.contract;

import io.github.camelvzaps.simulator.contract.ApiOperation.Access;
import io.github.camelvzaps.simulator.contract.ApiOperation.ParameterCheck;
import io.vertx.core.Vertx;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.common.dsl.SchemaType;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * One OpenAPI document. Immutable and shared by all simulators of a JVM, because reading it costs more than starting
 * a server.
 */
public final class ApiContract {

    private static final String JSON = "application/json";

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

    /** All operations in the order of the document. */
    public List<ApiOperation> operations() {
        return operations;
    }

    /** Finds the operation of a request by its raw path. */
    public Route route(String method, String rawPath) {
        return paths.find(method, rawPath);
    }

    private static final class Vzaps {
        private static final ApiContract CONTRACT = load("openapi/vzaps.yaml");
    }

    private static final class Zapyapi {
        private static final ApiContract CONTRACT = load("openapi/zapyapi.yaml");
    }

    private static ApiContract load(String resource) {
        Vertx vertx = Vertx.vertx();
        try {
            OpenAPIContract document = OpenAPIContract.from(vertx, resource)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(60, TimeUnit.SECONDS);
            List<ApiOperation> operations = new ArrayList<>();
            for (Operation operation : document.operations()) {
                operations.add(operation(operation, document.getSchemaRepository()));
            }
            return new ApiContract(operations);
        } catch (Exception e) {
            throw new IllegalStateException("Cannot read " + resource, e);
        } finally {
            vertx.close();
        }
    }

    private static ApiOperation operation(Operation operation, SchemaRepository schemas) {
        var body = operation.getRequestBody();
        var media = body == null ? null : body.getContent().get(JSON);
        List<ParameterCheck> parameters = new ArrayList<>();
        for (Parameter parameter : operation.getParameters()) {
            parameters.add(parameter(parameter, schemas));
        }
        var model = operation.getOpenAPIModel();
        // vertx-openapi's own request validator hands each request to the worker pool; its schemas and validators
        // are the same ones without that detour
        return new ApiOperation(
                operation.getOperationId(),
                operation.getHttpMethod().name(),
                operation.getOpenAPIPath(),
                Access.valueOf(model.getString("x-access").toUpperCase(Locale.ROOT)),
                model.getBoolean("x-large-body", false),
                model.getBoolean("x-free-path", false),
                body != null,
                body != null && body.isRequired(),
                media == null || media.getSchema() == null ? null : schemas.validator(media.getSchema()),
                List.copyOf(parameters));
    }

    private static ParameterCheck parameter(Parameter parameter, SchemaRepository schemas) {
        SchemaType type = parameter.getSchemaType();
        return new ParameterCheck(
                parameter.getName(),
                parameter.getIn() == Location.PATH,
                parameter.isRequired(),
                type == SchemaType.INTEGER || type == SchemaType.NUMBER,
                type == SchemaType.BOOLEAN,
                schemas.validator(parameter.getSchema()));
    }
}
