package io.github.camelvzaps.core.delivery;

import io.github.camelvzaps.api.EventType;
import io.github.camelvzaps.api.VzapsEvent;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes events to the route: what is not wanted or known already is acknowledged without it, the events of a chat stay in
 * order, and what fails is tried again, if that is the plan, until it succeeds, is exhausted or the consumer stops. Each
 * event has one end, however the route ends. Thread-safe.
 */
public final class EventPipeline {
    private final RouteStep route;
    private final DeadLetterStep deadLetters;
    private final DeliverySettings settings;
    private final Deduplication deduplication;
    private final Lanes lanes;
    private final Executor workers;
    private final ScheduledExecutorService timer;
    private final DeliveryStatistics statistics;
    private final EventsUnderWay events;
    private final AtomicInteger pending = new AtomicInteger();

    /** What waits for another try; any thread adds and removes. */
    private final Set<PendingEvent> waiting = ConcurrentHashMap.newKeySet();

    /** Whether failed events are tried again; false while the consumer is suspended or stops. */
    private volatile boolean trying = true;

    /** Whether events enter the route; false from the stop of the consumer on. */
    private volatile boolean open = true;

    /**
     * @param deadLetters where exhausted events go; null when {@link OnExhausted#DEAD_LETTER} is not in the settings
     * @param deduplication null when repetitions are to reach the route
     * @param first runs an event whose turn it is at once; may be the thread that brings it
     * @param workers runs everything that had to wait
     */
    public EventPipeline(
            RouteStep route,
            DeadLetterStep deadLetters,
            DeliverySettings settings,
            Deduplication deduplication,
            Executor first,
            Executor workers,
            ScheduledExecutorService timer,
            DeliveryStatistics statistics) {
        this.route = route;
        this.deadLetters = deadLetters;
        this.settings = settings;
        this.deduplication = deduplication;
        this.lanes = new Lanes(first, workers);
        this.workers = workers;
        this.timer = timer;
        this.statistics = statistics;
        this.events = new EventsUnderWay(settings, statistics);
    }

    /** Brings an event. Its end comes sooner or later, on any thread, also on this one. */
    public void submit(Delivery delivery) {
        pending.incrementAndGet();
        bring(delivery);
    }

    /** Brings an event unless there are too many on their way; then nothing happens. */
    public boolean offer(Delivery delivery) {
        if (pending.incrementAndGet() > settings.maxInFlight()) {
            pending.decrementAndGet();
            return false;
        }
        bring(delivery);
        return true;
    }

    private void bring(Delivery delivery) {
        VzapsEvent event = delivery.event();
        statistics.received(!event.type().equals(EventType.UNKNOWN));
        statistics.started();
        PendingEvent pendingEvent = new PendingEvent(this, delivery);
        events.arrived(pendingEvent);
        if (!settings.wants(event)) {
            statistics.skipped();
            pendingEvent.end(null);
            return;
        }
        lanes.run(settings.lane(event), pendingEvent);
    }

    /** Returns how many events have come and not ended. */
    public int pending() {
        return pending.get();
    }

    /** Returns the events that have come and not ended. */
    public EventsUnderWay events() {
        return events;
    }

    /** Gives up everything that waits for another try, and tries nothing again from now on. */
    public void stopTrying() {
        trying = false;
        List.copyOf(waiting).forEach(PendingEvent::giveUp);
    }

    /** Tries failed events again from now on. */
    public void startTrying() {
        trying = true;
    }

    /** Lets no more events into the route and gives up what waits. What is in the route may still end there. */
    public void close() {
        open = false;
        stopTrying();
        lanes.giveUpAll(new ConsumerStoppedException());
    }

    /**
     * Ends what is still in the route after {@link #close}, for the sender: the route is not waited for any
     * longer. The claims on these events stay until the route ends after all, or their lease does.
     */
    public void abandon() {
        events.inRoute().forEach(event -> event.end(new ConsumerStoppedException()));
        if (deduplication != null) {
            deduplication.abandon();
        }
    }

    // what follows is for the pending events

    RouteStep route() {
        return route;
    }

    DeadLetterStep deadLetters() {
        return deadLetters;
    }

    DeliverySettings settings() {
        return settings;
    }

    Deduplication deduplication() {
        return deduplication;
    }

    DeliveryStatistics statistics() {
        return statistics;
    }

    boolean isOpen() {
        return open;
    }

    boolean triesAgain() {
        return trying && !settings.redelivery().bySender();
    }

    /** Runs an event again after a pause, unless it is given up before. */
    void runAfter(Duration pause, PendingEvent event) {
        waiting.add(event);
        try {
            timer.schedule(() -> again(event), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (Throwable stopping) {
            event.giveUp();
            return;
        }
        // the consumer may have begun to stop since it was asked
        if (!trying) {
            event.giveUp();
        }
    }

    /** Returns whether it was waiting: then the caller has it, and nobody else. */
    boolean stopsWaiting(PendingEvent event) {
        return waiting.remove(event);
    }

    private void again(PendingEvent event) {
        if (!stopsWaiting(event)) {
            return;
        }
        try {
            workers.execute(event::runAgain);
        } catch (Throwable stopping) {
            event.finish(stopping);
        }
    }

    void ended(PendingEvent event, Throwable failure) {
        events.ended(event, failure == null);
        statistics.ended();
        pending.decrementAndGet();
    }

    void leavesLane(VzapsEvent event, Throwable failure) {
        String lane = settings.lane(event);
        // what comes again over realtime comes with all that is after it; of a webhook only the failed one does
        if (failure != null && !settings.redelivery().bySender()) {
            lanes.giveUp(lane, failure);
        } else {
            lanes.free(lane);
        }
    }
}
