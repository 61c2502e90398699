package io.github.camelvzaps.core.delivery;

/** Redelivery that never gives up, for tests of what happens meanwhile. */
public final class EndlessRedelivery {
    private EndlessRedelivery() {}

    /** @param pauses before each try; null when the sender repeats a failed event by itself */
    public static Redelivery in(Backoff pauses) {
        return new Redelivery(pauses, -1, OnExhausted.HOLD);
    }
}
