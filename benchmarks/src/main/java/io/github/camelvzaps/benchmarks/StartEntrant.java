package io.github.camelvzaps.benchmarks;

import java.io.IOException;
import java.util.function.Function;

/** Whose start is measured. */
@SuppressWarnings("ImmutableEnumChecker") // the starters are constructors
public enum StartEntrant implements Subject {
    VZAPS("vzaps", "a context with a route `direct:` to `vzaps:messages/sendText`", VzapsRoute::new),
    HTTP(
            "camel-http route",
            "a context with the route that sends the same with `marshal().json()` and `http:`",
            HttpRoute::http),
    SIMULATOR(
            "simulator",
            "`SimulatorMain` with its jar and those it needs on the class path and no options of the JVM, from before the"
                    + " process until it has answered a call",
            null);

    private final String label;
    private final String description;
    private final Function<String, Contestant> start;

    StartEntrant(String label, String description, Function<String, Contestant> start) {
        this.label = label;
        this.description = description;
        this.start = start;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public String description() {
        return description;
    }

    /** Starts a context whose route would send to this address. */
    Contestant start(String baseUrl) {
        return start.apply(baseUrl);
    }

    /** Starts it in a JVM of its own and returns how long it took. */
    double millis() throws IOException, InterruptedException {
        if (this == SIMULATOR) {
            return SimulatorStart.millis();
        }
        try (JavaProcess process = new JavaProcess(StartRun.class, name())) {
            return Double.parseDouble(process.line());
        }
    }
}
