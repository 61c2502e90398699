package io.github.camelvzaps.core.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this node is the one that sends: a row that one node holds until a time of the database's clock. Each new holder
 * gets a higher number, and statements of an earlier one no longer fit. Used by one thread at a time; anyone may read the
 * fence.
 */
final class OutboxLease {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxLease.class);

    private final OutboxSettings settings;
    private final String scheme;
    private final String holder = UUID.randomUUID().toString();

    private long renewedNanos;

    /** Null while another node sends. */
    private volatile Fence fence;

    OutboxLease(OutboxSettings settings, String scheme) {
        this.settings = settings;
        this.scheme = scheme;
    }

    /** What statements of the holder carry. */
    record Fence(String holder, long number) {}

    /** Returns the fence of this node; null while another one sends. */
    Fence fence() {
        return fence;
    }

    /** Takes the lease when nobody holds it, and renews it when it is time; tells whether this node sends. */
    boolean hold(Connection connection) throws SQLException {
        if (fence == null) {
            take(connection);
        } else if (System.nanoTime() - renewedNanos > settings.lease().toNanos() / OutboxSettings.RENEWALS) {
            renew(connection);
        }
        return fence != null;
    }

    private void take(Connection connection) throws SQLException {
        String sql = "update " + settings.leaseTable() + " set holder = ?, fence = fence + 1, expires_at = "
                + OutboxTable.in(settings.lease()) + " where name = ? and expires_at <= current_timestamp";
        long now = System.nanoTime();
        if (OutboxTable.update(connection, sql, holder, scheme) == 1) {
            fence = new Fence(holder, number(connection));
            renewedNanos = now;
            LOG.debug("This node sends what is in {}", settings.table());
        }
    }

    private long number(Connection connection) throws SQLException {
        String sql = "select fence from " + settings.leaseTable() + " where name = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, scheme);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private void renew(Connection connection) throws SQLException {
        String sql = "update " + settings.leaseTable() + " set expires_at = " + OutboxTable.in(settings.lease())
                + " where name = ? and holder = ? and fence = ?";
        long now = System.nanoTime();
        if (OutboxTable.update(connection, sql, scheme, holder, fence.number()) == 1) {
            renewedNanos = now;
        } else {
            LOG.warn(
                    "This node was silent for longer than the option outboxLease allows ({} ms), and another one sends"
                            + " what is in {} now",
                    settings.lease().toMillis(),
                    settings.table());
            fence = null;
        }
    }

    /** Lets another node send at once. */
    void release(Connection connection) throws SQLException {
        Fence held = fence;
        fence = null;
        if (held != null) {
            String sql = "update " + settings.leaseTable()
                    + " set expires_at = current_timestamp where name = ? and holder = ? and fence = ?";
            OutboxTable.update(connection, sql, scheme, holder, held.number());
        }
    }
}
