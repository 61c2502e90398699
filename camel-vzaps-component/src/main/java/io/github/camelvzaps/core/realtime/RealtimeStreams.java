package io.github.camelvzaps.core.realtime;

import io.github.camelvzaps.api.InvalidConfigurationException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The streams of an application, one for each number, shared by all consumers of the number. Thread-safe; joining and
 * leaving wait for each other where they are about the same number, so that a cursor never has two writers.
 */
public final class RealtimeStreams {
    /** A consumer in the stream of a number. */
    public record Joined(RealtimeStream stream, StreamSubscriber subscriber) {}

    /** Holds the stream of one number while somebody listens to it; its lock guards joining and leaving. */
    private static final class Place {
        private RealtimeStream stream;

        /** Nobody listens any more, and another place may have been made since. */
        private boolean left;
    }

    private final Map<String, Place> places = new ConcurrentHashMap<>();

    /**
     * Joins the stream of a number, or begins it.
     *
     * @param settings how the number is listened to; all consumers of it have to say the same
     * @param store where the cursor is kept; the same one for all consumers of the number
     * @param make makes the stream of these settings and this store
     * @throws IllegalArgumentException naming the options that are not the same as those of the others
     */
    public Joined join(
            RealtimeSettings settings, CursorStore store, Supplier<RealtimeStream> make, Subscription subscription) {
        while (true) {
            Place place = places.computeIfAbsent(key(settings), any -> new Place());
            synchronized (place) {
                if (place.left) {
                    continue;
                }
                if (place.stream == null) {
                    place.stream = make.get();
                } else {
                    requireSame(place.stream, settings, store, subscription);
                }
                return new Joined(place.stream, place.stream.join(subscription));
            }
        }
    }

    /** Takes a consumer out of its stream; the last one closes it. Blocks for a moment then. */
    public void leave(Joined joined) {
        RealtimeStream stream = joined.stream();
        String key = key(stream.settings());
        Place place = places.get(key);
        if (place == null) {
            return;
        }
        synchronized (place) {
            if (place.stream == stream && stream.leave(joined.subscriber())) {
                stream.close();
                place.stream = null;
                place.left = true;
                places.remove(key, place);
            }
        }
    }

    private static String key(RealtimeSettings settings) {
        return settings.url() + " " + settings.instanceId();
    }

    private static void requireSame(
            RealtimeStream stream, RealtimeSettings settings, CursorStore store, Subscription subscription) {
        List<String> different = settings.differencesTo(stream.settings());
        if (!store.isSame(stream.store())) {
            different.add("cursorRepository or cursorFolder");
        }
        if (!different.isEmpty()) {
            throw new InvalidConfigurationException(
                    different,
                    "The routes that listen to " + settings.instanceId()
                            + " share one realtime connection and one cursor, and " + subscription.name()
                            + " sets other values than the ones before it: give all of them the same "
                            + String.join(", ", different) + ", or set it on the component");
        }
    }
}
