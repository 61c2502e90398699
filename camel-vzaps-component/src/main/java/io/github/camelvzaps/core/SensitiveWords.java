package io.github.camelvzaps.core;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.util.SensitiveUtils;

/**
 * Tells Camel which of our options must not be printed. {@code secret = true} alone does not: the start-up summaries of
 * camel-main mask by a list of words, and several of our names are not on it.
 */
final class SensitiveWords {
    private SensitiveWords() {}

    /** Adds words to those that the application has set; they are never replaced. */
    static void register(CamelContext context, List<String> words) {
        ExtendedCamelContext extension = context.getCamelContextExtension();
        String before = extension.getAdditionalSensitiveKeywords();
        Set<String> all = new LinkedHashSet<>();
        if (before != null) {
            all.addAll(Arrays.asList(before.split("\\s*,\\s*")));
        }
        // Camel 4.18.0 masks the wrong parameters of every URI when it is given none but words it knows already
        words.stream().filter(word -> !SensitiveUtils.containsSensitive(word)).forEach(all::add);
        if (!all.isEmpty()) {
            extension.setAdditionalSensitiveKeywords(String.join(",", all));
        }
    }
}
