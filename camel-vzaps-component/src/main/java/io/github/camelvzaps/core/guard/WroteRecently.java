package io.github.camelvzaps.core.guard;

import io.github.camelvzaps.core.gateway.ChatsThatWrote;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Lets messages go to chats only that have written to the number within some time. */
final class WroteRecently implements GuardRule {
    static final String OPTION = "guardWroteWithin";

    private final ChatsThatWrote chats;
    private final Duration within;

    WroteRecently(ChatsThatWrote chats, Duration within) {
        this.chats = chats;
        this.within = within;
    }

    @Override
    public String option() {
        return OPTION;
    }

    @Override
    public Optional<GuardRefusal> refusal(GuardedMessage message, Instant now) {
        Optional<Instant> last =
                message.chat() == null ? Optional.empty() : chats.lastWrote(message.instanceId(), message.chat());
        return last.isPresent() && !last.get().plus(within).isBefore(now)
                ? Optional.empty()
                : GuardRefusal.because(
                        "as far as this application has seen, its recipient has not written to the number"
                                + " in that time");
    }

    @Override
    public boolean dependsOnTime() {
        return true;
    }
}
