package io.github.camelvzaps.core.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Lets work with the same key run one piece after the other, in the order in which it came, and different keys side by
 * side. A piece holds its lane until it says that it is over, on whatever thread. Thread-safe.
 */
final class Lanes {
    private final Executor first;
    private final Executor next;

    /** The lanes in use, with the work that waits behind the piece that runs; under its own lock. */
    private final Map<String, Deque<Consumer<Runnable>>> lanes = new HashMap<>();

    /**
     * @param first runs work that finds its lane free
     * @param next runs work that had to wait; must not be the thread of the caller, or a long queue overflows the stack
     */
    Lanes(Executor first, Executor next) {
        this.first = first;
        this.next = next;
    }

    /**
     * Runs a piece of work when its turn comes.
     *
     * @param key the lane; null for work that waits for nothing
     * @param work gets the step that frees the lane, to be run once
     */
    void run(String key, Consumer<Runnable> work) {
        if (key == null) {
            first.execute(() -> work.accept(() -> {}));
            return;
        }
        synchronized (lanes) {
            Deque<Consumer<Runnable>> waiting = lanes.get(key);
            if (waiting != null) {
                waiting.add(work);
                return;
            }
            lanes.put(key, new ArrayDeque<>(2));
        }
        first.execute(() -> work.accept(() -> free(key)));
    }

    private void free(String key) {
        Consumer<Runnable> work;
        synchronized (lanes) {
            work = lanes.get(key).poll();
            if (work == null) {
                lanes.remove(key);
                return;
            }
        }
        next.execute(() -> work.accept(() -> free(key)));
    }
}
