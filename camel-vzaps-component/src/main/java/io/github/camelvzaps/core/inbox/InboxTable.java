package io.github.camelvzaps.core.inbox;

import io.github.camelvzaps.core.database.Backlog;
import io.github.camelvzaps.core.database.TablePlace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The statements over the table of stored events of one subscription. A row is there until the route has finished its event.
 * Immutable and thread-safe.
 */
final class InboxTable {
    /** What the column of the chat holds for an event that follows no other. */
    static final String NO_CHAT = "-";

    private static final int LONGEST_CHAT = 200;
    private static final int IDS_AT_ONCE = 100;

    private final String table;
    private final String leaseTable;
    private final String subscription;

    InboxTable(TablePlace place, String subscription) {
        this.table = place.table();
        this.leaseTable = place.leaseTable();
        this.subscription = subscription;
    }

    /** What tells whether a row may be read now. */
    record Header(long id, String chat, int size) {}

    /** Adds events, to be committed by the caller. */
    void insert(Connection connection, List<StoredEvent> events) throws SQLException {
        String sql = "insert into " + table + " (subscription, instance_id, chat, event, event_size, stored_at)"
                + " values (?, ?, ?, ?, ?, current_timestamp)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (StoredEvent event : events) {
                insert.setString(1, subscription);
                insert.setString(2, event.instanceId());
                insert.setString(3, chat(event));
                insert.setString(4, event.json());
                insert.setInt(5, event.json().length());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static String chat(StoredEvent event) {
        String chat = event.chat();
        if (chat == null) {
            return NO_CHAT;
        }
        return chat.length() > LONGEST_CHAT ? chat.substring(0, LONGEST_CHAT) : chat;
    }

    /** Returns the oldest rows of an instance after one of them. */
    List<Header> after(Connection connection, String instanceId, long id, int limit) throws SQLException {
        return headers(connection, "instance_id = ? and id > ?", limit, instanceId, id);
    }

    /** Returns the oldest rows of a chat from one of them on. */
    List<Header> ofChat(Connection connection, String instanceId, String chat, long id, int limit) throws SQLException {
        return headers(connection, "instance_id = ? and chat = ? and id >= ?", limit, instanceId, chat, id);
    }

    private List<Header> headers(Connection connection, String condition, int limit, Object... values)
            throws SQLException {
        String sql = "select id, chat, event_size from " + table + " where subscription = ? and " + condition
                + " order by id limit " + limit;
        List<Header> headers = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, subscription);
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 2, values[i]);
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    headers.add(new Header(rows.getLong(1), rows.getString(2), rows.getInt(3)));
                }
            }
        }
        return headers;
    }

    /** Returns what came, by the id of the row. */
    Map<Long, String> events(Connection connection, List<Long> ids) throws SQLException {
        Map<Long, String> events = new HashMap<>();
        for (List<Long> some : pieces(ids)) {
            try (PreparedStatement select = withIds(connection, "select id, event from ", some);
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    events.put(rows.getLong(1), rows.getString(2));
                }
            }
        }
        return events;
    }

    void delete(Connection connection, List<Long> ids) throws SQLException {
        for (List<Long> some : pieces(ids)) {
            try (PreparedStatement delete = withIds(connection, "delete from ", some)) {
                delete.executeUpdate();
            }
        }
    }

    private PreparedStatement withIds(Connection connection, String statement, List<Long> ids) throws SQLException {
        String places = String.join(", ", Collections.nCopies(ids.size(), "?"));
        PreparedStatement prepared = connection.prepareStatement(statement + table + " where id in (" + places + ")");
        for (int i = 0; i < ids.size(); i++) {
            prepared.setLong(i + 1, ids.get(i));
        }
        return prepared;
    }

    private static List<List<Long>> pieces(List<Long> ids) {
        List<List<Long>> pieces = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += IDS_AT_ONCE) {
            pieces.add(ids.subList(from, Math.min(ids.size(), from + IDS_AT_ONCE)));
        }
        return pieces;
    }

    /** Returns the instances that have rows; one look into the index for each of them, however many rows there are. */
    List<String> instances(Connection connection) throws SQLException {
        return oneAfterTheOther(connection, "instance_id", "subscription = ? and instance_id > ?", subscription);
    }

    /** Returns the subscriptions whose events no node takes to a route. */
    List<String> abandoned(Connection connection) throws SQLException {
        List<String> abandoned = new ArrayList<>();
        String sql = "select 1 from " + leaseTable + " where name = ? and expires_at > current_timestamp";
        for (String name : oneAfterTheOther(connection, "subscription", "subscription > ?")) {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, name);
                try (ResultSet rows = select.executeQuery()) {
                    if (!name.equals(subscription) && !rows.next()) {
                        abandoned.add(name);
                    }
                }
            }
        }
        return abandoned;
    }

    private List<String> oneAfterTheOther(Connection connection, String column, String condition, String... values)
            throws SQLException {
        String sql = "select min(" + column + ") from " + table + " where " + condition;
        List<String> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setString(i + 1, values[i]);
            }
            for (String last = ""; last != null; ) {
                select.setString(values.length + 1, last);
                try (ResultSet rows = select.executeQuery()) {
                    rows.next();
                    last = rows.getString(1);
                }
                if (last != null) {
                    found.add(last);
                }
            }
        }
        return found;
    }

    Backlog backlog(Connection connection) throws SQLException {
        return Backlog.count(connection, table, "stored_at", "subscription = ?", subscription);
    }
}
