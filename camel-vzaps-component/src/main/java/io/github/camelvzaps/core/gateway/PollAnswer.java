package io.github.camelvzaps.core.gateway;

import io.github.camelvzaps.core.event.JsonKeys;
import java.util.List;
import java.util.Map;

/** What a poll makes of an answer. Stateless; a gateway refines it for operations of its own. */
public class PollAnswer {
    private static final String[] LISTS = {"content", "data", "results", "items", "messages", "chats", "contacts"};

    /** How many pages one poll reads at most. */
    private static final int MOST_PAGES = 100;

    /** Returns the items of a list, wherever the answer keeps it; any other answer is its own only item. */
    public List<Object> itemsOf(Object body) {
        Object at = body;
        for (int depth = 0; depth < 3 && at instanceof Map<?, ?>; depth++) {
            Object inner = JsonKeys.find(at, LISTS);
            if (inner == null) {
                break;
            }
            at = inner;
        }
        if (at instanceof List<?> list) {
            return List.copyOf(list);
        }
        return body == null ? List.of() : List.of(body);
    }

    /** Returns how many pages a list has, as its first one says; bounded, in case it says nonsense. */
    public static int pagesOf(Object body) {
        int said = saidPages(body);
        return said == 0 ? 1 : Math.min(said, MOST_PAGES);
    }

    /** Returns how many pages a list has, as any of them says; 0 when it does not. */
    public static int saidPages(Object body) {
        String said = JsonKeys.text(body, "total_pages", "page_count");
        if (said == null && JsonKeys.find(body, "data") instanceof Map<?, ?> data) {
            said = JsonKeys.text(data, "total_pages");
        }
        return said != null && said.matches("\\d{1,9}") ? Integer.parseInt(said) : 0;
    }

    /** Tells whether an answer is worth an exchange at all. */
    public boolean tells(Object body) {
        return true;
    }

    /** Returns what has to differ for an answer to be new. */
    public Object markOf(Object body) {
        return body;
    }

    /** Returns headers for an answer or an item; by name. */
    public Map<String, Object> headersOf(Object body) {
        return Map.of();
    }

    public static Object nameOf(Object item) {
        String id = JsonKeys.text(item, "id", "instance_id", "jid", "phone", "message_id");
        return id == null ? item : id;
    }
}
