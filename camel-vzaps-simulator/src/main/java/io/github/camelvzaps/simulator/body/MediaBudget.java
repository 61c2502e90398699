package io.github.camelvzaps.simulator.body;

import io.github.camelvzaps.simulator.state.SentMedia;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of media may be held while bodies come in: a thousand uploads at once must not fill the heap.
 * Thread-safe.
 */
public final class MediaBudget {

    /** Holds nothing. */
    public static final MediaBudget NONE = new MediaBudget(0, 0);

    /** Bytes for all bodies that are coming in: some large photos at once, or a hundred usual ones. */
    private static final long LARGEST_TOGETHER = 32L * 1024 * 1024;

    private final int largest;
    private final AtomicLong left;

    /** The usual one. */
    public MediaBudget() {
        this(SentMedia.LARGEST, LARGEST_TOGETHER);
    }

    /**
     * @param largest bytes for the media of one body
     * @param together bytes for all bodies that are coming in
     */
    MediaBudget(int largest, long together) {
        this.largest = largest;
        this.left = new AtomicLong(together);
    }

    int largest() {
        return largest;
    }

    /** Whether so many bytes more were there; then they are taken. */
    boolean take(int bytes) {
        return left.getAndUpdate(now -> now < bytes ? now : now - bytes) >= bytes;
    }

    void giveBack(long bytes) {
        left.addAndGet(bytes);
    }
}
