package io.github.camelvzaps.core.guard;

import java.time.Instant;
import java.util.Optional;

/** Decides about one property of a message. Thread-safe; never blocks, but for one look into a repository of the user's. */
interface GuardRule {
    /** Returns the option that sets the rule. */
    String option();

    /** Returns why a message must not go; empty when it may. The reason holds nothing of the message. */
    Optional<GuardRefusal> refusal(GuardedMessage message, Instant now);

    /** Tells whether it may decide otherwise a moment later. */
    default boolean dependsOnTime() {
        return false;
    }
}
