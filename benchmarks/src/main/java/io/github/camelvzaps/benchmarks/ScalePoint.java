package io.github.camelvzaps.benchmarks;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What one size of one curve gave.
 *
 * @param cpuMicros the CPU time of the process for each message or event, in microseconds
 * @param perSecond how many there were in a second
 * @param heapMebibytes what is used after a collection, while the work goes on
 * @param threads how many live then
 * @param files how many files and sockets are open then; -1 where the system does not tell
 */
record ScalePoint(double cpuMicros, double perSecond, long heapMebibytes, int threads, long files) {
    private static final String MARK = "scale";
    private static final int MEBIBYTE = 1 << 20;

    /** Looks at this process, which has just been measured and still works. */
    static ScalePoint now(Measurement measured) {
        System.gc();
        return new ScalePoint(
                measured.cpuMicros(),
                measured.messagesPerSecond(),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEBIBYTE,
                ManagementFactory.getThreadMXBean().getThreadCount(),
                ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                        ? unix.getOpenFileDescriptorCount()
                        : -1);
    }

    String toLine() {
        return String.join(
                " ",
                MARK,
                Double.toString(cpuMicros),
                Double.toString(perSecond),
                Long.toString(heapMebibytes),
                Integer.toString(threads),
                Long.toString(files));
    }

    /** Reads what another process printed. */
    static ScalePoint of(String line) {
        String[] part = line.split(" ", -1);
        if (!part[0].equals(MARK)) {
            throw new IllegalStateException("No figures but: " + line);
        }
        return new ScalePoint(
                Double.parseDouble(part[1]),
                Double.parseDouble(part[2]),
                Long.parseLong(part[3]),
                Integer.parseInt(part[4]),
                Long.parseLong(part[5]));
    }
}
