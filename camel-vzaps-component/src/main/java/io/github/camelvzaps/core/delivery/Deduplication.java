package io.github.camelvzaps.core.delivery;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.camel.spi.IdempotentRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps repeated events from the route, for one consumer. An event counts as done when the route has finished it, never
 * before: marking it at the start would lose it to a crash in between. Marks and claims belong to a subscription, so that
 * a repository which several routes share keeps no event from a route that has not had it. A repetition that comes while
 * the first one is under way in this process waits for its end and shares it. Thread-safe; blocks as long as the
 * repository does.
 */
public final class Deduplication {
    private static final Logger LOG = LoggerFactory.getLogger(Deduplication.class);

    /** What a claim says. */
    public enum Claim {
        /** The event is the caller's to handle. */
        MINE,
        /** It is done already. */
        DONE,
        /** Somebody in this process is at it; the given step runs at its end. */
        WAITING,
        /** Another process is at it; nobody tells when it ends. */
        ELSEWHERE
    }

    private final String subscription;
    private final IdempotentRepository repository;
    private final Claims claims;
    private final SharedClaims shared;

    /** How long an abandoned event stays claimed. */
    private final Duration lease;

    private final ScheduledExecutorService timer;

    /** Renews the shared claims; null without them. Set by the constructor, cancelled on abandon. */
    private final ScheduledFuture<?> renewal;

    /**
     * @param repository what is done; started and stopped by its owner
     * @param claims those of this process
     * @param shared those of all processes; null when the repository is of this process alone
     * @param lease how long an event that the route never ends stays claimed after the consumer has stopped
     * @param workers renew the shared claims; they may be held up
     */
    public Deduplication(
            String subscription,
            IdempotentRepository repository,
            Claims claims,
            SharedClaims shared,
            Duration lease,
            Executor workers,
            ScheduledExecutorService timer) {
        this.subscription = subscription;
        this.repository = repository;
        this.claims = claims;
        this.shared = shared;
        this.lease = lease;
        this.timer = timer;
        this.renewal = shared == null ? null : renewEach(shared.renewEvery().toMillis(), workers);
    }

    private ScheduledFuture<?> renewEach(long millis, Executor workers) {
        return timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        workers.execute(shared::renew);
                    } catch (RejectedExecutionException | Error noThread) {
                        LOG.debug("Could not renew claims: {}", noThread.toString());
                    }
                },
                millis,
                millis,
                TimeUnit.MILLISECONDS);
    }

    /**
     * Asks to handle an event. A claim that says {@link Claim#MINE} is ended by {@link #done} or {@link #failed}.
     *
     * @param atEnd for {@link Claim#WAITING}: gets null when the one under way succeeded, else its failure
     * @throws RuntimeException when the repository fails; the event is not claimed then
     */
    public Claim claim(DedupeKeys keys, Consumer<Throwable> atEnd) {
        if (keys.mark() == null) {
            return Claim.MINE;
        }
        String key = within(keys.mark());
        if (!claims.take(key, this, atEnd)) {
            return Claim.WAITING;
        }
        try {
            if (shared != null && !shared.take(key)) {
                claims.end(key, this, new ClaimedElsewhereException());
                return Claim.ELSEWHERE;
            }
            // asked after the claim: before it another process could finish the event between question and claim
            if (!isDone(keys)) {
                return Claim.MINE;
            }
        } catch (RuntimeException | Error e) {
            end(key, e);
            throw e;
        }
        end(key, null);
        return Claim.DONE;
    }

    private boolean isDone(DedupeKeys keys) {
        return repository.contains(within(keys.mark()))
                || keys.richer().stream().anyMatch(key -> repository.contains(within(key)));
    }

    /**
     * Remembers an event as done and ends the claim.
     *
     * @throws RuntimeException when the repository fails; the claim is ended all the same
     */
    public void done(DedupeKeys keys) {
        if (keys.mark() == null) {
            return;
        }
        String key = within(keys.mark());
        try {
            if (!repository.add(key)) {
                LOG.warn(
                        "An event was processed twice: another process finished it after the claim of this one had run out");
            }
            repository.confirm(key);
        } finally {
            // the route has handled it, whether that could be written down or not
            end(key, null);
        }
    }

    /** Ends the claim of an event that was not done. */
    public void failed(DedupeKeys keys, Throwable failure) {
        if (keys.mark() != null) {
            end(within(keys.mark()), failure);
        }
    }

    private void end(String key, Throwable failure) {
        try {
            if (shared != null) {
                shared.release(key);
            }
        } finally {
            claims.end(key, this, failure);
        }
    }

    /** Keeps no claim any longer than its lease: the consumer has stopped, and the route may never end. */
    void abandon() {
        if (renewal != null) {
            renewal.cancel(false);
        }
        try {
            timer.schedule(
                    () -> claims.endAll(this, new ConsumerStoppedException()), lease.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            claims.endAll(this, new ConsumerStoppedException());
        }
    }

    private String within(String mark) {
        return DedupeKeys.within(subscription, mark);
    }
}
