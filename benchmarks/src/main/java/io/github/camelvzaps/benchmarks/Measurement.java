package io.github.camelvzaps.benchmarks;

/**
 * What one run gave.
 *
 * @param messages how many messages were answered while it was measured
 * @param cpuNanos the CPU time of the whole process meanwhile, all its threads, its compiler and its collector
 * @param wallNanos how long it was measured
 * @param failures how many messages failed, before it was measured and after as well
 * @param ended whether all messages had an answer or a failure within a bound after the end
 * @param arrived how many messages the server counted, those before and after as well; 0 where nobody counted
 */
record Measurement(long messages, long cpuNanos, long wallNanos, long failures, boolean ended, long arrived) {
    /** A run that came to no end and had to be stopped. */
    static final Measurement NONE = new Measurement(0, 0, 0, 0, false, 0);

    Measurement withArrived(long count) {
        return new Measurement(messages, cpuNanos, wallNanos, failures, ended, count);
    }

    boolean finished() {
        return ended && failures == 0 && messages > 0;
    }

    /** Returns the microseconds of CPU for each message. */
    double cpuMicros() {
        return cpuNanos / 1_000.0 / messages;
    }

    double messagesPerSecond() {
        return messages * 1e9 / wallNanos;
    }
}
