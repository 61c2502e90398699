package io.github.camelvzaps.benchmarks;

import java.time.Duration;
import java.util.List;

/**
 * What one run gave.
 *
 * @param messages how many messages were answered while it was measured
 * @param cpu the CPU time of the whole process meanwhile, all its threads, its compiler and its collector
 * @param wall how long it was measured
 * @param failures how many messages failed, before it was measured and after as well
 * @param ended whether all messages had an answer or a failure within a bound after the end
 */
record Measurement(long messages, Duration cpu, Duration wall, long failures, boolean ended) {
    /** A run that came to no end and had to be stopped. */
    static final Measurement NONE = new Measurement(0, Duration.ZERO, Duration.ZERO, 0, false);

    private static final String MARK = "measured";

    boolean finished() {
        return ended && failures == 0 && messages > 0;
    }

    /** Returns the microseconds of CPU for each message. */
    double cpuMicros() {
        return cpu.toNanos() / 1_000.0 / messages;
    }

    double messagesPerSecond() {
        return messages * 1e9 / wall.toNanos();
    }

    /** Writes it as a line, for the process that started this one. */
    String toLine() {
        return String.join(
                " ",
                MARK,
                Long.toString(messages),
                cpu.toString(),
                wall.toString(),
                Long.toString(failures),
                Boolean.toString(ended));
    }

    /** Finds those among the lines that a process printed, in their order. */
    static List<Measurement> in(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(MARK + " "))
                .map(Measurement::parse)
                .toList();
    }

    private static Measurement parse(String line) {
        String[] part = line.split(" ", -1);
        return new Measurement(
                Long.parseLong(part[1]),
                Duration.parse(part[2]),
                Duration.parse(part[3]),
                Long.parseLong(part[4]),
                Boolean.parseBoolean(part[5]));
    }
}
