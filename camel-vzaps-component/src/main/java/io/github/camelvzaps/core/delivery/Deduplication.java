package io.github.camelvzaps.core.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.spi.IdempotentRepository;

/**
 * Keeps repeated events from the route. An event counts as done when the route has finished it, never before: marking it
 * at the start would lose it to a crash in between. A repetition that comes while the first one is under way waits for
 * its end and shares it. Thread-safe; blocks as long as the repository does.
 */
public final class Deduplication {
    /** What a claim says. */
    public enum Claim {
        /** The event is the caller's to handle. */
        MINE,
        /** It is done already. */
        DONE,
        /** Somebody is at it; the given step runs at its end. */
        WAITING
    }

    private final IdempotentRepository repository;

    /** What is under way, and who waits for it; under its own lock. */
    private final Map<String, List<Consumer<Throwable>>> underWay = new HashMap<>();

    /** @param repository what is done; started and stopped by its owner */
    public Deduplication(IdempotentRepository repository) {
        this.repository = repository;
    }

    /**
     * Asks to handle an event. The same keys end the claim: the route may change what it was given, so they are not to be
     * taken from the event again. A claim that says {@link Claim#MINE} is ended by {@link #done} or {@link #failed}.
     *
     * @param atEnd for {@link Claim#WAITING}: gets null when the one under way succeeded, else its failure
     * @throws RuntimeException when the repository fails; the event is not claimed then
     */
    public Claim claim(DedupeKeys keys, Consumer<Throwable> atEnd) {
        if (keys.mark() == null) {
            return Claim.MINE;
        }
        synchronized (underWay) {
            List<Consumer<Throwable>> waiting = underWay.get(keys.mark());
            if (waiting != null) {
                waiting.add(atEnd);
                return Claim.WAITING;
            }
            underWay.put(keys.mark(), new ArrayList<>(1));
        }
        boolean done;
        try {
            done = repository.contains(keys.mark()) || (keys.better() != null && repository.contains(keys.better()));
        } catch (RuntimeException | Error e) {
            end(keys.mark(), e);
            throw e;
        }
        if (done) {
            end(keys.mark(), null);
        }
        return done ? Claim.DONE : Claim.MINE;
    }

    /**
     * Remembers an event as done and ends the claim.
     *
     * @throws RuntimeException when the repository fails; the claim is ended all the same
     */
    public void done(DedupeKeys keys) {
        String mark = keys.mark();
        if (mark == null) {
            return;
        }
        try {
            repository.add(mark);
            repository.confirm(mark);
        } finally {
            // the route has handled it, whether that could be written down or not
            end(mark, null);
        }
    }

    /** Ends the claim of an event that was not done. */
    public void failed(DedupeKeys keys, Throwable failure) {
        end(keys.mark(), failure);
    }

    private void end(String mark, Throwable failure) {
        List<Consumer<Throwable>> waiting;
        synchronized (underWay) {
            waiting = mark == null ? null : underWay.remove(mark);
        }
        if (waiting != null) {
            waiting.forEach(step -> step.accept(failure));
        }
    }

    void abandon() {}
}
