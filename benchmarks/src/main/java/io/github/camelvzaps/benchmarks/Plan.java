package io.github.camelvzaps.benchmarks;

/**
 * How long everything takes.
 *
 * @param rounds how often each contestant runs in each scenario
 * @param warmUpSeconds how long a run goes on before it is measured
 * @param seconds how long it is measured
 */
record Plan(int rounds, int warmUpSeconds, int seconds) {
    /** How long the last answers may take. */
    static final int PATIENCE_SECONDS = 10;

    /** Returns how long a process may live: starting on a busy machine takes its time. */
    int limitSeconds() {
        return 20 + warmUpSeconds + seconds + PATIENCE_SECONDS;
    }

    /** Returns the command that runs this plan, from the root of the repository. */
    String command() {
        return "mvn -q -B -pl benchmarks -am -Pbenchmark -DskipTests -Dbenchmark.rounds=" + rounds
                + " -Dbenchmark.warmUpSeconds=" + warmUpSeconds + " -Dbenchmark.seconds=" + seconds + " verify";
    }
}
