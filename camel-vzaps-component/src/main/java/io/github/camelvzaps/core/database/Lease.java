package io.github.camelvzaps.core.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this node is the one that works on a table: a row that one node holds until a time of the database's clock. Each new holder
 * gets a higher number, and statements of an earlier one no longer fit. Used by one thread at a time; anyone may read the
 * fence.
 */
public final class Lease {
    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

    private final TablePlace place;
    private final String name;
    private final String holder = UUID.randomUUID().toString();

    private long renewedNanos;

    /** Null while another node works. */
    private volatile Fence fence;

    /** @param name of what the node works on, among all that are in the table */
    public Lease(TablePlace place, String name) {
        this.place = place;
        this.name = name;
    }

    /** What statements of the holder carry. */
    public record Fence(String holder, long number) {}

    /** Returns the fence of this node; null while another one works. */
    public Fence fence() {
        return fence;
    }

    /** Takes the lease when nobody holds it, and renews it when it is time; tells whether this node works. */
    public boolean hold(Connection connection) throws SQLException {
        if (fence == null) {
            take(connection);
        } else if (System.nanoTime() - renewedNanos > place.lease().toNanos() / TablePlace.RENEWALS) {
            renew(connection);
        }
        return fence != null;
    }

    private void take(Connection connection) throws SQLException {
        String sql = "update " + place.leaseTable() + " set holder = ?, fence = fence + 1, expires_at = "
                + Statements.in(place.lease()) + " where name = ? and expires_at <= current_timestamp";
        long now = System.nanoTime();
        if (Statements.update(connection, sql, holder, name) == 1) {
            fence = new Fence(holder, number(connection));
            renewedNanos = now;
            LOG.debug("This node works on what is in {}", place.table());
        }
    }

    private long number(Connection connection) throws SQLException {
        String sql = "select fence from " + place.leaseTable() + " where name = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, name);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private void renew(Connection connection) throws SQLException {
        String sql = "update " + place.leaseTable() + " set expires_at = " + Statements.in(place.lease())
                + " where name = ? and holder = ? and fence = ?";
        long now = System.nanoTime();
        if (Statements.update(connection, sql, name, holder, fence.number()) == 1) {
            renewedNanos = now;
        } else {
            LOG.warn(
                    "This node was silent for longer than the option {}Lease allows ({} ms), and another one works on"
                            + " what is in {} now",
                    place.purpose(),
                    place.lease().toMillis(),
                    place.table());
            fence = null;
        }
    }

    /** Lets another node work at once. */
    public void release(Connection connection) throws SQLException {
        Fence held = fence;
        fence = null;
        if (held != null) {
            String sql = "update " + place.leaseTable()
                    + " set expires_at = current_timestamp where name = ? and holder = ? and fence = ?";
            Statements.update(connection, sql, name, holder, held.number());
        }
    }
}
