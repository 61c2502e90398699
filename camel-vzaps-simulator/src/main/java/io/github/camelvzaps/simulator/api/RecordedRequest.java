package io.github.camelvzaps.simulator.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A request out of the journal. Immutable. Credentials are in it as they came: the journal is for tests.
 *
 * @param path decoded; {@code rawPath} is as it came
 * @param query decoded, the last value of a name
 * @param headers names in lower case, the last value of a name
 * @param body with strings longer than 65,536 characters cut to their first 200; empty when there was none
 * @param media what was measured of the long and media-carrying strings of the body
 * @param at when the request had been read, by the simulator's clock
 * @param status that was answered; 0 when the connection was reset instead
 * @param operation contract id such as {@code messages/sendText}; null for an unknown path
 */
public record RecordedRequest(
        String method,
        String path,
        String rawPath,
        Map<String, String> query,
        Map<String, String> headers,
        String body,
        List<MediaDigest> media,
        Instant at,
        int status,
        String operation) {}
