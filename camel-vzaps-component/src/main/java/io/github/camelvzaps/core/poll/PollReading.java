package io.github.camelvzaps.core.poll;

import java.util.Map;

/**
 * What one read of a poll answered.
 *
 * @param headers for everything that is emitted of it
 * @param body the answer as {@code responseType} wants it
 * @param answer the same as Maps and Lists, to be looked into
 */
public record PollReading(Map<String, Object> headers, Object body, Object answer) {
    /** The parameter of lists that come in pages. */
    public static final String PAGE = "page";
}
