package io.github.camelvzaps.routecheck;

/**
 * An endpoint as a route names it.
 *
 * @param uri with all parameters as the query
 * @param consumed whether the route takes messages from it, rather than sending them to it
 */
public record EndpointUse(String uri, boolean consumed) {

    @Override
    public String toString() {
        return (consumed ? "from " : "to ") + uri;
    }
}
