package io.github.camelvzaps.core.inbox;

import io.github.camelvzaps.core.database.Backlog;
import io.github.camelvzaps.core.database.Lease;
import io.github.camelvzaps.core.database.TablePlace;
import io.github.camelvzaps.core.inbox.InboxTable.Header;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes stored events to the route while this node holds the lease and the route is open, and deletes those that are
 * finished. All of it in rounds, on one thread, one after the other. Thread-safe.
 */
final class InboxDrain {
    private static final Logger LOG = LoggerFactory.getLogger(InboxDrain.class);

    private static final Duration COUNT_EVERY = Duration.ofSeconds(5);

    /** Looking at all rows takes at most this part of the time. */
    private static final int LOOKS_SELDOM = 20;

    private final TablePlace place;
    private final InboxTable table;
    private final Lease lease;
    private final Limits limits;
    private final Inbox.Route route;
    private final InboxTrouble trouble;
    private final Executor thread;
    private final AtomicBoolean wanted = new AtomicBoolean();

    /** Numbers that this node has stored something of. */
    private final Set<String> stored = ConcurrentHashMap.newKeySet();

    private final Queue<End> ends = new ConcurrentLinkedQueue<>();

    /** Whether events may go to the route. */
    private volatile boolean open;

    private volatile Backlog backlog = Backlog.EMPTY;

    // touched by the rounds only
    private final Map<String, InboxNumber> numbers = new HashMap<>();
    private final InboxRoom room;
    private final long startedNanos = System.nanoTime();
    private long lookAtNanos = startedNanos;
    private long countAtNanos = startedNanos;
    private boolean othersKnown;

    /**
     * What may be on its way to the route.
     *
     * @param ofNumber events of a number
     * @param ofChat events of a chat
     * @param characters of all of them
     */
    record Limits(int ofNumber, int ofChat, long characters) {}

    private record End(InboxNumber number, long id, boolean finished) {}

    InboxDrain(
            TablePlace place,
            InboxTable table,
            Lease lease,
            Limits limits,
            Inbox.Route route,
            InboxTrouble trouble,
            Executor thread) {
        this.place = place;
        this.table = table;
        this.lease = lease;
        this.limits = limits;
        this.route = route;
        this.trouble = trouble;
        this.thread = thread;
        this.room = new InboxRoom(limits.characters());
    }

    void open() {
        open = true;
        wake();
    }

    /** Takes nothing more to the route; another node does once what is under way has ended. */
    void close() {
        open = false;
        wake();
    }

    Backlog backlog() {
        return backlog;
    }

    /** This node has stored something of a number. */
    void stored(String instanceId) {
        stored.add(instanceId);
        if (lease.fence() != null) {
            wake();
        }
    }

    /** Has a round run soon, after everything that has happened so far. */
    void wake() {
        if (wanted.compareAndSet(false, true)) {
            try {
                thread.execute(() -> {
                    wanted.set(false);
                    round();
                });
            } catch (RejectedExecutionException e) {
                LOG.debug("The consumer has stopped; what is not finished is taken after its next start");
            }
        }
    }

    private void round() {
        try (Connection connection = place.connect()) {
            settle(connection);
            if (!open) {
                release(connection);
            } else if (lease.hold(connection)) {
                look(connection);
                stored.removeIf(id -> {
                    number(id).added();
                    return true;
                });
                for (InboxNumber number : List.copyOf(numbers.values())) {
                    take(connection, number);
                }
                count(connection);
            }
            trouble.ends();
        } catch (SQLException | RuntimeException | Error e) {
            // an error too: the rounds have to go on
            trouble.begins(e);
        }
    }

    private InboxNumber number(String instanceId) {
        return numbers.computeIfAbsent(
                instanceId, id -> new InboxNumber(table, id, limits.ofNumber(), limits.ofChat(), room));
    }

    /** Deletes what the route has finished; what it has not is read again. */
    private void settle(Connection connection) throws SQLException {
        List<End> settled = new ArrayList<>();
        for (End end = ends.poll(); end != null; end = ends.poll()) {
            settled.add(end);
        }
        try {
            table.delete(
                    connection,
                    settled.stream().filter(End::finished).map(End::id).toList());
        } catch (SQLException | RuntimeException e) {
            ends.addAll(settled);
            throw e;
        }
        for (End end : settled) {
            if (end.finished()) {
                end.number().finished(end.id());
            } else {
                end.number().released(end.id());
            }
        }
    }

    private void release(Connection connection) throws SQLException {
        if (numbers.values().stream().allMatch(InboxNumber::isIdle)) {
            lease.release(connection);
            numbers.clear();
            lookAtNanos = System.nanoTime();
        }
    }

    /** Looks which numbers have rows, and at all their rows, those too that other nodes have stored. */
    private void look(Connection connection) throws SQLException {
        long now = System.nanoTime();
        if (lookAtNanos - now > 0) {
            return;
        }
        numbers.values().removeIf(InboxNumber::isIdle);
        for (String instanceId : table.instances(connection)) {
            number(instanceId).readFromTheBeginning();
        }
        for (InboxNumber number : List.copyOf(numbers.values())) {
            take(connection, number);
        }
        long took = System.nanoTime() - now;
        lookAtNanos = now + Math.max(place.poll().toNanos(), took * LOOKS_SELDOM);
        lookForOthers(connection);
    }

    private void take(Connection connection, InboxNumber number) throws SQLException {
        List<Header> rows = number.read(connection);
        if (rows.isEmpty()) {
            return;
        }
        Map<Long, String> events;
        try {
            events = table.events(connection, rows.stream().map(Header::id).toList());
        } catch (SQLException | RuntimeException e) {
            rows.forEach(row -> ends.add(new End(number, row.id(), false)));
            throw e;
        }
        for (Header row : rows) {
            String json = events.get(row.id());
            if (json == null) {
                // the node that had the lease before has finished it
                ends.add(new End(number, row.id(), true));
            } else {
                take(new StoredEvent(number.instanceId(), row.chat(), json), finished -> {
                    ends.add(new End(number, row.id(), finished));
                    wake();
                });
            }
        }
    }

    private void take(StoredEvent event, Consumer<Boolean> end) {
        try {
            route.take(event, failure -> end.accept(failure == null));
        } catch (RuntimeException e) {
            LOG.warn("Could not take a stored event to the route; it stays in {}", place.table(), e);
            end.accept(false);
        }
    }

    private void count(Connection connection) throws SQLException {
        if (countAtNanos - System.nanoTime() <= 0) {
            backlog = table.backlog(connection);
            countAtNanos = System.nanoTime() + COUNT_EVERY.toNanos();
        }
    }

    /** Once, when every node that runs holds its leases by now. */
    private void lookForOthers(Connection connection) throws SQLException {
        if (!othersKnown && System.nanoTime() - startedNanos > place.lease().toNanos()) {
            othersKnown = true;
            for (String name : table.abandoned(connection)) {
                LOG.warn(
                        "Events of the subscription {} wait in {}, and no node takes them to a route: start its route, or"
                                + " give the route that is to have them that id or option subscription",
                        name,
                        place.table());
            }
        }
    }
}
