package io.github.camelvzaps.core.operation;

import io.github.camelvzaps.api.InvalidRequestException;

/** Turns a file, bytes or a stream into {@link Media}, and leaves any other value as it is. */
@FunctionalInterface
public interface ContentReader {

    /**
     * Reads a value as content.
     *
     * @param parameter the parameter that the content is for
     * @throws InvalidRequestException when the content cannot be read
     */
    Object read(Parameter parameter, Object value);
}
