package io.github.camelvzaps.vzaps;

import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.core.event.JsonKeys;
import io.github.camelvzaps.core.gateway.PollAnswer;
import java.util.Map;

/**
 * What polls make of {@code sessions/qr}: each new code is emitted once, and that the phone has scanned one, whatever else
 * the answers say meanwhile (contract, section 6).
 */
final class QrCodePoll extends PollAnswer {
    private static final String PAIRED = "paired";

    @Override
    public boolean tells(Object body) {
        // the worker may still be starting
        Object data = SessionStatusPoll.data(body);
        return SessionStatusPoll.isConnected(data) || codeIn(data) != null;
    }

    @Override
    public Object markOf(Object body) {
        Object data = SessionStatusPoll.data(body);
        if (SessionStatusPoll.isConnected(data)) {
            return PAIRED;
        }
        return codeIn(data);
    }

    @Override
    public Map<String, Object> headersOf(Object body) {
        Object data = SessionStatusPoll.data(body);
        boolean connected = SessionStatusPoll.isConnected(data);
        String code = connected ? null : codeIn(data);
        return code == null
                ? Map.of(VzapsConstants.CONNECTED, connected)
                : Map.of(VzapsConstants.CONNECTED, connected, VzapsConstants.QR_CODE, code);
    }

    /** No code but the picture makes sense to a phone, so both spellings of it are read (contract, section 11). */
    private static String codeIn(Object data) {
        return JsonKeys.text(data, "qr_code", "qr");
    }
}
