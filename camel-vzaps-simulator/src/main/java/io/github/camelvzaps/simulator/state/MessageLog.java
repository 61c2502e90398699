package io.github.camelvzaps.simulator.state;

import io.github.camelvzaps.simulator.api.MediaDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every send that was accepted, never shortened and never made unique: a message sent twice is there twice. Guarded by
 * the world's monitor.
 */
public final class MessageLog {

    /** How far a message came. */
    public enum State {
        QUEUED,
        SENT,
        DELIVERED,
        READ,
        REMOVED,
        DELETED
    }

    /** One accepted send. The body stays text, which takes a third of the memory of a map. */
    public static final class Sent implements ChatEntry {
        public final String id;
        public final String type;
        public final String to;
        public final String body;
        public final List<MediaDigest> media;
        public final Instant at;
        public State state;

        Sent(String id, String type, String to, String body, List<MediaDigest> media, Instant at, State state) {
            this.id = id;
            this.type = type;
            this.to = to;
            this.body = body;
            this.media = media;
            this.at = at;
            this.state = state;
        }

        @Override
        public Instant at() {
            return at;
        }
    }

    private final List<Sent> all = new ArrayList<>();
    private final Map<String, Sent> byId = new HashMap<>();
    private final ChatHistory history;

    MessageLog(ChatHistory history) {
        this.history = history;
    }

    public Sent add(
            String id, String type, String to, String body, List<MediaDigest> media, Instant at, boolean queued) {
        Sent sent = new Sent(id, type, to, body, media, at, queued ? State.QUEUED : State.SENT);
        all.add(sent);
        byId.put(id, sent);
        if (!to.isEmpty()) {
            history.add(Jids.of(to), sent);
        }
        return sent;
    }

    /** The live list, oldest first. */
    public List<Sent> all() {
        return all;
    }

    /** The last message of this id, or null. */
    public Sent find(String id) {
        return byId.get(id);
    }
}
