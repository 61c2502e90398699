package io.github.camelvzaps.core.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Lets work with the same key run one piece after the other, in the order in which it came, and different keys side by
 * side. A piece holds its lane until it says that it is over, on whatever thread. Thread-safe.
 */
final class Lanes {
    /** A piece of work. */
    interface Work {
        /** Its turn has come; it calls {@link #free} or {@link #giveUp} once, and throws nothing. */
        void run();

        /** Its turn will not come, since one before it was given up or the threads are stopped. */
        void givenUp(Throwable why);
    }

    private final Executor first;
    private final Executor next;

    /** The lanes in use, with the work that waits behind the piece that runs; under its own lock. */
    private final Map<String, Deque<Work>> lanes = new HashMap<>();

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
     */
    void run(String key, Work work) {
        if (take(key, work)) {
            begin(first, key, work);
        }
    }

    /**
     * Gives a piece of work its place without running it.
     *
     * @param key the lane; null for work that waits for nothing
     * @return whether its turn has come: then the caller is to {@link #begin(String, Work)} it
     */
    boolean take(String key, Work work) {
        if (key != null) {
            synchronized (lanes) {
                Deque<Work> waiting = lanes.get(key);
                if (waiting != null) {
                    waiting.add(work);
                    return false;
                }
                lanes.put(key, new ArrayDeque<>(2));
            }
        }
        return true;
    }

    /** Runs a piece of work that {@link #take} has let begin, as one that had to wait. */
    void begin(String key, Work work) {
        begin(next, key, work);
    }

    private void begin(Executor executor, String key, Work work) {
        try {
            executor.execute(work::run);
        } catch (RejectedExecutionException | Error noThread) {
            // the threads are stopped, or the system has no more of them
            work.givenUp(noThread);
            giveUp(key, noThread);
        }
    }

    /** The piece that holds a lane is over: the next one's turn has come. */
    void free(String key) {
        if (key == null) {
            return;
        }
        Work work;
        synchronized (lanes) {
            Deque<Work> waiting = lanes.get(key);
            if (waiting == null) {
                // all lanes were given up meanwhile
                return;
            }
            work = waiting.poll();
            if (work == null) {
                lanes.remove(key);
                return;
            }
        }
        begin(next, key, work);
    }

    /** The piece that holds a lane is over and not done: whatever waits behind it must not overtake it. */
    void giveUp(String key, Throwable why) {
        if (key == null) {
            return;
        }
        Deque<Work> waiting;
        synchronized (lanes) {
            waiting = lanes.remove(key);
        }
        if (waiting != null) {
            waiting.forEach(work -> work.givenUp(why));
        }
    }

    /** Gives up whatever waits in any lane. The pieces that hold one are not notified. */
    void giveUpAll(Throwable why) {
        List<Deque<Work>> all;
        synchronized (lanes) {
            all = List.copyOf(lanes.values());
            lanes.clear();
        }
        all.forEach(waiting -> waiting.forEach(work -> work.givenUp(why)));
    }
}
