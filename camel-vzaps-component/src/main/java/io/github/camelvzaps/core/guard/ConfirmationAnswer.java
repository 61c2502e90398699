package io.github.camelvzaps.core.guard;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person answers to a question. Immutable.
 *
 * @param yes whether the message may go
 * @param code of the question; null for a mere word, which says something only as a reply that quotes the question
 */
record ConfirmationAnswer(boolean yes, String code) {
    /** Digits of a code. */
    static final int DIGITS = 4;

    /** Phones put marks into a text that nobody sees. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Mn}]");

    private static final Pattern FORM =
            Pattern.compile("(yes|sim|no|nao)(?:[\\s,:]+([0-9]{" + DIGITS + "}))?\\s*[.!]*");

    /** Reads a text; empty when it says more or something else, so that no sentence is taken for an answer. */
    static Optional<ConfirmationAnswer> read(String text) {
        if (text == null) {
            return Optional.empty();
        }
        String plain = INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .strip()
                .toLowerCase(Locale.ROOT);
        Matcher form = FORM.matcher(plain);
        if (!form.matches()) {
            return Optional.empty();
        }
        boolean yes = form.group(1).equals("yes") || form.group(1).equals("sim");
        return Optional.of(new ConfirmationAnswer(yes, form.group(2)));
    }
}
