package io.github.camelvzaps.core.inbox;

import io.github.camelvzaps.core.inbox.InboxTable.Header;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rows of one number that are on their way to the route, and from where its rows are read on. A chat that has much under
 * way falls behind: the others are read past it, and it is read on from where it stopped once it has room. For one thread.
 */
final class InboxNumber {
    private static final int SMALLEST_PAGE = 50;
    private static final int LARGEST_PAGE = 500;
    private static final long BEFORE_ALL = 0;

    private final InboxTable table;
    private final String instanceId;
    private final int window;
    private final int chatWindow;
    private final InboxRoom room;

    /** Every row up to this one is under way, finished, or of a chat that is behind. */
    private long cursor = BEFORE_ALL;

    private final Map<Long, Header> underWay = new HashMap<>();
    private final Map<String, Integer> ofChat = new HashMap<>();

    /** From which row on a chat is to be read; rows of it that are under way may be after that. */
    private final Map<String, Long> behind = new LinkedHashMap<>();

    /** Chats that are behind since the route did not finish a row; they wait until the table is looked at again. */
    private final Set<String> waiting = new HashSet<>();

    /** Whether there may be rows after the cursor. */
    private boolean more = true;

    /**
     * @param window how many rows may be under way
     * @param chatWindow how many of them of one chat
     * @param room shared by all numbers
     */
    InboxNumber(InboxTable table, String instanceId, int window, int chatWindow, InboxRoom room) {
        this.table = table;
        this.instanceId = instanceId;
        this.window = window;
        this.chatWindow = chatWindow;
        this.room = room;
    }

    String instanceId() {
        return instanceId;
    }

    boolean isIdle() {
        return underWay.isEmpty();
    }

    /** Rows were added. */
    void added() {
        more = true;
    }

    /** Looks at all rows again, since a row of another node may have become visible after one with a higher id. */
    void readFromTheBeginning() {
        cursor = BEFORE_ALL;
        behind.replaceAll((chat, from) -> BEFORE_ALL);
        more = true;
        waiting.clear();
    }

    /** Takes the rows that may go to the route now, in their order within a chat. */
    List<Header> read(Connection connection) throws SQLException {
        List<Header> taken = new ArrayList<>();
        try {
            for (String chat : List.copyOf(behind.keySet())) {
                if (!isFull() && !waiting.contains(chat) && ofChat(chat) <= chatWindow / 2) {
                    readBehind(connection, chat, taken);
                }
            }
            boolean goesOn = more;
            while (goesOn && !isFull()) {
                int limit = Math.min(LARGEST_PAGE, Math.max(SMALLEST_PAGE, window - underWay.size()));
                goesOn = readOn(table.after(connection, instanceId, cursor, limit), limit, taken);
            }
            return taken;
        } catch (SQLException | RuntimeException e) {
            taken.forEach(row -> released(row.id()));
            throw e;
        }
    }

    private void readBehind(Connection connection, String chat, List<Header> taken) throws SQLException {
        int limit = chatWindow + ofChat(chat);
        List<Header> rows = table.ofChat(connection, instanceId, chat, behind.remove(chat), limit);
        for (Header row : rows) {
            if (!underWay.containsKey(row.id()) && !take(row, taken)) {
                behind.put(chat, row.id());
                return;
            }
        }
        if (rows.size() == limit) {
            behind.put(chat, rows.get(limit - 1).id() + 1);
        }
    }

    /** Tells whether there may be more, and room for it. */
    private boolean readOn(List<Header> page, int limit, List<Header> taken) {
        for (Header row : page) {
            if (!underWay.containsKey(row.id())) {
                boolean hasToWait = behind.containsKey(row.chat()) || ofChat(row.chat()) >= chatWindow;
                if (hasToWait) {
                    behind.merge(row.chat(), row.id(), Math::min);
                } else if (!take(row, taken)) {
                    return false;
                }
            }
            cursor = row.id();
        }
        more = page.size() == limit;
        return more;
    }

    private boolean take(Header row, List<Header> taken) {
        if (isFull() || ofChat(row.chat()) >= chatWindow || !room.take(row.size())) {
            return false;
        }
        underWay.put(row.id(), row);
        ofChat.merge(row.chat(), 1, Integer::sum);
        taken.add(row);
        return true;
    }

    private boolean isFull() {
        return underWay.size() >= window;
    }

    private int ofChat(String chat) {
        return ofChat.getOrDefault(chat, 0);
    }

    /** The row is deleted. */
    void finished(long id) {
        leaves(id);
    }

    /** The route has not finished the row; it is read again when the table is looked at again. */
    void released(long id) {
        Header row = leaves(id);
        behind.merge(row.chat(), id, Math::min);
        waiting.add(row.chat());
    }

    private Header leaves(long id) {
        Header row = underWay.remove(id);
        ofChat.computeIfPresent(row.chat(), (chat, count) -> count == 1 ? null : count - 1);
        room.give(row.size());
        return row;
    }
}
