package io.github.camelvzaps.core.delivery;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * How one instance is listened to. Immutable.
 *
 * @param url where the realtime connection is made, without a query
 * @param instanceId the instance
 * @param instanceToken its token; null when the account's credentials are enough
 * @param events the wanted types; empty for what the instance is set to
 * @param connectTimeout how long the connection may take to open
 * @param pingInterval how often a sign of life is asked for, and how long it may take; zero for never
 * @param reconnect the pauses between tries to connect
 * @param longestText the longest event in characters
 * @param maxInFlight how many events may be on their way or not written down
 */
public record RealtimeSettings(
        URI url,
        String instanceId,
        String instanceToken,
        List<String> events,
        Duration connectTimeout,
        Duration pingInterval,
        Backoff reconnect,
        int longestText,
        int maxInFlight) {

    public RealtimeSettings {
        events = List.copyOf(events);
    }

    /** Returns where to connect to get what comes behind an event; null for no event in particular. */
    URI urlBehind(String position) {
        StringBuilder uri =
                new StringBuilder(url.toString()).append("?instance_id=").append(encoded(instanceId));
        if (!events.isEmpty()) {
            uri.append("&events=").append(encoded(String.join(",", events)));
        }
        if (position != null) {
            uri.append("&last_event_id=").append(encoded(position));
        }
        return URI.create(uri.toString());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Shows no token. */
    @Override
    public String toString() {
        return "RealtimeSettings[" + url + ", " + instanceId + "]";
    }
}
