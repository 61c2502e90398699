package io.github.camelvzaps.core.realtime;

import io.github.camelvzaps.core.delivery.ShownChat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The window of a stream: the events that have come and that not every subscriber has finished, and how many of the places
 * of maxInFlight are taken. Guarded by the lock of its stream.
 */
final class StreamWindow {
    private static final Logger LOG = LoggerFactory.getLogger(StreamWindow.class);

    private final RealtimeSettings settings;
    private final StreamSubscribers subscribers;
    private final Clock clock;
    private final UnfinishedEvents unfinished = new UnfinishedEvents();

    /** Null until the store was read. */
    private StreamCursor cursor;

    /** How many events were dropped for consumers that are stopped. */
    private long dropped;

    /** When an event was finished the last time; the start before the first one. */
    private Instant progressAt;

    StreamWindow(RealtimeSettings settings, StreamSubscribers subscribers, Clock clock) {
        this.settings = settings;
        this.subscribers = subscribers;
        this.clock = clock;
        this.progressAt = clock.instant();
    }

    /** Returns the cursor; null until the store was read. */
    StreamCursor cursor() {
        return cursor;
    }

    void setCursor(StreamCursor loaded) {
        cursor = loaded;
    }

    /** Gives an event to every subscriber that wants it; false when none does. */
    boolean deliver(StreamEvent event) {
        unfinished.add(event);
        List<StreamSubscriber> takers = subscribers.wanting(event);
        event.owing().addAll(takers);
        takers.forEach(one -> one.take(event));
        return !takers.isEmpty();
    }

    /** Finishes an event for all; returns how many places are free once {@link StreamCursor#write} has written that. */
    int finish(StreamEvent event) {
        String id = event.event().id();
        unfinished.remove(event);
        progressAt = clock.instant();
        return id == null ? 0 : cursor.finish(id);
    }

    /**
     * Drops the oldest event if only stopped consumers have not finished it, and returns it; it is still to be finished.
     * Null when it has to stay. A newer one would make no place free before the oldest one is finished.
     */
    StreamEvent dropOldest() {
        StreamEvent oldest = unfinished.oldestNamed();
        if (oldest == null || !oldest.owing().stream().allMatch(StreamSubscriber::isGone)) {
            return null;
        }
        oldest.owing().forEach(one -> one.drop(oldest));
        oldest.owing().clear();
        dropped++;
        LOG.warn(
                "Instance {}: dropped {} to free its place: only stopped consumers had not finished it",
                settings.instanceId(),
                oldest.event());
        return oldest;
    }

    /** Returns how many further events may come; not above zero while the window is full. */
    int free() {
        return settings.maxInFlight() - taken();
    }

    private int taken() {
        return cursor.taken() + unfinished.nameless();
    }

    private boolean isFull() {
        return free() <= 0;
    }

    /** Returns how many events are not finished. */
    int unfinished() {
        return unfinished.size();
    }

    /** Returns since when the oldest unfinished event is here; null when there is none. */
    Instant oldestUnfinishedSince() {
        return unfinished.oldestSince();
    }

    /** Returns the newest event before which everything is finished; null when there is none. */
    String position() {
        return cursor == null ? null : cursor.frontier();
    }

    /**
     * Returns what is wrong right now, without phone numbers and texts.
     *
     * @param allowed how long an event may be unfinished; zero for any time
     */
    List<String> problems(Duration allowed) {
        if (cursor == null) {
            return List.of();
        }
        List<String> problems = new ArrayList<>(cursor.problems());
        if (dropped > 0 && subscribers.anyGone()) {
            problems.add(dropped + " events came while a consumer was stopped, and it will not get them");
        }
        StreamEvent oldest = unfinished.oldest();
        if (oldest != null && (isLate(oldest, allowed) || blocksOthers(oldest))) {
            problems.add(description(oldest));
        }
        return problems;
    }

    private boolean isLate(StreamEvent event, Duration allowed) {
        return !allowed.isZero() && event.arrivedAt().plus(allowed).isBefore(clock.instant());
    }

    /** Tells whether running consumers get nothing since suspended or stopped ones have not finished an event. */
    private boolean blocksOthers(StreamEvent oldest) {
        return oldest.owing().stream().noneMatch(StreamSubscriber::isTaking) && isFull() && subscribers.anyTaking();
    }

    private String description(StreamEvent oldest) {
        LOG.debug("{} is of chat {}", oldest.event(), oldest.event().chatId());
        String owing =
                oldest.owing().stream().map(StreamSubscriber::description).collect(Collectors.joining(", "));
        return oldest.event() + " of " + ShownChat.of(oldest.event().chatId()) + " is unfinished since "
                + oldest.arrivedAt() + ", by " + owing + (isFull() ? "; the window is full" : "") + " ("
                + unfinished.size() + " unfinished events, " + taken() + " of " + settings.maxInFlight()
                + " places taken, nothing finished since " + progressAt + ")";
    }
}
