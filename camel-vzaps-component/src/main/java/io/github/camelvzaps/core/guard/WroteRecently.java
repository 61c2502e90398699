package io.github.camelvzaps.core.guard;

import io.github.camelvzaps.core.gateway.ChatsThatWrote;
import io.github.camelvzaps.core.gateway.GuardRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Lets messages go to chats only that have written to the number within some time. */
final class WroteRecently implements GuardRule {
    static final String OPTION = "guardWroteWithin";

    private final ChatsThatWrote chats;

    /** What a restart and other nodes know; null without it. */
    private final GuardRepository repository;

    private final Duration within;

    /** @param repository null when this process alone knows who wrote */
    WroteRecently(ChatsThatWrote chats, GuardRepository repository, Duration within) {
        this.chats = chats;
        this.repository = repository;
        this.within = within;
    }

    @Override
    public String option() {
        return OPTION;
    }

    @Override
    public Optional<GuardRefusal> refusal(GuardedMessage message, Instant now) {
        if (message.chat() == null) {
            return refused();
        }
        if (isRecent(chats.lastWrote(message.instanceId(), message.chat()), now)) {
            return Optional.empty();
        }
        return repository == null ? refused() : refusalOfRepository(message, now);
    }

    private Optional<GuardRefusal> refusalOfRepository(GuardedMessage message, Instant now) {
        Optional<Instant> last;
        try {
            last = repository.lastWrote(message.instanceId(), message.chat());
        } catch (RuntimeException | Error e) {
            return Optional.of(new GuardRefusal(
                    "the guardRepository cannot be read, and without it nobody knows whether its recipient has written",
                    null,
                    e));
        }
        last.ifPresent(at -> chats.wroteElsewhere(message.instanceId(), message.chat(), at));
        return isRecent(last, now) ? Optional.empty() : refused();
    }

    private boolean isRecent(Optional<Instant> last, Instant now) {
        return last.isPresent() && !last.get().plus(within).isBefore(now);
    }

    private static Optional<GuardRefusal> refused() {
        return GuardRefusal.because(
                "as far as this application has seen, its recipient has not written to the number in that time");
    }

    @Override
    public boolean dependsOnTime() {
        return true;
    }
}
