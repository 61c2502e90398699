package io.github.camelvzaps.queuebridge;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.camel.spi.StateRepository;

/**
 * What became of each outgoing message, in a repository that outlives a crash of the process. A message is {@code new},
 * {@code claimed} (a call may be under way, or was when the process died), {@code sent}, {@code rejected} or
 * {@code parked}. Thread-safe within one process; several bridges on one queue need a shared repository with an atomic
 * claim, such as a table with a unique key.
 */
public final class Outcomes {
    private static final String NEW = "new";
    private static final String CLAIMED = "claimed";
    private static final String SENT = "sent";
    private static final String PARKED = "parked";

    private final StateRepository<String, String> repository;

    Outcomes(StateRepository<String, String> repository) {
        this.repository = repository;
    }

    /** Returns what is known of a message, and claims it when that is {@code new}. */
    public synchronized String claim(String id) {
        String known = of(id);
        if (known.equals(NEW)) {
            became(id, CLAIMED);
        }
        return known;
    }

    /** Parks a message unless it is proven to be sent; returns what it is now. */
    public synchronized String park(String id) {
        if (!of(id).equals(SENT)) {
            became(id, PARKED);
        }
        return of(id);
    }

    /** A receipt has come: returns what was known before, and notes that a message of ours is sent. */
    public synchronized String proven(String id) {
        String known = of(id);
        if (known.equals(CLAIMED) || known.equals(PARKED)) {
            became(id, SENT);
        }
        return known;
    }

    /** Notes what became of a message. */
    public synchronized void became(String id, String outcome) {
        repository.setState(key(id), outcome);
    }

    private String of(String id) {
        String known = repository.getState(key(id));
        return known == null ? NEW : known;
    }

    /** Ids are anybody's texts, and the file has signs of its own. */
    private static String key(String id) {
        return HexFormat.of().formatHex(id.getBytes(StandardCharsets.UTF_8));
    }
}
