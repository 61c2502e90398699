package io.github.camelvzaps.core.delivery;

import io.github.camelvzaps.api.VzapsEvent;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What an event or a burst on its way knows of its pipeline. Thread-safe. */
abstract class Line {
    private final RouteStep route;
    private final DeadLetterStep deadLetters;
    private final DeliverySettings settings;
    private final Deduplication deduplication;
    private final Retries retries;
    private final DeliveryStatistics statistics;
    private final EventsUnderWay events;
    private final AtomicLong arrivals = new AtomicLong();

    /** False from the stop of the consumer on. */
    private volatile boolean open = true;

    /** Instances whose events do not enter the route; any thread adds and removes. */
    private final Set<String> closed = ConcurrentHashMap.newKeySet();

    Line(
            RouteStep route,
            DeadLetterStep deadLetters,
            DeliverySettings settings,
            Deduplication deduplication,
            Retries retries,
            DeliveryStatistics statistics) {
        this.route = route;
        this.deadLetters = deadLetters;
        this.settings = settings;
        this.deduplication = deduplication;
        this.retries = retries;
        this.statistics = statistics;
        this.events = new EventsUnderWay(settings, statistics);
    }

    RouteStep route() {
        return route;
    }

    /** Returns where exhausted events go; null when they go nowhere else. */
    DeadLetterStep deadLetters() {
        return deadLetters;
    }

    DeliverySettings settings() {
        return settings;
    }

    /** Returns what keeps repetitions from the route; null when they are to reach it. */
    Deduplication deduplication() {
        return deduplication;
    }

    Retries retries() {
        return retries;
    }

    DeliveryStatistics statistics() {
        return statistics;
    }

    EventsUnderWay events() {
        return events;
    }

    /** Returns a number for what arrives now, higher than those before. */
    long nextArrival() {
        return arrivals.incrementAndGet();
    }

    /** Tells whether events of an instance enter the route; null for an event that does not say whose it is. */
    boolean isOpen(String instanceId) {
        return open && (instanceId == null || !closed.contains(instanceId));
    }

    /** Lets no more events of an instance into the route. */
    void close(String instanceId) {
        closed.add(instanceId);
    }

    void open(String instanceId) {
        closed.remove(instanceId);
    }

    /** Tells whether a failure of something now is followed by a retry here. */
    boolean retries(Retries.Retried one) {
        return retries.follow() && isOpen(one.instanceId());
    }

    /** Runs something again after a pause, unless it is given up before. */
    void retryAfter(Duration pause, Retries.Retried one) {
        retries.retryAfter(pause, one);
        // its instance may have been closed since it was asked
        if (!isOpen(one.instanceId())) {
            one.giveUp();
        }
    }

    void close() {
        open = false;
    }

    /** What held a lane towards the route is over. */
    abstract void leavesLane(String lane, Throwable failure);

    /** A message has joined its burst, or has ended before. */
    abstract void leavesIntake(String lane, Throwable failure);

    /** An event has its end. */
    abstract void ended(EventsUnderWay.Held held, VzapsEvent event, Throwable failure);
}
