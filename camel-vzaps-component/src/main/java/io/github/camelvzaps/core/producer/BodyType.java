package io.github.camelvzaps.core.producer;

import io.github.camelvzaps.api.InvalidConfigurationException;
import java.util.List;
import java.util.Locale;

/** What text, bytes, streams and files in the body of a message are. Maps and objects are fields whatever is chosen. */
enum BodyType {
    /** Content for operations that send media, text for all others. */
    AUTO,
    /** The fields of the call as JSON. */
    JSON,
    /** Text, for operations that send media too. */
    TEXT;

    /**
     * Reads the option {@code bodyType}.
     *
     * @throws IllegalArgumentException for anything but the three names
     */
    static BodyType of(String option) {
        for (BodyType type : values()) {
            if (type.name().equals(option.trim().toUpperCase(Locale.ROOT))) {
                return type;
            }
        }
        throw new InvalidConfigurationException(
                List.of("bodyType"), "The option bodyType takes auto, json or text, not '" + option + "'");
    }
}
