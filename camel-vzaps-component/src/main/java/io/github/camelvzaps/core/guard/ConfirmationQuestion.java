package io.github.camelvzaps.core.guard;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a person is asked before a message goes. Stateless. */
final class ConfirmationQuestion {
    /** More than fits on a screen is read by nobody. */
    private static final int LONGEST_QUOTE = 600;

    /** Could make a text look like another one, or like a part of the question. */
    private static final Pattern DECEPTIVE = Pattern.compile("[\\p{Cf}\\p{Cc}\\p{Zl}\\p{Zp}&&[^\\n]]");

    private ConfirmationQuestion() {}

    static String text(GuardedMessage message, String recipient, String code, Duration within) {
        String all = String.join("\n", message.texts());
        return "May I send this?\n"
                + "To: " + shown(List.of(recipient.replace('\n', ' ')))
                + "With: " + message.operation() + "\n"
                + "Text, " + all.codePointCount(0, all.length()) + " characters:\n"
                + quoted(all)
                + "To send it, answer: yes " + code + "\n"
                + "Not to send it: no " + code + "\n"
                + "(sim " + code + " / não " + code + "). Without an answer within "
                + time(within) + " it is not sent.";
    }

    private static String shown(List<String> lines) {
        return lines.stream()
                .map(line -> DECEPTIVE.matcher(line).replaceAll("") + "\n")
                .collect(Collectors.joining());
    }

    /** A mark before each line, so that no line of the message can pass for one of the question. */
    private static String quoted(String text) {
        boolean tooLong = text.codePointCount(0, text.length()) > LONGEST_QUOTE;
        String part = tooLong ? text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE)) + "..." : text;
        return shown(part.lines().map(line -> "> " + line).toList());
    }

    private static String time(Duration within) {
        long millis = within.toMillis();
        return millis % 3_600_000 == 0
                ? millis / 3_600_000 + "h"
                : millis % 60_000 == 0
                        ? millis / 60_000 + "m"
                        : millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }
}
