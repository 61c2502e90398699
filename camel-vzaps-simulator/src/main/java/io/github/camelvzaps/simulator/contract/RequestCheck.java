package io.github.camelvzaps.simulator.contract;

import io.github.camelvzaps.simulator.contract.ApiOperation.ParameterCheck;
import io.github.camelvzaps.simulator.http.Incoming;
import io.github.camelvzaps.simulator.http.Refusal;
import io.github.camelvzaps.simulator.state.JsonText;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.OutputUnit;
import java.util.Locale;
import java.util.Map;

/** Refuses a request that breaks its operation's part of the OpenAPI document, naming the field. */
public final class RequestCheck {

    private RequestCheck() {}

    /**
     * Checks the parameters and the body.
     *
     * @param pathParameters decoded
     * @return the body, empty when there was none
     * @throws Refusal with 400 (or the status of a problem that showed while the body was read)
     */
    public static Map<String, Object> check(
            ApiOperation operation, Incoming request, Map<String, String> pathParameters) {
        for (ParameterCheck parameter : operation.parameters()) {
            String value = (parameter.inPath() ? pathParameters : request.query()).get(parameter.name());
            checkParameter(parameter, value);
        }
        if (request.problem() != null) {
            throw request.problem();
        }
        return body(operation, request);
    }

    private static void checkParameter(ParameterCheck parameter, String text) {
        if (text == null || text.isEmpty()) {
            if (parameter.required()) {
                throw Refusal.badRequest("parameter " + parameter.name() + " is required");
            }
            return;
        }
        OutputUnit outcome = parameter.value().validate(typed(parameter, text));
        if (!outcome.getValid()) {
            throw Refusal.badRequest("parameter " + parameter.name() + " is invalid: " + reason(outcome));
        }
    }

    private static Object typed(ParameterCheck parameter, String text) {
        if (parameter.number() && text.matches("-?\\d{1,15}")) {
            return Long.valueOf(text);
        }
        if (parameter.bool() && QueryFlag.of(text) != null) {
            return QueryFlag.of(text);
        }
        return text;
    }

    private static Map<String, Object> body(ApiOperation operation, Incoming request) {
        String text = request.body();
        if (text.isBlank()) {
            if (operation.bodyRequired()) {
                throw Refusal.badRequest("body is required: a JSON object");
            }
            return Map.of();
        }
        checkContentType(request);
        JsonObject json = parse(text);
        if (operation.method().equals("GET") && !json.isEmpty()) {
            // {} passes: two of the vendor's own clients send it
            throw Refusal.badRequest("a GET takes no body");
        }
        if (operation.body() != null) {
            checkBody(operation.body(), json);
        }
        return json.getMap();
    }

    private static void checkContentType(Incoming request) {
        String type = request.header("content-type");
        String bare = type == null ? "" : type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        if (!bare.equals("application/json")) {
            throw Refusal.badRequest("Content-Type must be application/json");
        }
    }

    private static JsonObject parse(String text) {
        Object json;
        try {
            json = JsonText.decode(text);
        } catch (DecodeException e) {
            throw Refusal.badRequest("body is not valid JSON");
        }
        if (json instanceof JsonObject object) {
            return object;
        }
        if (json instanceof JsonArray array && array.isEmpty()) {
            // the PHP client encodes an empty object like this
            return new JsonObject();
        }
        throw Refusal.badRequest("body must be a JSON object");
    }

    private static void checkBody(SchemaCheck schema, JsonObject json) {
        OutputUnit outcome = schema.validate(json);
        if (!outcome.getValid()) {
            throw Refusal.badRequest(reason(outcome));
        }
    }

    /** The most telling error: a missing field first, then the one that lies deepest. */
    private static String reason(OutputUnit outcome) {
        if (outcome.getErrors() == null || outcome.getErrors().isEmpty()) {
            return String.valueOf(outcome.getError());
        }
        OutputUnit best = outcome.getErrors().get(0);
        for (OutputUnit error : outcome.getErrors()) {
            if (depth(error) > depth(best)) {
                best = error;
            }
        }
        String field = best.getInstanceLocation().replaceFirst("^#/?", "").replace('/', '.');
        String text = best.getError();
        return field.isEmpty() ? text : field + ": " + text;
    }

    private static int depth(OutputUnit error) {
        int slashes =
                (int) error.getInstanceLocation().chars().filter(c -> c == '/').count();
        String text = error.getError();
        boolean says = !text.contains("does not match schema") && !text.contains("subschema");
        return 3 * slashes + (says ? 1 : 0) + (text.contains("required property") ? 1 : 0);
    }
}
