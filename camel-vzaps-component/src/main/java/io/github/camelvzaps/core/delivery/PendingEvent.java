package io.github.camelvzaps.core.delivery;

import io.github.camelvzaps.api.VzapsEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One event in the pipeline: claim, route, mark, end, with its retries. Whatever is thrown on the way, an Error too, is the
 * failure of this event alone. One thread after the other.
 */
final class PendingEvent implements Lanes.Work, EventsUnderWay.Held {
    private static final Logger LOG = LoggerFactory.getLogger(PendingEvent.class);

    /** Another process mostly finishes what it has claimed within moments. */
    private static final Backoff CLAIM_PAUSES = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(2));

    private final EventPipeline pipeline;
    private final Delivery delivery;
    private final DedupeKeys keys;
    private final Instant arrivedAt;

    /** Whether the end was given to the sender of the event; any thread sets it. */
    private final AtomicBoolean ended = new AtomicBoolean();

    // touched by one thread after the other, read by any thread

    /** How often the route failed on it, in earlier deliveries too. */
    private volatile int failures;

    /** Why the last attempt failed; null before the first failure. */
    private volatile Throwable lastFailure;

    /** Why the route failed the last time, in this delivery. */
    private volatile Throwable routeFailure;

    /** When it entered the route the last time. */
    private volatile Instant inRouteSince;

    /** When an attempt failed for the first time. */
    private volatile Instant failingSince;

    /** How often it waited for a retry after a failure; touched by one thread after the other. */
    private int waits;

    /** How often it waited for another process; touched by one thread after the other. */
    private int claimWaits;

    PendingEvent(EventPipeline pipeline, Delivery delivery) {
        this.pipeline = pipeline;
        this.delivery = delivery;
        this.keys = keysOf(delivery.event());
        this.arrivedAt = pipeline.statistics().now();
    }

    private static DedupeKeys keysOf(VzapsEvent event) {
        try {
            return DedupeKeys.of(event);
        } catch (Throwable e) {
            LOG.warn(
                    "Could not compute the deduplication keys of {}, so repetitions of it reach the route: {}",
                    event,
                    e.toString());
            return DedupeKeys.NONE;
        }
    }

    VzapsEvent event() {
        return delivery.event();
    }

    @Override
    public Instant arrivedAt() {
        return arrivedAt;
    }

    @Override
    public EventUnderWay unfinished() {
        return view(arrivedAt);
    }

    @Override
    public EventUnderWay inRoute() {
        return view(inRouteSince);
    }

    @Override
    public EventUnderWay failing() {
        return view(failingSince);
    }

    private EventUnderWay view(Instant since) {
        return EventUnderWay.of(delivery.event(), since, failures, lastFailure);
    }

    @Override
    public void run() {
        failures = pipeline.events().failed().failures(keys.mark());
        claimAndRoute();
    }

    /** The pause before a retry is over. */
    void runAgain() {
        if (failures > 0) {
            pipeline.statistics().redelivered();
        }
        claimAndRoute();
    }

    private void claimAndRoute() {
        if (!pipeline.isOpen(delivery.event())) {
            finish(new ConsumerStoppedException());
            return;
        }
        Deduplication deduplication = pipeline.deduplication();
        Deduplication.Claim claim;
        try {
            claim = deduplication == null ? Deduplication.Claim.MINE : deduplication.claim(keys, this::otherEnded);
        } catch (Throwable e) {
            LOG.warn("Could not claim {} in the idempotent repository: {}", delivery.event(), e.toString());
            retryLater(e);
            return;
        }
        switch (claim) {
            case MINE -> handle();
            case DONE -> finishedElsewhere();
            case WAITING -> LOG.debug("Waiting for {}: another consumer of this process has it", delivery.event());
            case ELSEWHERE -> {
                LOG.debug("Waiting for {}: another process has claimed it", delivery.event());
                claimWaits++;
                retryLater(new ClaimedElsewhereException(), CLAIM_PAUSES.pause(claimWaits));
            }
        }
    }

    @Override
    public void givenUp(Throwable why) {
        end(why);
    }

    private void handle() {
        inRouteSince = pipeline.statistics().now();
        pipeline.events().enters(this);
        if (pipeline.settings().redelivery().givesUp(failures)) {
            giveUpOnRoute();
            return;
        }
        once(this::routed, finished -> pipeline.route().process(delivery, failures, finished));
    }

    /** Takes one answer: a step may throw after it has reported its end, or report it twice. */
    private void once(Consumer<Throwable> then, Consumer<Consumer<Throwable>> step) {
        AtomicBoolean answered = new AtomicBoolean();
        try {
            step.accept(failure -> {
                if (answered.compareAndSet(false, true)) {
                    then.accept(failure);
                }
            });
        } catch (Throwable e) {
            if (answered.compareAndSet(false, true)) {
                then.accept(e);
            } else {
                LOG.warn("The route threw an exception after it had finished {}", delivery.event(), e);
            }
        }
    }

    private void otherEnded(Throwable itsFailure) {
        if (itsFailure == null) {
            finishedElsewhere();
        } else {
            retryLater(itsFailure);
        }
    }

    private void finishedElsewhere() {
        pipeline.statistics().duplicate();
        pipeline.events().failed().ended(keys.mark());
        finish(null);
    }

    private void routed(Throwable itsFailure) {
        if (itsFailure == null) {
            pipeline.statistics().finished();
            done();
            return;
        }
        pipeline.statistics().failed();
        int failed = failures + 1;
        failures = failed;
        routeFailure = itsFailure;
        failsSince(itsFailure);
        pipeline.events()
                .failed()
                .failed(keys.mark(), failing(), pipeline.statistics().now());
        if (pipeline.settings().redelivery().givesUp(failed)) {
            giveUpOnRoute();
        } else {
            notDone(itsFailure);
        }
    }

    private void giveUpOnRoute() {
        if (pipeline.settings().redelivery().onExhausted() == OnExhausted.SKIP) {
            LOG.warn("Skipped {} after {} failures, because of onExhausted=skip", delivery.event(), failures);
            pipeline.statistics().givenUp();
            done();
            return;
        }
        Throwable last = routeFailure != null
                ? routeFailure
                : new IllegalStateException("the route failed " + failures + " times in earlier deliveries");
        once(this::deadLettered, finished -> pipeline.deadLetters().process(delivery, failures, last, finished));
    }

    private void deadLettered(Throwable itsFailure) {
        if (itsFailure == null) {
            LOG.warn("Sent {} to deadLetterUri after {} failures", delivery.event(), failures);
            pipeline.statistics().givenUp();
            done();
        } else {
            LOG.warn("Could not send {} to deadLetterUri: {}", delivery.event(), itsFailure.toString());
            notDone(itsFailure);
        }
    }

    private void done() {
        pipeline.events().left(this);
        pipeline.events().failed().ended(keys.mark());
        try {
            if (pipeline.deduplication() != null) {
                pipeline.deduplication().done(keys);
            }
        } catch (Throwable e) {
            LOG.warn(
                    "Processed {}, but could not store that in the idempotent repository, so it may reach the route again: {}",
                    delivery.event(),
                    e.toString());
        }
        finish(null);
    }

    private void notDone(Throwable why) {
        pipeline.events().left(this);
        try {
            if (pipeline.deduplication() != null) {
                pipeline.deduplication().failed(keys, why);
            }
        } catch (Throwable e) {
            LOG.warn("Could not release the claim on {}: {}", delivery.event(), e.toString());
        }
        retryLater(why);
    }

    private void retryLater(Throwable why) {
        waits++;
        Backoff pauses = pipeline.settings().redelivery().pauses();
        retryLater(why, pauses == null ? Duration.ZERO : pauses.pause(waits));
    }

    private void retryLater(Throwable why, Duration pause) {
        failsSince(why);
        if (pipeline.retries(delivery.event())) {
            pipeline.events().fails(this);
            pipeline.retryAfter(pause, this);
        } else {
            finish(why);
        }
    }

    private void failsSince(Throwable why) {
        if (failingSince == null) {
            failingSince = pipeline.statistics().now();
        }
        lastFailure = why;
    }

    /** It is not retried any more. */
    void giveUp() {
        if (pipeline.endWait(this)) {
            finish(lastFailure);
        }
    }

    void finish(Throwable failure) {
        try {
            end(failure);
        } finally {
            pipeline.leavesLane(delivery.event(), failure);
        }
    }

    /** Gives the end to the sender of the event, once. */
    @Override
    public void end(Throwable failure) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        pipeline.ended(this, failure);
        try {
            delivery.end().accept(failure);
        } catch (Throwable e) {
            // the next event of the chat has its turn all the same
            LOG.warn("Could not report the end of {} to its sender", delivery.event(), e);
        }
    }
}
