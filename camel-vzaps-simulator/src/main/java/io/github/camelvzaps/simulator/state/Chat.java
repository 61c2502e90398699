package io.github.camelvzaps.simulator.state;

import java.time.Instant;

/** Flags and last activity of one chat. Guarded by the world's monitor. */
public final class Chat {

    public final String jid;
    public String name;
    public boolean archived;
    public boolean pinned;
    public boolean markedUnread;
    public int unread;
    public Instant muteEnd;
    public boolean muted;
    public String expiration = "OFF";
    public Instant lastMessageAt;
    public String lastAuthor = "";
    public Instant clearedAt;

    Chat(String jid) {
        this.jid = jid;
        this.name = Jids.user(jid);
    }
}
