package io.github.camelvzaps.core.delivery;

import io.github.camelvzaps.api.VzapsEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One event in the pipeline: claim, route, mark, end, with its retries. Where messages are grouped it joins a burst once it is
 * claimed, and the burst does the rest. Whatever is thrown on the way, an Error too, is the failure of this event alone. One
 * thread after the other.
 */
final class PendingEvent implements Lanes.Work, EventsUnderWay.Held, RouteTries.Owner, Retries.Retried, Burst.Member {
    private static final Logger LOG = LoggerFactory.getLogger(PendingEvent.class);

    /** Another process mostly finishes what it has claimed within moments. */
    private static final Backoff CLAIM_PAUSES = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(2));

    private final Line line;
    private final Delivery delivery;
    private final DedupeKeys keys;
    private final Instant arrivedAt;
    private final RouteTries tries;

    /** The bursts to join; null for an event that goes through the route alone. */
    private final Bursts bursts;

    /** Its place among all events of the line. */
    private final long arrival;

    /** Whether what is behind it in its lane waits for it; any thread sets it. */
    private final AtomicBoolean holdsLane = new AtomicBoolean(true);

    /** Whether the end was given to the sender of the event; any thread sets it. */
    private final AtomicBoolean ended = new AtomicBoolean();

    // touched by one thread after the other, read by any thread

    /** How often the route failed on it, in earlier deliveries too. */
    private volatile int failures;

    /** Why the last attempt failed; null before the first failure. */
    private volatile Throwable lastFailure;

    /** When it entered the route the last time. */
    private volatile Instant inRouteSince;

    /** When an attempt failed for the first time. */
    private volatile Instant failingSince;

    /** How often it waited for a retry after a failure; touched by one thread after the other. */
    private int waits;

    /** How often it waited for another process; touched by one thread after the other. */
    private int claimWaits;

    /** @param bursts the bursts to join; null for an event that goes through the route alone */
    PendingEvent(Line line, Delivery delivery, Bursts bursts) {
        this.line = line;
        this.delivery = delivery;
        this.bursts = bursts;
        this.arrival = line.nextArrival();
        this.keys = keysOf(delivery.event());
        this.arrivedAt = line.statistics().now();
        this.tries = new RouteTries(line, RouteEntry.of(delivery.event(), keys.mark()), this);
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

    @Override
    public VzapsEvent event() {
        return delivery.event();
    }

    @Override
    public String mark() {
        return keys.mark();
    }

    @Override
    public String instanceId() {
        return delivery.event().instanceId();
    }

    @Override
    public int failures() {
        return failures;
    }

    @Override
    public long arrival() {
        return arrival;
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
        failures = line.events().failed().failures(keys.mark());
        tries.startWith(failures);
        claimAndGoOn();
    }

    @Override
    public void runAgain() {
        if (failures > 0) {
            line.statistics().redelivered();
        }
        claimAndGoOn();
    }

    private void claimAndGoOn() {
        if (!line.isOpen(instanceId())) {
            finish(new ConsumerStoppedException());
            return;
        }
        Deduplication deduplication = line.deduplication();
        Deduplication.Claim claim;
        try {
            claim = deduplication == null ? Deduplication.Claim.MINE : deduplication.claim(keys, this::otherEnded);
        } catch (Throwable e) {
            LOG.warn("Could not claim {} in the idempotent repository: {}", delivery.event(), e.toString());
            retryLater(e);
            return;
        }
        switch (claim) {
            case MINE -> claimed();
            case DONE -> finishedElsewhere();
            case WAITING -> {
                LOG.debug("Waiting for {}: another consumer of this process has it", delivery.event());
                if (bursts != null) {
                    // what comes behind it belongs to the burst that the first copy waits in
                    leaveLane(null);
                }
            }
            case ELSEWHERE -> {
                LOG.debug("Waiting for {}: another process has claimed it", delivery.event());
                claimWaits++;
                retryLater(new ClaimedElsewhereException(), CLAIM_PAUSES.pause(claimWaits));
            }
        }
    }

    private void claimed() {
        if (bursts == null) {
            tries.run();
            return;
        }
        bursts.join(this);
        leaveLane(null);
    }

    @Override
    public void givenUp(Throwable why) {
        end(why);
    }

    private void otherEnded(Throwable itsFailure) {
        if (itsFailure == null) {
            finishedElsewhere();
        } else {
            retryLater(itsFailure);
        }
    }

    private void finishedElsewhere() {
        line.statistics().duplicate();
        line.events().failed().ended(keys.mark());
        finish(null);
    }

    @Override
    public void enters() {
        inRouteSince = line.statistics().now();
        line.events().enters(this);
    }

    @Override
    public void failed(int failed, Throwable why) {
        failures = failed;
        failsSince(why);
        line.events().failed().failed(keys.mark(), failing(), line.statistics().now());
    }

    @Override
    public void done() {
        marked();
        finish(null);
    }

    @Override
    public void marked() {
        line.events().left(this);
        line.events().failed().ended(keys.mark());
        try {
            if (line.deduplication() != null) {
                line.deduplication().done(keys);
            }
        } catch (Throwable e) {
            LOG.warn(
                    "Processed {}, but could not store that in the idempotent repository, so it may reach the route again: {}",
                    delivery.event(),
                    e.toString());
        }
    }

    @Override
    public void leftRoute() {
        line.events().left(this);
    }

    @Override
    public void waitsForRetry() {
        line.events().fails(this);
    }

    @Override
    public void notDone(Throwable why) {
        leftRoute();
        unclaim(why);
        retryLater(why);
    }

    @Override
    public void unclaim(Throwable why) {
        try {
            if (line.deduplication() != null) {
                line.deduplication().failed(keys, why);
            }
        } catch (Throwable e) {
            LOG.warn("Could not release the claim on {}: {}", delivery.event(), e.toString());
        }
    }

    private void retryLater(Throwable why) {
        waits++;
        retryLater(why, line.retries().pause(waits));
    }

    private void retryLater(Throwable why, Duration pause) {
        failsSince(why);
        if (line.retries(this)) {
            waitsForRetry();
            line.retryAfter(pause, this);
        } else {
            finish(why);
        }
    }

    private void failsSince(Throwable why) {
        if (failingSince == null) {
            failingSince = line.statistics().now();
        }
        lastFailure = why;
    }

    @Override
    public void giveUp() {
        if (line.retries().endWait(this)) {
            finish(lastFailure);
        }
    }

    @Override
    public void finish(Throwable failure) {
        try {
            end(failure);
        } finally {
            leaveLane(failure);
        }
    }

    private void leaveLane(Throwable failure) {
        if (!holdsLane.compareAndSet(true, false)) {
            return;
        }
        String lane = line.settings().lane(delivery.event());
        if (bursts == null) {
            line.leavesLane(lane, failure);
        } else {
            line.leavesIntake(lane, failure);
        }
    }

    /** Gives the end to the sender of the event, once. */
    @Override
    public void end(Throwable failure) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        line.ended(this, delivery.event(), failure);
        try {
            delivery.end().accept(failure);
        } catch (Throwable e) {
            // the next event of the chat has its turn all the same
            LOG.warn("Could not report the end of {} to its sender", delivery.event(), e);
        }
    }
}
