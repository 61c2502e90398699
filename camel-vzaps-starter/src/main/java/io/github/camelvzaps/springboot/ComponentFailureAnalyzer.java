package io.github.camelvzaps.springboot;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/**
 * Explains what the component itself refuses at start, such as missing credentials or a bad URL. Its messages tell what
 * is wrong and name the options; this adds the properties that set them.
 */
class ComponentFailureAnalyzer implements FailureAnalyzer {
    private static final String PACKAGES = "io.github.camelvzaps.";
    private static final Pattern URI = Pattern.compile("\\b([a-z]+):(?://)?[a-zA-Z]");
    private static final Pattern OPTION = Pattern.compile("\\boption (\\w+)|\\b([a-z]+[A-Z]\\w*)");

    @Override
    public FailureAnalysis analyze(Throwable failure) {
        Throwable ours = null;
        Set<String> messages = new LinkedHashSet<>();
        for (Throwable next = failure; next != null; next = next.getCause()) {
            messages.add(String.valueOf(next.getMessage()));
            if (isThrownByComponent(next)) {
                ours = next;
            }
        }
        return ours == null
                ? null
                : new FailureAnalysis(ours.getMessage(), action(ours.getMessage(), schemeIn(messages)), failure);
    }

    private static boolean isThrownByComponent(Throwable failure) {
        if (failure.getMessage() == null || failure.getStackTrace().length == 0) {
            return false;
        }
        String thrower = failure.getStackTrace()[0].getClassName();
        if (!thrower.startsWith(PACKAGES)) {
            return false;
        }
        String part = thrower.substring(PACKAGES.length()).replaceFirst("\\..*", "");
        return part.equals("core") || OptionCatalog.of(part).isPresent();
    }

    private static Optional<String> schemeIn(Set<String> messages) {
        return messages.stream()
                .flatMap(message -> URI.matcher(message).results())
                .map(match -> match.group(1))
                .filter(scheme -> OptionCatalog.of(scheme).isPresent())
                .findFirst();
    }

    private static String action(String message, Optional<String> scheme) {
        Set<String> properties = scheme.map(name -> propertiesIn(message, name)).orElse(Set.of());
        return properties.isEmpty()
                ? "Correct the options of the component or of the endpoint."
                : "Set " + String.join(", ", properties)
                        + " in the configuration of the application, or the option of the same name on the endpoint"
                        + " URI.";
    }

    private static Set<String> propertiesIn(String message, String scheme) {
        Set<String> options = OptionCatalog.of(scheme).orElseThrow().component().keySet();
        Matcher words = OPTION.matcher(message);
        return words.results()
                .map(ComponentFailureAnalyzer::word)
                .filter(options::contains)
                .map(option -> Sentences.property(scheme, option))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String word(MatchResult match) {
        return match.group(1) != null ? match.group(1) : match.group(2);
    }
}
