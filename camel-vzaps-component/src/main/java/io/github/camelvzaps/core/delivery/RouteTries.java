package io.github.camelvzaps.core.delivery;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes an entry into the route, and to the dead letters when the route has failed on it too often. Whatever a step
 * throws, an Error too, is the failure of this entry alone. One thread after the other.
 */
final class RouteTries {
    private static final Logger LOG = LoggerFactory.getLogger(RouteTries.class);

    /** Whose entry it is. */
    interface Owner {
        void enters();

        /** The route failed; {@link #done} or {@link #notDone} follows. */
        void failed(int failures, Throwable why);

        /** The route has finished it, or nobody is to try it again. */
        void done();

        void notDone(Throwable why);
    }

    private final Line line;
    private final RouteEntry entry;
    private final Owner owner;

    /** How often the route failed on it, in earlier deliveries too; read by any thread. */
    private volatile int failures;

    /** Why the route failed the last time, in this delivery. */
    private volatile Throwable lastFailure;

    RouteTries(Line line, RouteEntry entry, Owner owner) {
        this.line = line;
        this.entry = entry;
        this.owner = owner;
    }

    /** @param before how often the route failed on it before */
    void startWith(int before) {
        failures = before;
    }

    void run() {
        owner.enters();
        if (line.settings().redelivery().givesUp(failures)) {
            giveUpOnRoute();
            return;
        }
        once(this::routed, finished -> line.route().process(entry, failures, finished));
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
                LOG.warn("The route threw an exception after it had finished {}", entry, e);
            }
        }
    }

    private void routed(Throwable itsFailure) {
        if (itsFailure == null) {
            line.statistics().finished(entry.size());
            owner.done();
            return;
        }
        line.statistics().failed();
        int failed = failures + 1;
        failures = failed;
        lastFailure = itsFailure;
        owner.failed(failed, itsFailure);
        if (line.settings().redelivery().givesUp(failed)) {
            giveUpOnRoute();
        } else {
            owner.notDone(itsFailure);
        }
    }

    private void giveUpOnRoute() {
        if (line.settings().redelivery().onExhausted() == OnExhausted.SKIP) {
            LOG.warn("Skipped {} after {} failures, because of onExhausted=skip", entry, failures);
            line.statistics().givenUp(entry.size());
            owner.done();
            return;
        }
        Throwable last = lastFailure != null
                ? lastFailure
                : new IllegalStateException("the route failed " + failures + " times in earlier deliveries");
        once(this::deadLettered, finished -> line.deadLetters().process(entry, failures, last, finished));
    }

    private void deadLettered(Throwable itsFailure) {
        if (itsFailure == null) {
            LOG.warn("Sent {} to deadLetterUri after {} failures", entry, failures);
            line.statistics().givenUp(entry.size());
            owner.done();
        } else {
            LOG.warn("Could not send {} to deadLetterUri: {}", entry, itsFailure.toString());
            owner.notDone(itsFailure);
        }
    }
}
