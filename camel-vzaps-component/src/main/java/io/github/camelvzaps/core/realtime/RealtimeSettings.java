package io.github.camelvzaps.core.realtime;

import io.github.camelvzaps.core.delivery.Backoff;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * How one instance is listened to. Immutable.
 *
 * @param url where the realtime connection is made, without a query
 * @param instanceId the instance
 * @param instanceToken its token; null when the account's credentials are enough
 * @param connectTimeout how long the connection may take to open
 * @param pingInterval how often a sign of life is asked for, and how long it may take; zero for never
 * @param reconnect the pauses between tries to connect
 * @param longestText the longest event in characters
 * @param maxInFlight how many events may be unfinished, or finished and not written down
 */
public record RealtimeSettings(
        URI url,
        String instanceId,
        String instanceToken,
        Duration connectTimeout,
        Duration pingInterval,
        Backoff reconnect,
        int longestText,
        int maxInFlight) {

    /**
     * Returns where to connect.
     *
     * @param events the wanted types; empty for what the instance is set to
     * @param position the event after which it begins; null for no event in particular
     */
    URI urlAfter(String position, List<String> events) {
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

    /** Returns the same with another token. */
    RealtimeSettings withToken(String token) {
        return new RealtimeSettings(
                url, instanceId, token, connectTimeout, pingInterval, reconnect, longestText, maxInFlight);
    }

    /** Returns the options in which two consumers of one number differ that have to agree. */
    List<String> differencesTo(RealtimeSettings other) {
        Map<String, Function<RealtimeSettings, Object>> options = new LinkedHashMap<>();
        options.put("instanceToken", RealtimeSettings::instanceToken);
        options.put("connectTimeout", RealtimeSettings::connectTimeout);
        options.put("pingInterval", RealtimeSettings::pingInterval);
        options.put("reconnectDelay", one -> one.reconnect().first());
        options.put("maximumReconnectDelay", one -> one.reconnect().longest());
        options.put("maximumEventSize", RealtimeSettings::longestText);
        options.put("maxInFlight", RealtimeSettings::maxInFlight);
        List<String> different = new ArrayList<>();
        options.forEach((option, value) -> {
            if (!Objects.equals(value.apply(this), value.apply(other))) {
                different.add(option);
            }
        });
        return different;
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
