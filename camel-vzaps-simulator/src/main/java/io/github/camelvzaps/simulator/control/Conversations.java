package io.github.camelvzaps.simulator.control;

import io.github.camelvzaps.simulator.state.Chat;
import io.github.camelvzaps.simulator.state.ChatEntry;
import io.github.camelvzaps.simulator.state.Instance;
import io.github.camelvzaps.simulator.state.Jids;
import io.github.camelvzaps.simulator.state.MediaShelf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Instances and chats as a person wants to see them. Runs with the world's monitor held. */
public final class Conversations {

    /** Chats, or messages, of one answer unless it is asked for another number. */
    static final int USUAL = 50;

    /** Most of either in one answer. */
    static final int MOST = 500;

    private Conversations() {}

    /** One line of the list of instances. The token is in it, for the phone page is the owner's. */
    public static Map<String, Object> instance(Instance instance) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", instance.id);
        map.put("name", instance.name);
        map.put("token", instance.token);
        map.put("phone", instance.phone);
        map.put("connected", instance.connected);
        map.put("started", instance.started);
        map.put("restriction", instance.restriction.text());
        map.put("billing_status", instance.billingStatus);
        map.put("webhook", instance.webhook);
        map.put("messages", instance.messages.all().size());
        map.put("events", instance.events.size());
        return map;
    }

    /**
     * The chats with their last message, the one last used first.
     *
     * @param search part of a name, of a number or of the last message; empty for all
     * @return {@code total}: how many chats match; {@code chats}: the first of them
     */
    public static Map<String, Object> chats(Instance instance, MediaShelf media, String search, int limit) {
        Set<String> jids = new LinkedHashSet<>(instance.groups.keySet());
        jids.addAll(instance.history.chats());
        String wanted = search.toLowerCase(Locale.ROOT);
        List<String> found = jids.stream()
                .filter(jid -> wanted.isEmpty() || matches(instance, media, jid, wanted))
                .sorted(Comparator.comparing((String jid) -> lastAt(instance, jid))
                        .reversed())
                .toList();
        List<Map<String, Object>> shown = found.stream()
                .limit(Math.min(limit, MOST))
                .map(jid -> chat(instance, media, jid))
                .toList();
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("total", found.size());
        page.put("chats", shown);
        return page;
    }

    private static Map<String, Object> chat(Instance instance, MediaShelf media, String jid) {
        List<ChatEntry> entries = instance.history.of(jid);
        Map<String, Object> chat = new LinkedHashMap<>();
        chat.put("jid", jid);
        chat.put("group", Jids.isGroup(jid));
        chat.put("name", name(instance, jid));
        chat.put("count", entries.size());
        chat.put("last", entries.isEmpty() ? null : Bubbles.of(instance, media, jid, entries.size() - 1));
        return chat;
    }

    private static boolean matches(Instance instance, MediaShelf media, String jid, String wanted) {
        if (name(instance, jid).toLowerCase(Locale.ROOT).contains(wanted)
                || Jids.user(jid).contains(wanted)) {
            return true;
        }
        int count = instance.history.of(jid).size();
        return count > 0
                && Bubbles.text(Bubbles.of(instance, media, jid, count - 1))
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted);
    }

    private static String name(Instance instance, String jid) {
        if (instance.groups.containsKey(jid)) {
            return instance.groups.get(jid).name;
        }
        Chat chat = instance.chats.get(jid);
        return chat == null ? Jids.user(jid) : chat.name;
    }

    private static Instant lastAt(Instance instance, String jid) {
        List<ChatEntry> entries = instance.history.of(jid);
        return entries.isEmpty() ? Instant.MIN : entries.get(entries.size() - 1).at();
    }

    /**
     * A page of the messages of a chat.
     *
     * @param before position of the oldest message that is there already; a negative one for the newest page
     * @return {@code total}: messages of the chat; {@code messages}: the newest first, each with its {@code position};
     *     {@code before}: what to ask for the next older page, null at the beginning of the chat
     */
    public static Map<String, Object> messages(Instance instance, MediaShelf media, String jid, int before, int limit) {
        int total = instance.history.of(jid).size();
        int end = before < 0 ? total : Math.min(before, total);
        int start = Math.max(0, end - Math.min(limit, MOST));
        List<Map<String, Object>> messages = new ArrayList<>(end - start);
        for (int position = end - 1; position >= start; position--) {
            messages.add(Bubbles.of(instance, media, jid, position));
        }
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("total", total);
        page.put("messages", messages);
        page.put("before", start == 0 ? null : start);
        return page;
    }
}
