package io.github.camelvzaps.simulator.state;

import java.time.Instant;
import java.util.UUID;

/** The QR codes of one attempt to pair. Guarded by the world's monitor. */
public final class Pairing {

    private String code;
    private Instant expiresAt = Instant.EPOCH;
    private int attempt;

    /** The text of the current code; a new one when the last has expired. */
    public String code(Instant now, long seconds, long codes) {
        if (code == null || !expiresAt.isAfter(now)) {
            attempt = attempt >= codes ? 1 : attempt + 1;
            code = "2@" + UUID.randomUUID() + "," + UUID.randomUUID() + "," + attempt;
            expiresAt = now.plusSeconds(seconds);
        }
        return code;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    /** Which code of this attempt is shown, from 1. */
    public int attempt() {
        return attempt;
    }

    void done() {
        code = null;
        attempt = 0;
    }
}
