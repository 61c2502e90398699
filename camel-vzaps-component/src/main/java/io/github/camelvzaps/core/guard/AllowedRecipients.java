package io.github.camelvzaps.core.guard;

import io.github.camelvzaps.core.gateway.ChatsThatWrote;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Lets messages go to chats on a list only. */
final class AllowedRecipients implements GuardRule {
    static final String OPTION = "guardAllow";

    private final Set<String> chats;

    /** @param recipients phones in digits and ids of chats */
    AllowedRecipients(Set<String> recipients) {
        this.chats = recipients.stream().map(ChatsThatWrote::chat).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String option() {
        return OPTION;
    }

    @Override
    public Optional<GuardRefusal> refusal(GuardedMessage message, Instant now) {
        return message.chat() != null && chats.contains(message.chat())
                ? Optional.empty()
                : GuardRefusal.because("its recipient is not in the list");
    }
}
