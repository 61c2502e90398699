package io.github.camelvzaps.springboot;

import io.github.camelvzaps.core.client.GatewayException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.Environment;

/**
 * Explains what the component itself refuses at start, such as missing credentials or a bad URL. Its messages tell what
 * is wrong and name the options; this adds the properties that set them.
 */
class ComponentFailureAnalyzer implements FailureAnalyzer {
    private static final String PACKAGES = "io.github.camelvzaps.";
    private static final Pattern URI = Pattern.compile("\\b([a-z]+):(?://)?[a-zA-Z]");
    private static final Pattern OPTION = Pattern.compile("\\boption (\\w+)|\\b([a-z]+[A-Z]\\w*)");

    private final Environment environment;

    /** Called by Spring Boot. */
    ComponentFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    public FailureAnalysis analyze(Throwable failure) {
        Throwable ours = null;
        Set<String> messages = new LinkedHashSet<>();
        for (Throwable next = failure; next != null; next = next.getCause()) {
            if (next instanceof GatewayException) {
                // a call that failed, no wrong configuration; its stack trace is of use
                return null;
            }
            messages.add(String.valueOf(next.getMessage()));
            if (isThrownByComponent(next)) {
                ours = next;
            }
        }
        return ours == null
                ? null
                : new FailureAnalysis(ours.getMessage(), action(ours.getMessage(), schemes(messages)), failure);
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

    /** Returns the scheme of the URI in a message, else the schemes that have properties. */
    private Set<String> schemes(Set<String> messages) {
        Set<String> named = schemes(messages.stream()
                .flatMap(message -> URI.matcher(message).results())
                .map(match -> match.group(1)));
        return named.isEmpty() ? schemes(configuredComponents()) : named;
    }

    private static Set<String> schemes(Stream<String> candidates) {
        return candidates
                .filter(scheme -> OptionCatalog.of(scheme).isPresent())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Stream<String> configuredComponents() {
        ConfigurationPropertyName components = ConfigurationPropertyName.of("camel.component");
        return StreamSupport.stream(
                        ConfigurationPropertySources.get(environment).spliterator(), false)
                .filter(IterableConfigurationPropertySource.class::isInstance)
                .flatMap(source -> ((IterableConfigurationPropertySource) source).stream())
                .filter(components::isAncestorOf)
                .map(name -> name.getElement(2, Form.DASHED));
    }

    private static String action(String message, Set<String> schemes) {
        Set<String> properties = schemes.stream()
                .flatMap(scheme -> propertiesIn(message, scheme))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return properties.isEmpty()
                ? "Correct the endpoint URI or the options of the component."
                : "Set " + String.join(", ", properties)
                        + " in the configuration of the application, or the option of the same name on the endpoint"
                        + " URI.";
    }

    private static Stream<String> propertiesIn(String message, String scheme) {
        Set<String> options = OptionCatalog.of(scheme).orElseThrow().component().keySet();
        return OPTION.matcher(message)
                .results()
                .map(ComponentFailureAnalyzer::word)
                .filter(options::contains)
                .map(option -> Sentences.property(scheme, option));
    }

    private static String word(MatchResult match) {
        return match.group(1) != null ? match.group(1) : match.group(2);
    }
}
