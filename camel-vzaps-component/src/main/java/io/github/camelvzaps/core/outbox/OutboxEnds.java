package io.github.camelvzaps.core.outbox;

import io.github.camelvzaps.core.database.Lease;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What became of rows, kept until the database has taken it. Thread-safe. */
final class OutboxEnds {
    /** A name of its own: applications that report these ends themselves turn it down. */
    private static final Logger LOG = LoggerFactory.getLogger("io.github.camelvzaps.outbox");

    private final OutboxTable table;
    private final String shownTable;
    private final Queue<Unwritten> unwritten = new ConcurrentLinkedQueue<>();

    private record Unwritten(OutboxRow row, Lease.Fence fence, OutboxEnd end) {}

    OutboxEnds(OutboxTable table, String shownTable) {
        this.table = table;
        this.shownTable = shownTable;
    }

    void add(OutboxRow row, Lease.Fence fence, OutboxEnd end) {
        log(row.message().key(), end);
        unwritten.add(new Unwritten(row, fence, end));
    }

    private void log(String key, OutboxEnd end) {
        if (end.state() == null) {
            LOG.info("The message {} of {} was not sent and is tried again: {}", key, shownTable, end.reason());
        } else if (end.state() == OutboxEnd.State.SENT) {
            LOG.debug("The message {} of {} was sent", key, shownTable);
        } else {
            LOG.warn(
                    "The message {} of {} ended as {} and is not sent again: {}",
                    key,
                    shownTable,
                    end.state().text(),
                    end.reason());
        }
    }

    void write(Connection connection) throws SQLException {
        for (Unwritten next = unwritten.poll(); next != null; next = unwritten.poll()) {
            try {
                table.end(connection, next.row().id(), next.fence(), next.end());
            } catch (SQLException e) {
                unwritten.add(next);
                throw e;
            }
        }
    }
}
