package io.github.camelvzaps.benchmarks;

import java.util.List;

/**
 * How the messages come.
 *
 * @param inFlight how many are on their way at once
 * @param latencyMillis how long the server takes
 */
record Scenario(int inFlight, int latencyMillis) {
    static final List<Scenario> ALL = List.of(new Scenario(1, 0), new Scenario(64, 0), new Scenario(1_000, 50));

    /** Returns what the stub calls the messages that a run sends in this scenario. */
    String nameIn(String run) {
        return run + "-" + inFlight;
    }

    /** Returns its name among the figures. */
    String key() {
        return Integer.toString(inFlight);
    }

    String title() {
        String flight = String.format("%,d in flight", inFlight);
        return latencyMillis == 0 ? flight : flight + ", the stub answers after " + latencyMillis + " ms";
    }
}
