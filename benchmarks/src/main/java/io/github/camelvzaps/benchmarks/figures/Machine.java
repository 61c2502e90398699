package io.github.camelvzaps.benchmarks.figures;

import java.lang.management.ManagementFactory;

/** On what something was measured. */
public record Machine(int cores, String jvm, String os) {

    public static Machine here() {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    }

    /** Returns the load average of the last minute; negative where the system does not tell. */
    public static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
