package io.github.camelvzaps.core.client;

import io.github.camelvzaps.api.FailureReason;
import io.github.camelvzaps.api.InvalidConfigurationException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * Finds the reason of a failure in the words of the gateway. The application's own patterns are asked first. Immutable
 * and thread-safe; equal when the application's patterns are.
 */
public final class FailurePatterns {

    /** What no gateway says is not looked for. */
    private static final List<FailureReason> OF_GATEWAYS = Arrays.stream(FailureReason.values())
            .filter(reason -> reason != FailureReason.PACED && reason != FailureReason.GUARDED)
            .toList();

    private record Row(FailureReason reason, Pattern pattern) {}

    /**
     * What gateways of this family pass on of WhatsApp's refusals. Inferred from public reports, documented by nobody:
     * 463 is WhatsApp's refusal of a sender who may not write to strangers for a while.
     */
    private static final List<Row> DEFAULTS = List.of(
            row(FailureReason.RESTRICTED, "server returned error 463|reach.?out.?time.?lock"),
            row(
                    FailureReason.RESTRICTED,
                    "(account|sender)\\b.{0,20}\\b(restricted|banned|blocked|limited)|temporar(il)?y.ban"),
            row(
                    FailureReason.NOT_ON_WHATSAPP,
                    "(not|isn.t|no)\\b.{0,20}\\b(on|in|have|has|registered.{0,10}) whats.?app|no LID found"),
            row(
                    FailureReason.NOT_ON_WHATSAPP,
                    "(number|phone|recipient)\\b.{0,20}\\b(does not exist|not found|not registered)"),
            row(FailureReason.NOT_CONNECTED, "\\bnot (yet )?(connected|logged.?in|paired)|disconnected|logged.?out"),
            row(FailureReason.NOT_CONNECTED, "(no (active )?session|session\\b.{0,20}\\b(closed|not found|expired))"),
            row(FailureReason.RATE_LIMITED, "rate.?(over.?)?limit|too many (requests|messages)"));

    /** As the application gave them: the reason's text and a regular expression. */
    private final Map<String, String> own;

    private final List<Row> rows = new ArrayList<>();

    /**
     * Makes the patterns of an application.
     *
     * @param own regular expressions by the text of a reason; each is looked for anywhere in code and message, whatever
     *     the case; null for none
     * @throws IllegalArgumentException for a reason that does not exist or an expression that cannot be read
     */
    public FailurePatterns(Map<String, String> own) {
        this.own = own == null ? Map.of() : Map.copyOf(own);
        this.own.forEach((reason, pattern) -> rows.add(checked(reason, pattern)));
        rows.addAll(DEFAULTS);
    }

    private static Row checked(String text, String pattern) {
        for (FailureReason reason : OF_GATEWAYS) {
            if (reason.text().equalsIgnoreCase(text)) {
                try {
                    return row(reason, pattern);
                } catch (PatternSyntaxException e) {
                    throw new InvalidConfigurationException(
                            List.of(),
                            "The option failureReason." + text + " has to be a regular expression: " + e.getMessage(),
                            e);
                }
            }
        }
        throw new InvalidConfigurationException(
                List.of(),
                "There is no failureReason." + text + "; there are "
                        + OF_GATEWAYS.stream()
                                .map(reason -> "failureReason." + reason.text())
                                .collect(Collectors.joining(", ")));
    }

    private static Row row(FailureReason reason, String pattern) {
        return new Row(reason, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    /** Returns the reason of a failure by its status, code and message. */
    FailureReason reason(int status, String code, String message) {
        String words = code + " " + message;
        for (Row row : rows) {
            if (row.pattern().matcher(words).find()) {
                return row.reason();
            }
        }
        return status == 429 ? FailureReason.RATE_LIMITED : FailureReason.OTHER;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FailurePatterns patterns && patterns.own.equals(own);
    }

    @Override
    public int hashCode() {
        return Objects.hash(own);
    }
}
