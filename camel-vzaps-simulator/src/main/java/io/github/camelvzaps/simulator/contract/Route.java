package io.github.camelvzaps.simulator.contract;

import java.util.List;
import java.util.Map;

/**
 * Where a request goes: to an operation, or nowhere because the path is unknown or takes other methods only.
 *
 * @param operation null when there is none
 * @param pathParameters raw values, still percent-encoded
 * @param allowed the methods the path takes, when the method was the wrong one
 */
public record Route(ApiOperation operation, Map<String, String> pathParameters, List<String> allowed) {

    static final Route UNKNOWN = new Route(null, Map.of(), List.of());

    static Route to(ApiOperation operation, Map<String, String> pathParameters) {
        return new Route(operation, pathParameters, List.of());
    }

    static Route otherMethods(List<String> allowed) {
        return new Route(null, Map.of(), allowed);
    }

    /** True when the path is known but not with this method. */
    public boolean wrongMethod() {
        return operation == null && !allowed.isEmpty();
    }
}
