package io.github.camelvzaps.benchmarks;

import java.util.Map;

/** The one message that everybody sends, and to whom. */
final class Letter {
    static final String PHONE = "5511999990000";
    static final String TEXT = "Your order 4711 is on its way and arrives tomorrow.";

    static final String INSTANCE_ID = "bench";
    static final String CLIENT_TOKEN = "bench-client-token";
    static final String INSTANCE_TOKEN = "bench-instance-token";

    /** Where VZaps takes it, below the base URL. */
    static final String PATH = "/instances/" + INSTANCE_ID + "/chat/send/text";

    private Letter() {}

    /** Returns the JSON object that VZaps takes. */
    static Map<String, Object> json() {
        return Map.of("phone", PHONE, "message", TEXT);
    }

    /** Returns the id in VZaps' answer, as Jackson reads it, or null. */
    static String idIn(Object answer) {
        boolean known = answer instanceof Map<?, ?> map
                && map.get("data") instanceof Map<?, ?> data
                && data.get("message_id") instanceof String;
        return known ? (String) ((Map<?, ?>) ((Map<?, ?>) answer).get("data")).get("message_id") : null;
    }
}
