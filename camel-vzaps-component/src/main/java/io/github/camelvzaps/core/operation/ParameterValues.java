package io.github.camelvzaps.core.operation;

/** Answers which value a parameter has in a call. */
@FunctionalInterface
public interface ParameterValues {
    /**
     * Returns the value, or null when nobody gives one.
     *
     * @param inBody what the body says of the parameter, or null
     */
    Object of(Parameter parameter, Object inBody);
}
