package io.github.camelvzaps.core.delivery;

import io.github.camelvzaps.core.event.EventType;
import io.github.camelvzaps.core.event.VzapsEvent;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events to the route: what is not wanted or known already is confirmed without it, the events of a chat stay in
 * order, and what fails is tried again, if that is the plan, until it succeeds or the consumer stops. Thread-safe.
 */
public final class EventPipeline {
    private static final Logger LOG = LoggerFactory.getLogger(EventPipeline.class);

    private final RouteStep route;
    private final DeliverySettings settings;
    private final Deduplication deduplication;
    private final Lanes lanes;
    private final Executor workers;
    private final ScheduledExecutorService timer;
    private final DeliveryStatistics statistics;
    private final AtomicInteger pending = new AtomicInteger();

    /** What waits for another try; any thread adds and removes. */
    private final Set<Attempt> waiting = ConcurrentHashMap.newKeySet();

    /** Whether failed events are tried again; false while the consumer is suspended or stops. */
    private volatile boolean trying = true;

    /**
     * @param first runs an event whose turn it is at once; may be the thread that brings it
     * @param workers runs everything that had to wait
     * @param deduplication null when repetitions are to reach the route
     */
    public EventPipeline(
            RouteStep route,
            DeliverySettings settings,
            Deduplication deduplication,
            Executor first,
            Executor workers,
            ScheduledExecutorService timer,
            DeliveryStatistics statistics) {
        this.route = route;
        this.settings = settings;
        this.deduplication = deduplication;
        this.lanes = new Lanes(first, workers);
        this.workers = workers;
        this.timer = timer;
        this.statistics = statistics;
    }

    /** Brings an event. Its end is told sooner or later, on any thread, also on this one. */
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
        if (!settings.wants(event)) {
            statistics.skipped();
            end(delivery, null);
            return;
        }
        lanes.run(settings.lane(event), new Attempt(delivery));
    }

    private void end(Delivery delivery, Throwable failure) {
        statistics.ended();
        pending.decrementAndGet();
        try {
            delivery.end().accept(failure);
        } catch (RuntimeException e) {
            // whoever brought it cannot be told; what waits behind it must not suffer for that
            LOG.warn("The end of {} could not be told", delivery.event(), e);
        }
    }

    /** Returns how many events have come and not ended. */
    public int pending() {
        return pending.get();
    }

    /** Gives up everything that waits for another try, and tries nothing again from now on. */
    public void stopTrying() {
        trying = false;
        List.copyOf(waiting).forEach(Attempt::giveUp);
    }

    /** Tries failed events again from now on. */
    public void startTrying() {
        trying = true;
    }

    /** One event with its tries. */
    private final class Attempt implements Lanes.Work {
        private final Delivery delivery;
        private final DedupeKeys keys;

        /** Touched by one thread after the other. */
        private int tries;

        /** Why the last try failed; touched by one thread after the other. */
        private Throwable failure;

        private Attempt(Delivery delivery) {
            this.delivery = delivery;
            this.keys = deduplication == null ? null : DedupeKeys.of(delivery.event());
        }

        @Override
        public void run() {
            Deduplication.Claim claim;
            try {
                claim = deduplication == null ? Deduplication.Claim.MINE : deduplication.claim(keys, this::otherEnded);
            } catch (RuntimeException e) {
                // a repository that fails
                failed(e);
                return;
            }
            switch (claim) {
                case MINE -> route();
                case DONE -> {
                    statistics.duplicate();
                    finish(null);
                }
                case WAITING -> LOG.debug("{} is under way already", delivery.event());
            }
        }

        @Override
        public void givenUp(Throwable why) {
            end(delivery, why);
        }

        /** Takes one answer for each try: a route may throw after it has told its end, or tell it twice. */
        private void route() {
            AtomicBoolean told = new AtomicBoolean();
            try {
                route.process(delivery, tries, itsFailure -> {
                    if (told.compareAndSet(false, true)) {
                        routed(itsFailure);
                    }
                });
            } catch (Throwable e) {
                if (told.compareAndSet(false, true)) {
                    routed(e);
                } else {
                    LOG.warn("The route has failed behind the end of {}", delivery.event(), e);
                }
            }
        }

        private void otherEnded(Throwable itsFailure) {
            if (itsFailure == null) {
                statistics.duplicate();
                finish(null);
            } else {
                failed(itsFailure);
            }
        }

        private void routed(Throwable itsFailure) {
            if (itsFailure != null) {
                statistics.failed();
                if (deduplication != null) {
                    deduplication.failed(keys, itsFailure);
                }
                failed(itsFailure);
                return;
            }
            statistics.finished();
            try {
                if (deduplication != null) {
                    deduplication.done(keys);
                }
            } catch (RuntimeException e) {
                LOG.warn(
                        "{} was handled, and the idempotent repository could not note it: it may be repeated ({})",
                        delivery.event(),
                        e.toString());
            }
            finish(null);
        }

        private void failed(Throwable itsFailure) {
            failure = itsFailure;
            if (settings.redelivery() == null || !trying) {
                finish(itsFailure);
                return;
            }
            tries++;
            long pause = settings.redelivery().pause(tries).toMillis();
            waiting.add(this);
            try {
                timer.schedule(this::again, pause, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException stopping) {
                giveUp();
            }
            // the consumer may have begun to stop between the look above and now
            if (!trying) {
                giveUp();
            }
        }

        private void again() {
            if (!waiting.remove(this)) {
                return;
            }
            statistics.redelivered();
            try {
                workers.execute(this::run);
            } catch (RejectedExecutionException stopping) {
                finish(failure);
            }
        }

        private void giveUp() {
            if (waiting.remove(this)) {
                finish(failure);
            }
        }

        private void finish(Throwable itsFailure) {
            String lane = settings.lane(delivery.event());
            try {
                end(delivery, itsFailure);
            } finally {
                // what comes again over realtime comes with all that is behind it; of a webhook only the failed one
                // does
                if (itsFailure != null && settings.redelivery() != null) {
                    lanes.giveUp(lane, itsFailure);
                } else {
                    lanes.free(lane);
                }
            }
        }
    }
}
