package io.github.camelvzaps.core.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The events that a pipeline has and has not ended, for health, console and meters: which is here, in the route or failing for
 * the longest time, and what of that is a problem. Thread-safe.
 */
public final class EventsUnderWay {
    /** An event with its tries. */
    interface Held {
        Instant arrivedAt();

        /** Returns it as it is unfinished, in the route or failing: since when, and how often it failed. */
        EventUnderWay unfinished();

        EventUnderWay inRoute();

        EventUnderWay failing();

        void end(Throwable failure);
    }

    /** From so many failures of one event on it is a problem; fewer are the usual hiccup of a system that the route calls. */
    private static final int FAILING_FROM = 3;

    /** What a gateway has not brought again for so long it has given up; how long it really tries is documented nowhere. */
    private static final Duration BROUGHT_AGAIN = Duration.ofMinutes(15);

    private final DeliverySettings settings;
    private final DeliveryStatistics statistics;

    /** Whatever has come and not ended; any thread adds and removes. */
    private final Set<Held> here = ConcurrentHashMap.newKeySet();

    /** What failed and has not ended since; any thread adds and removes. */
    private final Set<Held> failing = ConcurrentHashMap.newKeySet();

    /** What the route has and has not ended; any thread adds and removes. */
    private final Set<Held> inRoute = ConcurrentHashMap.newKeySet();

    /** What failed in earlier deliveries too. */
    private final FailedEvents failed = new FailedEvents();

    /** When an event was finished the last time, the start before the first one; any thread sets it. */
    private volatile Instant progressAt;

    EventsUnderWay(DeliverySettings settings, DeliveryStatistics statistics) {
        this.settings = settings;
        this.statistics = statistics;
        this.progressAt = statistics.now();
    }

    void arrived(Held event) {
        here.add(event);
    }

    void enters(Held event) {
        inRoute.add(event);
    }

    void left(Held event) {
        inRoute.remove(event);
    }

    void fails(Held event) {
        failing.add(event);
    }

    void ended(Held event, boolean finished) {
        here.remove(event);
        failing.remove(event);
        if (finished) {
            progressAt = statistics.now();
        }
    }

    /** Returns what the route failed on, over all deliveries. */
    FailedEvents failed() {
        return failed;
    }

    List<Held> inRoute() {
        return List.copyOf(inRoute);
    }

    /**
     * Returns the event that has been unfinished for the longest time, whether it is here or about to be brought again by
     * its sender; nothing when all are finished.
     */
    public Optional<EventUnderWay> oldestUnfinished() {
        return older(oldestPending().map(Held::unfinished), oldestFailing());
    }

    /** Returns the event that has been in the route for the longest time; a route that never ends shows here. */
    public Optional<EventUnderWay> oldestInRoute() {
        return oldest(inRoute, Held::inRoute);
    }

    /**
     * Returns the event that has been failing for the longest time, whether it waits, is tried right now, or is about to
     * be brought again by its sender.
     */
    public Optional<EventUnderWay> oldestFailing() {
        Optional<EventUnderWay> kept = oldest(failing, Held::failing);
        if (!settings.redelivery().bySender()) {
            return kept;
        }
        return older(kept, failed.oldest(statistics.now().minus(BROUGHT_AGAIN)));
    }

    private static Optional<EventUnderWay> older(Optional<EventUnderWay> one, Optional<EventUnderWay> other) {
        return Stream.concat(one.stream(), other.stream()).min(Comparator.comparing(EventUnderWay::since));
    }

    private static Optional<EventUnderWay> oldest(Set<Held> events, Function<Held, EventUnderWay> view) {
        return events.stream().map(view).min(Comparator.comparing(EventUnderWay::since));
    }

    private Optional<Held> oldestPending() {
        return here.stream().min(Comparator.comparing(Held::arrivedAt));
    }

    /** Says, without phone numbers and texts, on which event the route fails again and again. */
    public List<String> failingProblems() {
        return oldestFailing().filter(event -> event.failures() >= FAILING_FROM).stream()
                .map(event -> "the route fails on " + event)
                .toList();
    }

    /**
     * Says, without phone numbers and texts, which event is not finished and keeps others from their turn.
     *
     * @param allowed how long an event may be unfinished; zero for any time
     */
    public List<String> unfinishedProblems(Duration allowed) {
        Instant limit = statistics.now().minus(allowed);
        return oldestPending()
                .filter(event -> !allowed.isZero() && event.arrivedAt().isBefore(limit))
                .map(this::description)
                .stream()
                .toList();
    }

    private String description(Held oldest) {
        EventUnderWay event = oldest.unfinished();
        String where = inRoute.contains(oldest)
                ? "in the route since " + oldest.inRoute().since()
                : failing.contains(oldest) ? "waiting for another try" : "waiting for its turn";
        String failure = event.lastFailure() == null
                ? ""
                : ", failed " + event.failures() + " times, last with " + event.lastFailure();
        int count = here.size();
        return event.event() + " of " + event.chat() + " is unfinished since " + event.since() + ", " + where + failure
                + (count >= settings.maxInFlight() ? "; the window is full" : "") + " (" + count + " of "
                + settings.maxInFlight() + " places taken, nothing finished since " + progressAt + ")";
    }
}
