package io.github.camelvzaps.simulator.state;

import java.util.HashSet;
import java.util.Set;

/**
 * What WhatsApp keeps a number from. That a limited number may answer those who wrote, and write to nobody new, is inferred
 * from public reports of error 463. Guarded by the world's monitor.
 */
public final class Restriction {
    /** No limit of new chats. */
    public static final int ANY = -1;

    /** The number sends nothing at all. */
    public boolean all;

    /** How many more people it may write to who have not written; {@link #ANY} without a limit. */
    private int newChatsLeft = ANY;

    private final Set<String> wrote = new HashSet<>();

    public void limitNewChats(int quota) {
        newChatsLeft = quota;
    }

    /** A person writes to the number. */
    public void wrote(String jid) {
        wrote.add(jid);
    }

    /** Tells whether a message may go, and counts it when it begins a chat. */
    public boolean allows(String jid) {
        if (all) {
            return false;
        }
        if (newChatsLeft == ANY || !Jids.isPerson(jid) || wrote.contains(jid)) {
            return true;
        }
        if (newChatsLeft == 0) {
            return false;
        }
        newChatsLeft--;
        return true;
    }

    /** Returns what it is called on the list of instances. */
    public String text() {
        return all ? "restricted" : newChatsLeft == ANY ? "" : newChatsLeft == 0 ? "no new chats" : "some new chats";
    }
}
