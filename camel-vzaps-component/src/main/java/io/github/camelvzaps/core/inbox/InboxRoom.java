package io.github.camelvzaps.core.inbox;

/** How much of the inbox is in memory at once, over all numbers. For one thread. */
final class InboxRoom {
    private final long most;
    private long held;

    /** @param most characters; a single event may be larger: it is let in when nothing else is held */
    InboxRoom(long most) {
        this.most = most;
    }

    boolean take(int size) {
        if (held > 0 && held + size > most) {
            return false;
        }
        held += size;
        return true;
    }

    void give(int size) {
        held -= size;
    }
}
