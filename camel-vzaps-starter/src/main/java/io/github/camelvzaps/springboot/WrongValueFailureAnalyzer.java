package io.github.camelvzaps.springboot;

import io.github.camelvzaps.core.operation.Parameter;
import io.github.camelvzaps.springboot.OptionCatalog.Option;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.BeansException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Explains values that cannot be bound to a property of a component of ours. Goes before the analyzer of Spring Boot,
 * which prints the value even of a secret.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class WrongValueFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {
    private static final ConfigurationPropertyName COMPONENTS = ConfigurationPropertyName.of("camel.component");

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        return optionOf(cause.getName())
                .map(option -> explain(cause, asBound(option, cause)))
                .orElse(null);
    }

    private FailureAnalysis explain(BindException cause, Option option) {
        BeansException noBean = findCause(cause, BeansException.class);
        String reason = noBean == null ? "" : ": " + noBean.getMessage();
        Object value = cause.getProperty() == null ? null : cause.getProperty().getValue();
        String origin = cause.getProperty() == null || cause.getProperty().getOrigin() == null
                ? ""
                : " (" + cause.getProperty().getOrigin() + ")";
        return new FailureAnalysis(
                Sentences.wrongValue(
                                option, "property " + cause.getName() + origin, value == null ? null : value.toString())
                        + reason,
                "Correct the value of the property.",
                cause);
    }

    /** Below configuration there are the component's own setters, whose durations are plain milliseconds. */
    private static Option asBound(Option option, BindException cause) {
        boolean milliseconds = option.type().equals("duration")
                && !Duration.class.equals(cause.getTarget().getType().resolve());
        return milliseconds
                ? new Option(option.name(), "milliseconds", option.values(), option.secret(), option.prefix())
                : option;
    }

    private static Optional<Option> optionOf(ConfigurationPropertyName name) {
        if (!COMPONENTS.isAncestorOf(name) || name.getNumberOfElements() < 4) {
            return Optional.empty();
        }
        String first = name.getElement(3, Form.UNIFORM);
        String word = first.equals("configuration") && name.getNumberOfElements() > 4
                ? name.getElement(4, Form.UNIFORM)
                : first;
        return OptionCatalog.of(name.getElement(2, Form.DASHED))
                .flatMap(catalog -> catalog.component().values().stream()
                        .filter(option -> Parameter.fold(option.name()).equals(word))
                        .findFirst());
    }
}
