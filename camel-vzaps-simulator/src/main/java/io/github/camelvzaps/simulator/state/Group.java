package io.github.camelvzaps.simulator.state;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** One group with its members and their rights. Guarded by the world's monitor. */
public final class Group {

    public final String id;
    public final Instant createdAt;
    public final String owner;

    public String name;
    public String description = "";
    public String photoId = "";
    public String inviteCode;
    public boolean adminOnlyMessage;
    public boolean adminOnlySettings;
    public long delayMessage;

    /** JID to right: {@code superadmin}, {@code admin}, or null for an ordinary member. */
    public final Map<String, String> members = new LinkedHashMap<>();

    public Group(String id, String name, String owner, Instant createdAt) {
        this.id = id;
        this.name = name;
        this.owner = owner;
        this.createdAt = createdAt;
        this.inviteCode = "SIM" + Integer.toHexString(id.hashCode());
        members.put(owner, "superadmin");
    }

    public boolean isAdmin(String jid) {
        return members.get(jid) != null;
    }
}
