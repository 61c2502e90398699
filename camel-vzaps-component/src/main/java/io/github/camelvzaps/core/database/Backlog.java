package io.github.camelvzaps.core.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;

/**
 * What waits in a table, as it was counted the last time. Immutable.
 *
 * @param waiting how many rows
 * @param oldestSince when the oldest of them was written, by the clock of this node; null when none waits
 */
public record Backlog(int waiting, Instant oldestSince) {
    public static final Backlog EMPTY = new Backlog(0, null);

    /**
     * Counts rows.
     *
     * @param written the column that says when a row was written
     * @param condition which rows; its parameter is the name
     */
    public static Backlog count(Connection connection, String table, String written, String condition, String name)
            throws SQLException {
        // the age, since the clocks of nodes differ
        String sql = "select count(*), min(" + written + "), current_timestamp from " + table + " where " + condition;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, name);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                Timestamp oldest = rows.getTimestamp(2);
                long age = oldest == null ? 0 : rows.getTimestamp(3).getTime() - oldest.getTime();
                return new Backlog(
                        rows.getInt(1), oldest == null ? null : Instant.now().minusMillis(Math.max(0, age)));
            }
        }
    }

    public Duration oldestAge() {
        return oldestSince == null ? Duration.ZERO : Duration.between(oldestSince, Instant.now());
    }
}
