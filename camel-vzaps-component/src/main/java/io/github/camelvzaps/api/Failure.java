package io.github.camelvzaps.api;

import java.time.Duration;
import java.util.Map;

/**
 * What is known of a failed call, read from the answer if there was one.
 *
 * @param status the HTTP status, 0 when there was no answer
 * @param code the code of the body, else the status as text
 * @param message the gateway's own words, shortened; empty when it said nothing
 * @param details any JSON as plain Java values, or null
 * @param requestId the gateway's id of the call, or null
 * @param retryAfter how long to wait, or null
 * @param headers the harmless headers of the answer
 * @param body the answer as text, shortened, or null
 * @param ownShape whether the body has the form in which the gateway itself refuses, not a proxy before it
 * @param reason why, as far as the words tell
 */
public record Failure(
        int status,
        String code,
        String message,
        Object details,
        String requestId,
        Duration retryAfter,
        Map<String, String> headers,
        String body,
        boolean ownShape,
        FailureReason reason) {

    /** No answer at all. */
    public static final Failure NONE =
            new Failure(0, "", "", null, null, null, Map.of(), null, false, FailureReason.OTHER);
}
