package io.github.camelvzaps.core.gateway;

import java.util.Map;

/**
 * What the message of an event says about its media beside their address.
 *
 * @param mimetype as the sender said; null when it is not known
 * @param fileName as the sender said; null when it is not known
 * @param operationId the operation that fetches them through the gateway; null when there is none
 * @param fields the body for that operation
 */
public record ReceivedMedia(String mimetype, String fileName, String operationId, Map<String, Object> fields) {
    /** Nothing is known. */
    public static final ReceivedMedia UNKNOWN = new ReceivedMedia(null, null, null, Map.of());
}
