package io.github.camelvzaps.core.realtime;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Acknowledges finished events to the gateway. What was sent over a connection that broke may never have been read, and
 * nobody answers an acknowledgement; so the newest ones are sent again over the next connection, which does no harm.
 * Thread-safe.
 */
final class Acknowledgements {
    private final int most;

    /** The newest ones; under the lock of this object. */
    private final Deque<String> newest = new ArrayDeque<>();

    /** Over what they are sent; null while there is no connection. Under the lock of this object. */
    private RealtimeSocket socket;

    /** @param most how many are sent again */
    Acknowledgements(int most) {
        this.most = most;
    }

    /** There is a new connection: sends the newest ones again, and further ones over it. */
    void connected(RealtimeSocket next) {
        List<String> again;
        synchronized (this) {
            socket = next;
            again = List.copyOf(newest);
        }
        again.forEach(id -> next.send(frame(id)));
    }

    /** Acknowledges an event; now, or as soon as there is a connection. */
    void acknowledge(String id) {
        RealtimeSocket open;
        synchronized (this) {
            newest.add(id);
            if (newest.size() > most) {
                newest.remove();
            }
            open = socket;
        }
        // outside of the lock: a broken connection tells its listener from in here
        if (open != null) {
            open.send(frame(id));
        }
    }

    /** Both keys, since the clients of the vendor disagree on which one it is (contract, section 8). */
    private static String frame(String id) {
        String quoted = quoted(id);
        return "{\"type\":\"ack\",\"event_id\":" + quoted + ",\"id\":" + quoted + "}";
    }

    /** Writes an id as JSON in plain letters: JSON can hold ids that no frame in UTF-8 can. */
    private static String quoted(String id) {
        StringBuilder text = new StringBuilder(id.length() + 2).append('"');
        for (char c : JsonStringEncoder.getInstance().quoteAsString(id)) {
            if (c < 0x7f) {
                text.append(c);
            } else {
                text.append(String.format("\\u%04x", (int) c));
            }
        }
        return text.append('"').toString();
    }
}
