package io.github.camelvzaps.core;

import io.github.camelvzaps.api.InvalidConfigurationException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;

/**
 * Checks the texts of options that are numbers or durations. Camel reads every number as a duration and drops what it
 * does not understand: 10x would be 0, and a size of 64mb would be 64 minutes in milliseconds. Stateless.
 */
final class NumericOptions {
    private static final Set<Class<?>> NUMBERS = Set.of(int.class, long.class, Integer.class, Long.class);

    /** How the names of durations end, ours and those of Camel for polls. */
    private static final List<String> DURATIONS = List.of(
            "delay",
            "timeout",
            "interval",
            "lease",
            "maxwait",
            "warmup",
            "pause",
            "quiet",
            "longest",
            "lifetime",
            "within");

    private static final Pattern DURATION = Pattern.compile(
            "-?\\d+|(\\d+(\\.\\d+)?\\s*(ms|millis(econds?)?|s|sec(onds?)?|m|min(utes?)?|h|hours?|d|days?)\\s*)+"
                    + "|PT?[0-9].*|[#{].*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?\\d+|[#{].*");

    private NumericOptions() {}

    /**
     * Checks a value.
     *
     * @param configurer knows the types of the options
     * @throws IllegalArgumentException naming the option when its text is not a number or duration
     */
    static void refuseUnreadable(PropertyConfigurer configurer, String option, Object value) {
        if (!(value instanceof String text) || !(configurer instanceof PropertyConfigurerGetter types)) {
            return;
        }
        Class<?> type = types.getOptionType(option, true);
        // Set.of refuses to look for null
        if (type == null || !NUMBERS.contains(type)) {
            return;
        }
        String name = option.toLowerCase(Locale.ROOT);
        boolean duration = DURATIONS.stream().anyMatch(name::endsWith);
        if (!(duration ? DURATION : WHOLE_NUMBER).matcher(text.trim()).matches()) {
            throw new InvalidConfigurationException(
                    List.of(option),
                    "The option " + option + " takes "
                            + (duration ? "milliseconds or a duration such as 5s or 1m30s" : "a whole number")
                            + ", not '"
                            + text + "'");
        }
    }
}
