package io.github.camelvzaps.simulator.server;

import io.github.camelvzaps.simulator.MediaDigest;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A request that was read to its end. Immutable.
 *
 * @param path decoded; {@code rawPath} is as it came
 * @param query decoded, the last value of a name
 * @param headers names in lower case, the last value of a name
 * @param body text with long strings shortened, empty when there was none
 * @param media what was measured of long strings and media in the body
 * @param problem what was wrong with the body on the way in; null when nothing was
 */
public record Incoming(
        String method,
        String path,
        String rawPath,
        Map<String, String> query,
        Map<String, String> headers,
        String body,
        List<MediaDigest> media,
        Refusal problem,
        Instant at) {

    /** The header, or null when it is absent or blank. */
    public String header(String lowerCaseName) {
        String value = headers.get(lowerCaseName);
        return value == null || value.isBlank() ? null : value.trim();
    }
}
