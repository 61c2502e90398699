package io.github.camelvzaps.vzaps;

import io.github.camelvzaps.core.PollAnswer;
import io.github.camelvzaps.core.event.JsonKeys;
import java.util.Map;

/**
 * What polls make of {@code sessions/qr}: each new code is emitted once, and that the phone has scanned one, whatever else
 * the answers say meanwhile (contract, section 6).
 */
final class QrCode extends PollAnswer {
    private static final String PAIRED = "paired";

    @Override
    public boolean tells(Object body) {
        // the worker may still be starting
        Object data = SessionStatus.data(body);
        return SessionStatus.isConnected(data) || codeIn(data) != null;
    }

    @Override
    public Object markOf(Object body) {
        Object data = SessionStatus.data(body);
        if (SessionStatus.isConnected(data)) {
            return PAIRED;
        }
        return codeIn(data);
    }

    @Override
    public Map<String, Object> headersOf(Object body) {
        Object data = SessionStatus.data(body);
        boolean connected = SessionStatus.isConnected(data);
        String code = connected ? null : codeIn(data);
        return code == null ? Map.of("Connected", connected) : Map.of("Connected", connected, "QrCode", code);
    }

    /** No code but the picture makes sense to a phone, so both spellings of it are read (contract, section 11). */
    private static String codeIn(Object data) {
        return JsonKeys.text(data, "qr_code", "qr");
    }
}
