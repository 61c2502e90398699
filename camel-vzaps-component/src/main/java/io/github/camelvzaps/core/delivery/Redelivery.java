package io.github.camelvzaps.core.delivery;

/**
 * When and how often a failed event is tried again. Immutable.
 *
 * @param pauses the pauses before the next try; null when the sender repeats a failed event by itself
 * @param maximum how often an event is given to the route again before it is exhausted; negative for no limit
 * @param onExhausted what becomes of it then
 */
public record Redelivery(Backoff pauses, int maximum, OnExhausted onExhausted) {

    /** Tells whether the sender repeats what failed, so that nothing waits here for another try. */
    boolean bySender() {
        return pauses == null;
    }

    /** Tells whether an event that failed so often leaves the route alone from now on. */
    boolean givesUp(int failures) {
        return onExhausted != OnExhausted.HOLD && maximum >= 0 && failures > maximum;
    }
}
