package io.github.camelvzaps.springboot;

import io.github.camelvzaps.api.InvalidConfigurationException;
import java.util.List;
import java.util.Set;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains what the component itself refuses at start, such as missing credentials or a bad URL. Its messages say what is
 * wrong; this adds the properties that set its options.
 */
class ComponentFailureAnalyzer extends AbstractFailureAnalyzer<InvalidConfigurationException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidConfigurationException cause) {
        List<String> properties = cause.scheme()
                .map(scheme -> properties(scheme, cause.options()))
                .orElse(List.of());
        String action = properties.isEmpty()
                ? "Correct the endpoint URI or the options of the component."
                : "Set " + String.join(", ", properties)
                        + " in the configuration of the application, or the option of the same name on the endpoint"
                        + " URI.";
        return new FailureAnalysis(cause.getMessage(), action, cause);
    }

    private static List<String> properties(String scheme, List<String> options) {
        Set<String> known = OptionCatalog.of(scheme).orElseThrow().component().keySet();
        return options.stream()
                .filter(known::contains)
                .map(option -> Sentences.property(scheme, option))
                .toList();
    }
}
