package io.github.camelvzaps.core.pairing;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * How the pairing of a number stands, as the page is told.
 *
 * @param step what the page shows
 * @param qr the code to scan, as an address of the scheme {@code data}; only with {@link Step#CODE}
 * @param problem why the gateway gave no answer, without secrets; only with {@link Step#FAILED}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
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

    enum Step {
        /** The gateway is starting the session. */
        WAITING,
        CODE,
        CONNECTED,
        FAILED
    }
}
