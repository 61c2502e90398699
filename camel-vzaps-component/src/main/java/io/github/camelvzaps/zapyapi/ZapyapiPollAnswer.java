package io.github.camelvzaps.zapyapi;

import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.core.event.JsonKeys;
import io.github.camelvzaps.core.gateway.PollAnswer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What polls make of answers, with the headers that VZaps' polls set. A QR code is new when it is another one, and the
 * state of a session when its status or its number is, whatever else the answer says. Immutable.
 */
final class ZapyapiPollAnswer extends PollAnswer {
    /** The key that {@code sessions/status} adds to an entry. */
    static final String CONNECTED = "connected";

    private final boolean asksForCodes;

    /** @param asksForCodes whether answers without a QR code are of no use */
    ZapyapiPollAnswer(boolean asksForCodes) {
        this.asksForCodes = asksForCodes;
    }

    /** Without a code, and not connected either, the worker is still at it. */
    @Override
    public boolean tells(Object body) {
        return !asksForCodes || codeIn(body) != null || connected(body) != null;
    }

    @Override
    public Object markOf(Object body) {
        String code = codeIn(body);
        if (code != null) {
            return code;
        }
        return connected(body) == null
                ? body
                : Arrays.asList(JsonKeys.text(body, "status"), JsonKeys.text(body, "whatsapp_jid"));
    }

    @Override
    public Map<String, Object> headersOf(Object body) {
        Map<String, Object> headers = new HashMap<>();
        headers.put(VzapsConstants.INSTANCE_ID, JsonKeys.text(body, "instance_id"));
        headers.put(VzapsConstants.QR_CODE, codeIn(body));
        // there is a code only as long as nobody has scanned it
        headers.put(VzapsConstants.CONNECTED, codeIn(body) != null ? Boolean.FALSE : connected(body));
        headers.values().removeIf(value -> value == null);
        return headers;
    }

    static String codeIn(Object body) {
        return JsonKeys.text(body, "qr_code");
    }

    private static Boolean connected(Object body) {
        return JsonKeys.flag(body, CONNECTED);
    }
}
