package io.github.camelvzaps.core.delivery;

import io.github.camelvzaps.api.EventType;
import io.github.camelvzaps.api.VzapsEvent;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Takes events to the route and reports the end of each to its sender, once. Unwanted and repeated events end without the
 * route, the events of a chat keep their order, and a failed event is retried until it succeeds, is exhausted or the
 * consumer stops; when the sender repeats it, its failure is reported instead. Thread-safe.
 */
public final class EventPipeline {
    private final DeliverySettings settings;
    private final DeliveryStatistics statistics;
    private final Line line;

    /** Take events into the route; a burst counts as one. */
    private final Lanes lanes;

    /** Take messages into bursts, in their order; unused without grouping. */
    private final Lanes intake;

    /** Null without grouping. */
    private final Bursts bursts;

    private final AtomicInteger pending = new AtomicInteger();

    /** Sees each event when it comes. */
    private volatile Consumer<VzapsEvent> watcher = event -> {};

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
        this(route, deadLetters, settings, deduplication, threads, statistics, System::nanoTime);
    }

    /** @param ticks nanoseconds that pass */
    EventPipeline(
            RouteStep route,
            DeadLetterStep deadLetters,
            DeliverySettings settings,
            Deduplication deduplication,
            PipelineThreads threads,
            DeliveryStatistics statistics,
            LongSupplier ticks) {
        this.settings = settings;
        this.statistics = statistics;
        this.lanes = new Lanes(threads.first(), threads.workers());
        this.intake = new Lanes(threads.first(), threads.workers());
        this.line = new ThisLine(
                route, deadLetters, settings, deduplication, new Retries(settings.redelivery(), threads), statistics);
        this.bursts = settings.grouping() == null ? null : new Bursts(line, lanes, threads.timer(), ticks);
    }

    /**
     * Has each event seen as soon as it comes: before it waits for its chat, and those too that the options keep from the
     * route.
     *
     * @param watcher must not throw and not block
     */
    public void watch(Consumer<VzapsEvent> watcher) {
        this.watcher = watcher;
    }

    /** Takes an event. Its end is reported sooner or later, on any thread, also on this one. */
    public void submit(Delivery delivery) {
        pending.incrementAndGet();
        take(delivery);
    }

    /** Takes an event and returns true, unless maxInFlight events have not ended; then it does nothing. */
    public boolean offer(Delivery delivery) {
        int here = pending.incrementAndGet();
        if (here > settings.maxInFlight()) {
            pending.decrementAndGet();
            windowFull(null);
            return false;
        }
        take(delivery);
        if (here == settings.maxInFlight()) {
            windowFull(null);
        }
        return true;
    }

    /**
     * Nothing more can come before something ends: a burst that waits for it is closed.
     *
     * @param instanceId whose events cannot come; null for all
     */
    public void windowFull(String instanceId) {
        if (bursts != null) {
            bursts.windowFull(instanceId);
        }
    }

    private void take(Delivery delivery) {
        VzapsEvent event = delivery.event();
        watcher.accept(event);
        statistics.received(!event.type().equals(EventType.UNKNOWN));
        statistics.started();
        String lane = settings.lane(event);
        boolean collected = bursts != null && lane != null && Bursts.collects(event);
        PendingEvent pendingEvent = new PendingEvent(line, delivery, collected ? bursts : null);
        line.events().arrived(pendingEvent);
        if (!settings.wants(event)) {
            statistics.skipped();
            pendingEvent.end(null);
            return;
        }
        if (collected) {
            intake.run(lane, pendingEvent);
        } else if (bursts != null && lane != null && Bursts.follows(event)) {
            intake.run(lane, behindBurst(lane, pendingEvent));
        } else {
            lanes.run(lane, pendingEvent);
        }
    }

    /** What was said before it is in a burst, or about to join one. */
    private Lanes.Work behindBurst(String lane, PendingEvent event) {
        return new Lanes.Work() {
            @Override
            public void run() {
                bursts.follow(lane, event);
                intake.free(lane);
            }

            @Override
            public void givenUp(Throwable why) {
                event.givenUp(why);
            }
        };
    }

    /** Returns how many events have come and not ended. */
    public int pending() {
        return pending.get();
    }

    /** Returns how many bursts of a chat still take more. */
    public int openBursts() {
        return bursts == null ? 0 : bursts.open();
    }

    /** Returns the events that have come and not ended. */
    public EventsUnderWay events() {
        return line.events();
    }

    /**
     * Gives up what waits for a retry, and retries nothing from now on. Bursts wait for nothing more, and go into the
     * route.
     */
    public void stopRetries() {
        line.retries().stop();
        if (bursts != null) {
            bursts.hurry();
        }
    }

    /** Retries failed events from now on. */
    public void resumeRetries() {
        line.retries().start();
        if (bursts != null) {
            bursts.collect();
        }
    }

    /** Does the same as {@link #close} for the events of one instance; those of the others go on. */
    public void close(String instanceId) {
        line.close(instanceId);
        line.retries().giveUp(instanceId);
        if (bursts != null) {
            bursts.hurry(instanceId);
        }
    }

    /** Lets events of an instance into the route again. */
    public void open(String instanceId) {
        line.open(instanceId);
    }

    /** Lets no more events into the route and gives up what waits. What is in the route may still end there. */
    public void close() {
        line.close();
        stopRetries();
        intake.giveUpAll(new ConsumerStoppedException());
        lanes.giveUpAll(new ConsumerStoppedException());
    }

    /**
     * Ends what is still in the route after {@link #close}, for the sender: the route is not waited for any
     * longer. The claims on these events stay until the route ends after all, or their lease does.
     */
    public void abandon() {
        line.events().inRoute().forEach(event -> event.end(new ConsumerStoppedException()));
        if (line.deduplication() != null) {
            line.deduplication().abandon();
        }
    }

    private void giveUpBursts(String lane, Throwable failure) {
        if (bursts != null && lane != null) {
            bursts.giveUp(lane, failure);
        }
    }

    private final class ThisLine extends Line {
        private ThisLine(
                RouteStep route,
                DeadLetterStep deadLetters,
                DeliverySettings settings,
                Deduplication deduplication,
                Retries retries,
                DeliveryStatistics statistics) {
            super(route, deadLetters, settings, deduplication, retries, statistics);
        }

        @Override
        void leavesLane(String lane, Throwable failure) {
            if (takesOthersAlong(failure)) {
                giveUpBursts(lane, failure);
                lanes.giveUp(lane, failure);
            } else {
                lanes.free(lane);
            }
        }

        @Override
        void leavesIntake(String lane, Throwable failure) {
            if (takesOthersAlong(failure)) {
                // what is behind it in the intake finds that it would overtake it, and is given up there
                giveUpBursts(lane, failure);
            }
            intake.free(lane);
        }

        /** What comes again over realtime comes with all that is after it; of a webhook only the failed one does. */
        private boolean takesOthersAlong(Throwable failure) {
            return failure != null && !settings().redelivery().bySender();
        }

        @Override
        void ended(EventsUnderWay.Held held, VzapsEvent event, Throwable failure) {
            events().ended(held, failure == null);
            statistics().ended();
            pending.decrementAndGet();
            if (bursts != null) {
                bursts.eased(event.instanceId());
            }
        }
    }
}
