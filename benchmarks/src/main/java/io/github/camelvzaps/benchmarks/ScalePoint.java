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
record ScalePoint(double cpuMicros, double perSecond, double heapMebibytes, int threads, long files) {
    private static final double MEBIBYTE = 1 << 20;

    /** Looks at this process, which has been measured and still works. */
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
}
