package io.github.camelvzaps.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Measures the CPU and the time of this process from the moment it is made. */
final class Meter {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final long cpu = SYSTEM.getProcessCpuTime();
    private final long wall = System.nanoTime();

    /** Returns what was done since then. */
    Measurement read(long messages) {
        return new Measurement(messages, SYSTEM.getProcessCpuTime() - cpu, System.nanoTime() - wall, 0, true, 0);
    }
}
