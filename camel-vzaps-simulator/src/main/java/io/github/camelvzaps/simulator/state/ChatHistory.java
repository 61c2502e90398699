package io.github.camelvzaps.simulator.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who wrote what in which chat, complete and in order. It holds references only, so that it adds little to what the logs of
 * messages and events keep anyway. Guarded by the world's monitor.
 */
public final class ChatHistory {

    private final Map<String, List<ChatEntry>> byChat = new LinkedHashMap<>();
    private final Map<String, MessageMarks> marks = new HashMap<>();

    void add(String jid, ChatEntry entry) {
        byChat.computeIfAbsent(jid, chat -> new ArrayList<>()).add(entry);
    }

    /** The chats in which something stands, in the order of their first message. */
    public Set<String> chats() {
        return byChat.keySet();
    }

    /** The live list of one chat, oldest first. It only grows, so a position in it stays what it is. */
    public List<ChatEntry> of(String jid) {
        return byChat.getOrDefault(jid, List.of());
    }

    /** What was done to a message; made on first use, for an unknown message too. */
    public MessageMarks mark(String messageId) {
        return marks.computeIfAbsent(messageId, id -> new MessageMarks());
    }

    /** What was done to a message; null for nothing. */
    public MessageMarks marks(String messageId) {
        return marks.get(messageId);
    }
}
