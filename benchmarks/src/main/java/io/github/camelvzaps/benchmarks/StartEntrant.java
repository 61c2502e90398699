package io.github.camelvzaps.benchmarks;

import java.util.function.Function;

/** Whose start is measured. */
@SuppressWarnings("ImmutableEnumChecker") // the starters are constructors
public enum StartEntrant {
    VZAPS("vzaps", "a route `direct:` to `vzaps:messages/sendText`", VzapsRoute::new),
    HTTP("camel-http route", "the route that sends the same with `marshal().json()` and `http:`", HttpRoute::http);

    private final String label;
    private final String description;
    private final Function<String, Contestant> start;

    StartEntrant(String label, String description, Function<String, Contestant> start) {
        this.label = label;
        this.description = description;
        this.start = start;
    }

    public String label() {
        return label;
    }

    /** Returns what is started, in Markdown. */
    public String description() {
        return description;
    }

    /** Starts a context whose route would send to this address. */
    Contestant start(String baseUrl) {
        return start.apply(baseUrl);
    }
}
