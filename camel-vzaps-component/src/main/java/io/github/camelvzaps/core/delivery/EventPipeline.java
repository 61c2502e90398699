package io.github.camelvzaps.core.delivery;

import io.github.camelvzaps.api.EventType;
import io.github.camelvzaps.api.VzapsEvent;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes events to the route and reports the end of each to its sender, once. Unwanted and repeated events end without the
 * route, the events of a chat keep their order, and a failed event is retried until it succeeds, is exhausted or the
 * consumer stops; when the sender repeats it, its failure is reported instead. Thread-safe.
 */
public final class EventPipeline {
    private final RouteStep route;
    private final DeadLetterStep deadLetters;
    private final DeliverySettings settings;
    private final Deduplication deduplication;
    private final Lanes lanes;
    private final PipelineThreads threads;
    private final DeliveryStatistics statistics;
    private final EventsUnderWay events;
    private final AtomicInteger pending = new AtomicInteger();

    /** What waits for a retry; any thread adds and removes. */
    private final Set<PendingEvent> waiting = ConcurrentHashMap.newKeySet();

    /** Whether failed events are retried; false while the consumer is suspended or stops. */
    private volatile boolean retrying = true;

    /** Whether events enter the route; false from the stop of the consumer on. */
    private volatile boolean open = true;

    /** Instances whose events do not enter the route any more; any thread adds and removes. */
    private final Set<String> closed = ConcurrentHashMap.newKeySet();

    /**
     * @param deadLetters where exhausted events go; null when {@link OnExhausted#DEAD_LETTER} is not in the settings
     * @param deduplication null when repetitions are to reach the route
     */
    public EventPipeline(
            RouteStep route,
            DeadLetterStep deadLetters,
            DeliverySettings settings,
            Deduplication deduplication,
            PipelineThreads threads,
            DeliveryStatistics statistics) {
        this.route = route;
        this.deadLetters = deadLetters;
        this.settings = settings;
        this.deduplication = deduplication;
        this.lanes = new Lanes(threads.first(), threads.workers());
        this.threads = threads;
        this.statistics = statistics;
        this.events = new EventsUnderWay(settings, statistics);
    }

    /** Takes an event. Its end is reported sooner or later, on any thread, also on this one. */
    public void submit(Delivery delivery) {
        pending.incrementAndGet();
        take(delivery);
    }

    /** Takes an event and returns true, unless maxInFlight events have not ended; then it does nothing. */
    public boolean offer(Delivery delivery) {
        if (pending.incrementAndGet() > settings.maxInFlight()) {
            pending.decrementAndGet();
            return false;
        }
        take(delivery);
        return true;
    }

    private void take(Delivery delivery) {
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

    /** Gives up what waits for a retry, and retries nothing from now on. */
    public void stopRetries() {
        retrying = false;
        List.copyOf(waiting).forEach(PendingEvent::giveUp);
    }

    /** Retries failed events from now on. */
    public void resumeRetries() {
        retrying = true;
    }

    /** Does the same as {@link #close} for the events of one instance; those of the others go on. */
    public void close(String instanceId) {
        closed.add(instanceId);
        List.copyOf(waiting).stream().filter(event -> !isOpen(event.event())).forEach(PendingEvent::giveUp);
    }

    /** Lets events of an instance into the route again. */
    public void open(String instanceId) {
        closed.remove(instanceId);
    }

    /** Lets no more events into the route and gives up what waits. What is in the route may still end there. */
    public void close() {
        open = false;
        stopRetries();
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

    boolean isOpen(VzapsEvent event) {
        // not every event says whose it is
        return open && (event.instanceId() == null || !closed.contains(event.instanceId()));
    }

    boolean retries(VzapsEvent event) {
        return retrying && isOpen(event) && !settings.redelivery().bySender();
    }

    /** Runs an event again after a pause, unless it is given up before. */
    void retryAfter(Duration pause, PendingEvent event) {
        waiting.add(event);
        try {
            threads.timer().schedule(() -> retry(event), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (Throwable stopping) {
            event.giveUp();
            return;
        }
        // the consumer may have begun to stop since retries() was asked
        if (!retrying || !isOpen(event.event())) {
            event.giveUp();
        }
    }

    /** Ends the wait of an event; true for one caller only, who has to finish or retry it. */
    boolean endWait(PendingEvent event) {
        return waiting.remove(event);
    }

    private void retry(PendingEvent event) {
        if (!endWait(event)) {
            return;
        }
        try {
            threads.workers().execute(event::runAgain);
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
