package io.github.camelvzaps.core.guard;

import java.time.Instant;
import java.util.Optional;

/** Bounds how much there is to read. */
final class TextLength implements GuardRule {
    static final String OPTION = "guardMaxLength";

    private final int most;

    TextLength(int most) {
        this.most = most;
    }

    @Override
    public String option() {
        return OPTION;
    }

    @Override
    public Optional<GuardRefusal> refusal(GuardedMessage message, Instant now) {
        long length = message.texts().stream()
                .mapToLong(text -> text.codePointCount(0, text.length()))
                .sum();
        return length <= most
                ? Optional.empty()
                : GuardRefusal.because("it has " + length + " characters, of at most " + most);
    }
}
