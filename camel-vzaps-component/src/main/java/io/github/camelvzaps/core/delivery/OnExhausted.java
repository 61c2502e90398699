package io.github.camelvzaps.core.delivery;

import io.github.camelvzaps.api.InvalidConfigurationException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What becomes of an event after its last try. */
public enum OnExhausted {
    /** It is tried again for as long as the consumer runs, and holds its chat meanwhile. Nothing is given up. */
    HOLD("hold"),
    /** It goes to the dead letter endpoint. */
    DEAD_LETTER("deadLetter"),
    /** It is acknowledged without having been handled; a log line and a meter say so. */
    SKIP("skip");

    private final String option;

    OnExhausted(String option) {
        this.option = option;
    }

    /**
     * Reads the value of the option.
     *
     * @throws IllegalArgumentException naming the values when it is none of them
     */
    public static OnExhausted of(String option) {
        return Arrays.stream(values())
                .filter(value -> value.option.equalsIgnoreCase(option))
                .findFirst()
                .orElseThrow(() -> new InvalidConfigurationException(
                        List.of("onExhausted"),
                        "The option onExhausted takes "
                                + Arrays.stream(values())
                                        .map(value -> value.option)
                                        .collect(Collectors.joining(", "))
                                + "; it was set to " + option));
    }
}
