package io.github.camelvzaps.springboot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains properties that are not known and values that are not on their list. */
class WrongPropertyFailureAnalyzer extends AbstractFailureAnalyzer<WrongPropertyException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, WrongPropertyException cause) {
        return new FailureAnalysis(
                String.join("\n", cause.mistakes()),
                "Correct the properties, or remove them; set what they refer to. An editor that knows Spring Boot completes their names and"
                        + " values.",
                cause);
    }
}
