package io.github.camelvzaps.benchmarks;

import io.github.camelvzaps.benchmarks.figures.Figures;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long everything takes.
 *
 * @param rounds how often each contestant runs
 * @param warmUpSeconds how long a run works at least before it is measured; 0 measures at once, to see whether it runs
 * @param seconds how long each scenario is measured
 */
record Plan(int rounds, int warmUpSeconds, int seconds) {
    private static final String ROUNDS = "rounds";
    private static final String WARM_UP = "warmUpSeconds";
    private static final String SECONDS = "seconds";

    /** How many messages or events a run handles at least before it is measured, unless that takes too long. */
    static final long WARM_UP_ITEMS = 200_000;

    /** How much longer than its seconds a warm-up may take. */
    static final int WARM_UP_AT_MOST_SECONDS = 30;

    /** How many messages are in flight while a run warms up. */
    static final int WARM_UP_IN_FLIGHT = 64;

    /** How long each scenario goes on before it is measured; up to twice as long while the compiler works. */
    static final int SETTLING_SECONDS = 2;

    /** How much the compiler may work in a second and count as being at rest. */
    static final int COMPILER_AT_REST_MILLIS = 20;

    /** How long the last answers may take. */
    static final int PATIENCE_SECONDS = 5;

    /** Takes it out of the arguments of a process. */
    static Plan of(String warmUpSeconds, String seconds) {
        return new Plan(1, Integer.parseInt(warmUpSeconds), Integer.parseInt(seconds));
    }

    /** Returns the one by which something was measured. */
    static Plan of(Figures figures) {
        Map<String, Integer> plan = figures.plan();
        return new Plan(plan.get(ROUNDS), plan.get(WARM_UP), plan.get(SECONDS));
    }

    Map<String, Integer> toMap() {
        Map<String, Integer> plan = new LinkedHashMap<>();
        plan.put(ROUNDS, rounds);
        plan.put(WARM_UP, warmUpSeconds);
        plan.put(SECONDS, seconds);
        return plan;
    }

    /** Tells whether nothing is waited for before it is measured. */
    boolean atOnce() {
        return warmUpSeconds == 0;
    }

    /** Returns how long a process may live: starting on a busy machine takes its time. */
    int limitSeconds() {
        int scenario = 2 * SETTLING_SECONDS + seconds + PATIENCE_SECONDS;
        return 20 + warmUpSeconds + WARM_UP_AT_MOST_SECONDS + PATIENCE_SECONDS + scenario * Scenario.ALL.size();
    }

    /** Returns the command that runs this plan, from the root of the repository. */
    String command(String benchmark) {
        return "mvn -q -B -pl benchmarks -am -Pbenchmark -DskipTests -Dbenchmark=\"" + benchmark
                + "\" -Dbenchmark.rounds=" + rounds + " -Dbenchmark.warmUpSeconds=" + warmUpSeconds
                + " -Dbenchmark.seconds=" + seconds + " verify";
    }
}
