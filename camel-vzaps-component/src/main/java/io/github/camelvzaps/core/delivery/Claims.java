package io.github.camelvzaps.core.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which events of which subscription are under way in this process, over all its consumers, and who waits for their end.
 * Thread-safe.
 */
public final class Claims {
    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);

    /** Who has an event, and what runs when it has ended. */
    private record Held(Object owner, List<Consumer<Throwable>> waiting) {}

    /** Under its own lock. */
    private final Map<String, Held> held = new HashMap<>();

    /**
     * Takes an event unless somebody in this process has it.
     *
     * @param atEnd runs at the end of the one who has it, with its failure or null
     * @return whether it was taken
     */
    boolean take(String key, Object owner, Consumer<Throwable> atEnd) {
        synchronized (held) {
            Held other = held.putIfAbsent(key, new Held(owner, new ArrayList<>(1)));
            if (other != null) {
                other.waiting.add(atEnd);
            }
            return other == null;
        }
    }

    /** Gives an event back. Nothing happens when somebody else has it by now. */
    void end(String key, Object owner, Throwable failure) {
        Held ended;
        synchronized (held) {
            ended = held.get(key);
            if (ended == null || ended.owner != owner) {
                return;
            }
            held.remove(key);
        }
        ended.waiting.forEach(step -> pass(step, failure));
    }

    /** Gives back whatever an owner still has. */
    void endAll(Object owner, Throwable failure) {
        List<String> keys;
        synchronized (held) {
            keys = held.entrySet().stream()
                    .filter(entry -> entry.getValue().owner == owner)
                    .map(Map.Entry::getKey)
                    .toList();
        }
        keys.forEach(key -> end(key, owner, failure));
    }

    private static void pass(Consumer<Throwable> step, Throwable failure) {
        try {
            step.accept(failure);
        } catch (Throwable e) {
            // the others wait too
            LOG.warn("Could not report the end of an event to a consumer that waits for it", e);
        }
    }
}
