package io.github.camelvzaps.core.poll;

import java.util.Map;

/**
 * What one read of a poll answered.
 *
 * @param headers for everything that is emitted of it
 * @param body the answer
 */
public record PollReading(Map<String, Object> headers, Object body) {
    /** The parameter of lists that come in pages. */
    public static final String PAGE = "page";
}
