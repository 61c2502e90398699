package io.github.camelvzaps.queuebridge;

import io.github.camelvzaps.api.CursorFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.camel.spi.StateRepository;

/**
 * What became of each outgoing message, in a folder that outlives a crash of the process. A message is {@code new},
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

    private Outcomes(StateRepository<String, String> repository) {
        this.repository = repository;
    }

    /**
     * Keeps the outcomes in a folder, a file for each message. A file is forced to the disk and then replaced as a whole, so
     * a process that dies while it writes leaves the old outcome or the new one.
     */
    static Outcomes in(Path folder) {
        CursorFiles files = new CursorFiles(folder);
        files.start();
        return new Outcomes(files);
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

    /** Ids are anybody's texts, of any length; names of files are not. */
    private static String key(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
