package io.github.camelvzaps.api;

import java.util.List;
import java.util.Optional;

/** An endpoint cannot start as it is configured. The message names the fix; nothing was sent. */
public class InvalidConfigurationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final List<String> options;
    private String scheme;

    /** @param options the options to set, by the names they have on the component; empty when no option is missing */
    public InvalidConfigurationException(List<String> options, String message) {
        this(options, message, null);
    }

    /** @param options the options to set, by the names they have on the component; empty when no option is missing */
    public InvalidConfigurationException(List<String> options, String message, Throwable cause) {
        super(message, cause);
        this.options = List.copyOf(options);
    }

    /** The options to set, by the names they have on the component. */
    public List<String> options() {
        return options;
    }

    /** The scheme of the endpoint; empty while it is not known. */
    public Optional<String> scheme() {
        return Optional.ofNullable(scheme);
    }

    /** Adds the scheme, which the code that checks a value does not know. */
    public InvalidConfigurationException in(String scheme) {
        this.scheme = scheme;
        return this;
    }
}
