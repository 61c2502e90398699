package io.github.camelvzaps.core.inbox;

import io.github.camelvzaps.core.database.TablePlace;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores events, all that have come while the last ones were written in one transaction: a database commits a thousand rows
 * about as fast as one. Thread-safe.
 */
final class InboxWriter {
    private static final Logger LOG = LoggerFactory.getLogger(InboxWriter.class);

    private static final int MOST_CALLS = 500;

    private final TablePlace place;
    private final InboxTable table;
    private final InboxTrouble trouble;
    private final Executor thread;
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean wanted = new AtomicBoolean();

    private record Call(List<StoredEvent> events, Consumer<Throwable> end) {}

    /** @param thread runs one task after the other; may block */
    InboxWriter(TablePlace place, InboxTable table, InboxTrouble trouble, Executor thread) {
        this.place = place;
        this.table = table;
        this.trouble = trouble;
        this.thread = thread;
    }

    /**
     * Stores events, all of them or none.
     *
     * @param end gets null when they are committed, else why they are not or may not be
     */
    void write(List<StoredEvent> events, Consumer<Throwable> end) {
        calls.add(new Call(events, end));
        if (wanted.compareAndSet(false, true)) {
            try {
                thread.execute(this::writeAll);
            } catch (RejectedExecutionException stopped) {
                giveUp(stopped);
            }
        }
    }

    private void writeAll() {
        wanted.set(false);
        for (List<Call> group = next(); !group.isEmpty(); group = next()) {
            write(group);
        }
    }

    private List<Call> next() {
        List<Call> group = new ArrayList<>();
        while (group.size() < MOST_CALLS && calls.peek() != null) {
            group.add(calls.poll());
        }
        return group;
    }

    private void write(List<Call> group) {
        Throwable failure;
        try (Connection connection = place.begin()) {
            failure = insert(connection, group.stream());
        } catch (SQLException | RuntimeException | Error e) {
            // an error too: the callers wait
            trouble.begins(e);
            group.forEach(call -> end(call, e));
            return;
        }
        if (failure == null) {
            trouble.ends();
            group.forEach(call -> end(call, null));
        } else if (group.size() == 1) {
            trouble.begins(failure);
            end(group.get(0), failure);
        } else {
            // one that the database does not take must not keep the others out
            group.forEach(call -> write(List.of(call)));
        }
    }

    /** Returns why they are not committed, or may not be; null when they are. */
    private Throwable insert(Connection connection, Stream<Call> group) throws SQLException {
        try {
            table.insert(
                    connection, group.flatMap(call -> call.events().stream()).toList());
            connection.commit();
            return null;
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            return e;
        } finally {
            // not every pool does it
            connection.setAutoCommit(true);
        }
    }

    private static void end(Call call, Throwable failure) {
        try {
            call.end().accept(failure);
        } catch (RuntimeException e) {
            LOG.warn("Could not answer a webhook after its events were stored", e);
        }
    }

    /** Ends what waits after its thread has stopped. */
    void giveUp(Throwable why) {
        for (Call call = calls.poll(); call != null; call = calls.poll()) {
            end(call, why);
        }
    }
}
