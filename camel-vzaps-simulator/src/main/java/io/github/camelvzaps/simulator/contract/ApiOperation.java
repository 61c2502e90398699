package io.github.camelvzaps.simulator.contract;

import java.util.List;

/**
 * One operation of an OpenAPI document, ready to check requests. Immutable.
 *
 * @param id contract id such as {@code messages/sendText}
 * @param method HTTP method in upper case
 * @param path path template
 * @param access which credentials it takes
 * @param largeBody whether its body may carry media and has no size limit
 * @param freePath whether the last path parameter keeps its slashes
 * @param takesBody whether the document describes a request body
 * @param bodyRequired whether the body must be there
 * @param body checks the body; null when there is none to check
 * @param parameters checks of path and query parameters
 */
public record ApiOperation(
        String id,
        String method,
        String path,
        Access access,
        boolean largeBody,
        boolean freePath,
        boolean takesBody,
        boolean bodyRequired,
        SchemaCheck body,
        List<ParameterCheck> parameters) {

    /** Credentials an operation takes: {@code x-access} of the document. */
    public enum Access {
        /** No credentials. */
        NONE,
        /** The access token of the account; an instance token does not replace it. */
        ACCOUNT,
        /** The access token, or instance token and client token together. */
        INSTANCE
    }

    /** Path or query parameter; {@code number} and {@code bool} tell how its text is read before the check. */
    public record ParameterCheck(
            String name, boolean inPath, boolean required, boolean number, boolean bool, SchemaCheck value) {}
}
