package io.github.camelvzaps.core.outbox;

import io.github.camelvzaps.core.database.Backlog;
import io.github.camelvzaps.core.database.Lease;
import io.github.camelvzaps.core.database.Statements;
import io.github.camelvzaps.core.database.TablePlace;
import io.github.camelvzaps.core.outbox.OutboxEnd.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The statements over the table of messages. A row goes from waiting to sending once, by a single update that only the
 * holder of the lease can make, and never back after its request may have left. Immutable and thread-safe.
 */
final class OutboxTable {
    private static final String ROW =
            "id, attempts, message_key, instance_id, chat, operation, path, request, quiet_hours";
    private static final String DUE = " state = 'waiting' and (not_before is null or not_before <= current_timestamp)";

    private final String table;
    private final String leaseIsOurs;
    private final String scheme;

    OutboxTable(TablePlace place, String scheme) {
        this.table = place.table();
        this.leaseIsOurs = place.leaseIsOurs();
        this.scheme = scheme;
    }

    /** A message that was written before, and where it is. */
    record Written(OutboxMessage message, String state) {}

    /** Returns the message of a key. */
    Optional<Written> find(Connection connection, String key) throws SQLException {
        String sql = "select state, " + ROW + " from " + table + " where message_key = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, key);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Written(row(rows).message(), rows.getString("state")))
                        : Optional.empty();
            }
        }
    }

    void insert(Connection connection, OutboxMessage message) throws SQLException {
        String sql = "insert into " + table + " (message_key, scheme, instance_id, chat, operation, path, request,"
                + " quiet_hours, state, attempts, created_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, 'waiting', 0, current_timestamp)";
        Statements.update(
                connection,
                sql,
                message.key(),
                scheme,
                message.instanceId(),
                message.chat(),
                message.operation(),
                message.path(),
                message.request(),
                message.quietHours());
    }

    /** Returns the instances that have something to send. */
    List<String> instances(Connection connection) throws SQLException {
        return distinct(connection, "instance_id");
    }

    /** Returns the quiet hours of what could be sent now. */
    List<String> quietHours(Connection connection) throws SQLException {
        return distinct(connection, "quiet_hours");
    }

    /** Counts what waits, whether it may go now or later. */
    Backlog backlog(Connection connection) throws SQLException {
        return Backlog.count(connection, table, "created_at", "scheme = ? and state = 'waiting'", scheme);
    }

    private List<String> distinct(Connection connection, String column) throws SQLException {
        String sql = "select distinct " + column + " from " + table + " where scheme = ? and " + column
                + " is not null and" + DUE;
        List<String> values = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, scheme);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
        }
        return values;
    }

    /** Returns the oldest messages of an instance, one for each chat that has none under way. */
    List<OutboxRow> next(Connection connection, String instanceId, int limit) throws SQLException {
        String sql = "select " + ROW + " from " + table + " m where scheme = ? and instance_id = ? and" + DUE
                + " and not exists (select 1 from " + table + " b where b.scheme = m.scheme"
                + " and b.instance_id = m.instance_id and b.chat = m.chat and b.id < m.id"
                + " and b.state in ('waiting', 'sending')) order by id limit " + limit;
        List<OutboxRow> next = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, scheme);
            select.setString(2, instanceId);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    next.add(row(rows));
                }
            }
        }
        return next;
    }

    private static OutboxRow row(ResultSet rows) throws SQLException {
        return new OutboxRow(
                rows.getLong("id"),
                rows.getInt("attempts"),
                new OutboxMessage(
                        rows.getString("message_key"),
                        rows.getString("instance_id"),
                        rows.getString("chat"),
                        rows.getString("operation"),
                        rows.getString("path"),
                        rows.getString("request"),
                        rows.getString("quiet_hours")));
    }

    /** Marks a message as being sent; tells whether it was waiting and the lease is ours. */
    boolean claim(Connection connection, long id, Lease.Fence fence) throws SQLException {
        String sql = "update " + table + " set state = 'sending', fence = ?, attempts = attempts + 1, reason = null"
                + " where id = ? and state = 'waiting' and " + leaseIsOurs;
        return Statements.update(connection, sql, fence.number(), id, scheme, fence.holder(), fence.number()) == 1;
    }

    /** Writes what became of a message that was claimed. */
    void end(Connection connection, long id, Lease.Fence fence, OutboxEnd end) throws SQLException {
        if (end.state() == null) {
            String sql = "update " + table + " set state = 'waiting', reason = ?, not_before = "
                    + Statements.in(end.pause()) + " where id = ? and state = 'sending' and fence = ?";
            Statements.update(connection, sql, end.reason(), id, fence.number());
            return;
        }
        // another node may have written unknown in the meantime; what is known now is better
        String sql = "update " + table + " set state = ?, reason = ?, message_id = ?, not_before = null,"
                + " ended_at = current_timestamp where id = ? and state in ('sending', 'unknown') and fence = ?";
        Statements.update(connection, sql, end.state().text(), end.reason(), end.messageId(), id, fence.number());
    }

    /** Ends a message that nobody can send. */
    void reject(Connection connection, long id, String reason) throws SQLException {
        String sql = "update " + table + " set state = 'rejected', reason = ?, ended_at = current_timestamp"
                + " where id = ? and state = 'waiting'";
        Statements.update(connection, sql, reason, id);
    }

    /** Lets a message wait for a while, which keeps those behind it in its chat. */
    void postpone(Connection connection, long id, String reason, Duration pause) throws SQLException {
        String sql = "update " + table + " set reason = ?, not_before = " + Statements.in(pause)
                + " where id = ? and state = 'waiting'";
        Statements.update(connection, sql, reason, id);
    }

    /** Lets all messages wait that have the same quiet hours: at night they would be read one after the other. */
    void postponeQuiet(Connection connection, String quietHours, String reason, Duration pause) throws SQLException {
        String sql = "update " + table + " set reason = ?, not_before = " + Statements.in(pause)
                + " where scheme = ? and quiet_hours = ? and" + DUE;
        Statements.update(connection, sql, reason, scheme, quietHours);
    }

    /** Ends as unknown what a node was sending that has lost the lease; returns how many. */
    int abandon(Connection connection, Lease.Fence fence) throws SQLException {
        String sql = "update " + table + " set state = '" + State.UNKNOWN.text() + "', reason = ?,"
                + " ended_at = current_timestamp where scheme = ? and state = 'sending' and fence <> ? and "
                + leaseIsOurs;
        String reason = "the node that sent it died or lost its lease before the answer was written";
        return Statements.update(
                connection, sql, reason, scheme, fence.number(), scheme, fence.holder(), fence.number());
    }
}
