package io.github.camelvzaps.core.pairing;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the pairing of a number stands, as the page reads it.
 *
 * @param step what the page shows
 * @param qr the code to scan, as an address of the scheme {@code data}; only with {@link Step#CODE}
 * @param problem why the gateway gave no answer, without secrets; only with {@link Step#FAILED}
 */
record PairingState(Step step, String qr, String problem) {
    static final PairingState WAITING = new PairingState(Step.WAITING, null, null);
    static final PairingState CONNECTED = new PairingState(Step.CONNECTED, null, null);

    static PairingState code(String qr) {
        return new PairingState(Step.CODE, qr, null);
    }

    static PairingState failed(String problem) {
        return new PairingState(Step.FAILED, null, problem);
    }

    boolean isConnected() {
        return step == Step.CONNECTED;
    }

    /** Returns what goes to the page; a Map, so that a native image needs no reflection for it. */
    Map<String, Object> content() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("step", step.name());
        content.put("qr", qr);
        content.put("problem", problem);
        content.values().removeIf(value -> value == null);
        return content;
    }

    enum Step {
        /** The gateway is starting the session. */
        WAITING,
        CODE,
        CONNECTED,
        FAILED
    }
}
