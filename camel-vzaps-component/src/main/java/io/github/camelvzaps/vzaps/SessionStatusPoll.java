package io.github.camelvzaps.vzaps;

import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.core.event.JsonKeys;
import io.github.camelvzaps.core.gateway.PollAnswer;
import java.util.Arrays;
import java.util.Map;

/**
 * What polls make of {@code sessions/status}: it is new when the session came or went or belongs to somebody else. Names,
 * opening hours and the address of the picture, which is another one each time, do not count (contract, section 6).
 */
final class SessionStatusPoll extends PollAnswer {
    @Override
    public Object markOf(Object body) {
        Object data = data(body);
        return Arrays.asList(
                isConnected(data), JsonKeys.text(data, "phone"), JsonKeys.text(data, "whatsapp_jid", "jid"));
    }

    @Override
    public Map<String, Object> headersOf(Object body) {
        return Map.of(VzapsConstants.CONNECTED, isConnected(data(body)));
    }

    /** Returns the answer out of its envelope. */
    static Object data(Object body) {
        return JsonKeys.find(body, "data") instanceof Map<?, ?> data ? data : body;
    }

    static boolean isConnected(Object data) {
        Boolean connected = JsonKeys.flag(data, "connected");
        return connected != null ? connected : isConnected(data, "status") || isConnected(data, "pairing_status");
    }

    private static boolean isConnected(Object data, String key) {
        return "connected".equalsIgnoreCase(JsonKeys.text(data, key));
    }
}
