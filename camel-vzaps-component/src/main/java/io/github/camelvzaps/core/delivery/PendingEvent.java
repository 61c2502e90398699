package io.github.camelvzaps.core.delivery;

import io.github.camelvzaps.api.VzapsEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One event in the pipeline with its tries: claim, route, mark, end. Whatever is thrown on the way, an Error too, is the
 * failure of this event alone. One thread after the other.
 */
final class PendingEvent implements Lanes.Work, EventsUnderWay.Held {
    private static final Logger LOG = LoggerFactory.getLogger(PendingEvent.class);

    /** What another process is at is mostly done within moments. */
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

    /** Why the last try did not end well; null before the first one. */
    private volatile Throwable lastFailure;

    /** Why the route failed the last time, in this delivery. */
    private volatile Throwable routeFailure;

    /** When it entered the route the last time. */
    private volatile Instant inRouteSince;

    /** When the first try did not end well. */
    private volatile Instant failingSince;

    /** How often it waited for another try after something failed; touched by one thread after the other. */
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
            LOG.warn("A repetition of {} cannot be known: {}", event, e.toString());
            return DedupeKeys.NONE;
        }
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

    /** The pause before another try is over. */
    void runAgain() {
        if (failures > 0) {
            pipeline.statistics().redelivered();
        }
        claimAndRoute();
    }

    private void claimAndRoute() {
        if (!pipeline.isOpen()) {
            finish(new ConsumerStoppedException());
            return;
        }
        Deduplication deduplication = pipeline.deduplication();
        Deduplication.Claim claim;
        try {
            claim = deduplication == null ? Deduplication.Claim.MINE : deduplication.claim(keys, this::otherEnded);
        } catch (Throwable e) {
            LOG.warn("The idempotent repository failed on {}: {}", delivery.event(), e.toString());
            tryLater(e);
            return;
        }
        switch (claim) {
            case MINE -> handle();
            case DONE -> finishedElsewhere();
            case WAITING -> LOG.debug("{} is under way in this process already", delivery.event());
            case ELSEWHERE -> {
                LOG.debug("{} is under way in another process", delivery.event());
                claimWaits++;
                tryLater(new ClaimedElsewhereException(), CLAIM_PAUSES.pause(claimWaits));
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
                LOG.warn("The route threw after it had finished {}", delivery.event(), e);
            }
        }
    }

    private void otherEnded(Throwable itsFailure) {
        if (itsFailure == null) {
            finishedElsewhere();
        } else {
            tryLater(itsFailure);
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
            LOG.warn("{} is skipped after {} failed tries, as onExhausted=skip asks", delivery.event(), failures);
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
            LOG.warn("{} went to the dead letter endpoint after {} failed tries", delivery.event(), failures);
            pipeline.statistics().givenUp();
            done();
        } else {
            LOG.warn("The dead letter endpoint failed on {}: {}", delivery.event(), itsFailure.toString());
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
                    "{} was handled, and the idempotent repository could not note it: it may be repeated ({})",
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
            LOG.warn("The claim on {} could not be given back: {}", delivery.event(), e.toString());
        }
        tryLater(why);
    }

    private void tryLater(Throwable why) {
        waits++;
        Backoff pauses = pipeline.settings().redelivery().pauses();
        tryLater(why, pauses == null ? Duration.ZERO : pauses.pause(waits));
    }

    private void tryLater(Throwable why, Duration pause) {
        failsSince(why);
        if (pipeline.triesAgain()) {
            pipeline.events().fails(this);
            pipeline.runAfter(pause, this);
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

    /** Nobody will try it again here. */
    void giveUp() {
        if (pipeline.stopsWaiting(this)) {
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
            // what waits for its turn in this chat must not suffer for that
            LOG.warn("The end of {} could not be passed on", delivery.event(), e);
        }
    }
}
