package io.github.camelvzaps.core.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What a consumer has done so far, for health checks, consoles and meters. Thread-safe; counts since the first start. */
public final class DeliveryStatistics {
    private final Clock clock;
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong finished = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong redelivered = new AtomicLong();
    private final AtomicLong duplicates = new AtomicLong();
    private final AtomicLong skipped = new AtomicLong();
    private final AtomicLong givenUp = new AtomicLong();
    private final AtomicLong claimsLost = new AtomicLong();
    private final AtomicLong unknown = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong connects = new AtomicLong();
    private final AtomicLong instances = new AtomicLong();
    private final AtomicInteger inFlight = new AtomicInteger();

    /** Whether something failed or was turned away since the last success; any thread sets it. */
    private final AtomicBoolean failing = new AtomicBoolean();

    /** Runs at the first success after failures; set by the consumer. */
    private volatile Runnable recovery = () -> {};

    /** When the newest event came; any thread sets it. */
    private volatile Instant lastEventAt;

    public DeliveryStatistics(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    void received(boolean understood) {
        received.incrementAndGet();
        if (!understood) {
            unknown.incrementAndGet();
        }
        lastEventAt = clock.instant();
    }

    /** The gateway has brought something that goes to the route later, perhaps on another node. */
    public void stored() {
        lastEventAt = clock.instant();
    }

    void started() {
        inFlight.incrementAndGet();
    }

    void ended() {
        inFlight.decrementAndGet();
    }

    /** @param events how many, of a burst */
    void finished(int events) {
        finished.addAndGet(events);
        if (failing.get() && failing.compareAndSet(true, false)) {
            recovery.run();
        }
    }

    void failed() {
        failed.incrementAndGet();
        failing.set(true);
    }

    /** Sets what runs at the first success after failures or refusals; must not block. */
    public void onRecovery(Runnable step) {
        recovery = step;
    }

    void redelivered() {
        redelivered.incrementAndGet();
    }

    void duplicate() {
        duplicates.incrementAndGet();
    }

    void skipped() {
        skipped.incrementAndGet();
    }

    void givenUp(int events) {
        givenUp.addAndGet(events);
    }

    /** Counts a claim that ran out while the event was under way. */
    public void claimLost() {
        claimsLost.incrementAndGet();
    }

    /** Counts a delivery that was turned away before it became an event: bad secret, too large, unreadable, no room. */
    public void refused() {
        failing.set(true);
        refused.incrementAndGet();
    }

    /** Counts an instance that begins to be listened to: its first connection does not count as a reconnect. */
    public void listens() {
        instances.incrementAndGet();
    }

    public void connected() {
        connects.incrementAndGet();
    }

    /** Returns how many events came, repeated ones included. */
    public long getReceived() {
        return received.get();
    }

    /** Returns how many events the route has finished without failure. */
    public long getFinished() {
        return finished.get();
    }

    /** Returns how often the route failed. */
    public long getFailed() {
        return failed.get();
    }

    /** Returns how often an event was given to the route again after a failure. */
    public long getRedelivered() {
        return redelivered.get();
    }

    /** Returns how many repetitions were kept from the route. */
    public long getDuplicates() {
        return duplicates.get();
    }

    /** Returns how many events the options keep from the route: own messages, unwanted types. */
    public long getSkipped() {
        return skipped.get();
    }

    /** Returns how many events went to the dead letter endpoint, or were skipped, after their last try. */
    public long getGivenUp() {
        return givenUp.get();
    }

    /** Returns how often another process got an event that was still under way here, so that it may be handled twice. */
    public long getClaimsLost() {
        return claimsLost.get();
    }

    /** Returns how many events could not be understood and reached the route as they came. */
    public long getUnknown() {
        return unknown.get();
    }

    /** Returns how many deliveries were turned away. */
    public long getRefused() {
        return refused.get();
    }

    /** Returns how often a realtime connection was made. */
    public long getConnects() {
        return connects.get();
    }

    /** Returns how often a realtime connection was made again. */
    public long getReconnects() {
        return Math.max(0, connects.get() - instances.get());
    }

    /** Returns how many events are on their way right now, those that wait for another try included. */
    public int getInFlight() {
        return inFlight.get();
    }

    /** Returns when the newest event came; null before the first one. */
    public Instant getLastEventAt() {
        return lastEventAt;
    }
}
