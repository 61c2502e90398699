package io.github.camelvzaps.core.guard;

import java.time.Instant;
import java.util.Optional;

/** Refuses calls by path: what their fields mean is the gateway's affair, so no rule could look at them. */
final class KnownOperations implements GuardRule {
    @Override
    public String option() {
        return "guard";
    }

    @Override
    public Optional<GuardRefusal> refusal(GuardedMessage message, Instant now) {
        return message.typed()
                ? Optional.empty()
                : GuardRefusal.because("the parameter path makes any call of it; name the operation, such as"
                        + " messages/sendText, instead");
    }
}
