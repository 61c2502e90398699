package io.github.camelvzaps.simulator.http;

import io.github.camelvzaps.simulator.api.RecordedRequest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The last requests. Thread-safe; bounded by number and by the size of the bodies. */
public final class Journal {

    private static final long LARGEST = 64L * 1024 * 1024;

    private final int limit;

    // all guarded by this
    private final Deque<RecordedRequest> entries = new ArrayDeque<>();
    /** Always the newest part of the entries. */
    private final Deque<RecordedRequest> untaken = new ArrayDeque<>();

    private long characters;
    private long count;

    public Journal(int limit) {
        this.limit = limit;
    }

    /** @param status 0 when nothing was answered; {@code operation} is null for an unknown path */
    public void record(Incoming incoming, int status, String operation) {
        add(new RecordedRequest(
                incoming.method(),
                incoming.path(),
                incoming.rawPath(),
                incoming.query(),
                incoming.headers(),
                incoming.body(),
                incoming.media(),
                incoming.at(),
                status,
                operation));
    }

    private synchronized void add(RecordedRequest request) {
        count++;
        entries.add(request);
        untaken.add(request);
        characters += request.body().length();
        while (entries.size() > limit || (characters > LARGEST && entries.size() > 1)) {
            RecordedRequest oldest = entries.remove();
            characters -= oldest.body().length();
        }
        while (untaken.size() > entries.size()) {
            untaken.remove();
        }
        notifyAll();
    }

    /** Oldest first. */
    public synchronized List<RecordedRequest> list() {
        return new ArrayList<>(entries);
    }

    /** The next request nobody took; null when none came in time. */
    public synchronized RecordedRequest take(Duration timeout) throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        while (untaken.isEmpty()) {
            long leftMs = (end - System.nanoTime() + 999_999) / 1_000_000;
            if (leftMs <= 0) {
                return null;
            }
            wait(leftMs);
        }
        return untaken.remove();
    }

    /** All requests since the start, also those that fell out. */
    public synchronized long count() {
        return count;
    }

    public synchronized void clear() {
        entries.clear();
        untaken.clear();
        characters = 0;
    }
}
