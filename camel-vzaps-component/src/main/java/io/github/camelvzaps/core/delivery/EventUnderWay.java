package io.github.camelvzaps.core.delivery;

import io.github.camelvzaps.core.event.VzapsEvent;
import java.time.Instant;

/**
 * An event that a pipeline is at, for whoever watches it.
 *
 * @param event the event
 * @param since since when: in the route, or failing
 * @param failures how often the route failed on it
 * @param lastFailure why it failed the last time; null when it has not
 */
public record EventUnderWay(VzapsEvent event, Instant since, int failures, Throwable lastFailure) {

    /** Shows what may stand in a log: no number, name or text, and nothing of the failure but its class. */
    @Override
    public String toString() {
        return event + " since " + since + ", failed " + failures + " times"
                + (lastFailure == null
                        ? ""
                        : ", last with " + lastFailure.getClass().getName());
    }
}
