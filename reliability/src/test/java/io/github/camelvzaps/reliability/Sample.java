package io.github.camelvzaps.reliability;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/**
 * What a process holds at a moment.
 *
 * @param second since the process began
 * @param files open files and sockets
 * @param heap used bytes after a collection
 */
record Sample(double second, int threads, long files, long heap) {
    private static final long PERIOD_MILLIS = 5_000;
    private static final Pattern LINE = Pattern.compile("sample (\\S+) (\\d+) (\\d+) (\\d+)");

    /** Prints one every few seconds, for as long as this process lives. */
    static void printNowAndThen() {
        Thread sampling = new Thread(
                () -> {
                    while (true) {
                        Sample now = now();
                        System.out.printf("%nsample %.1f %d %d %d%n", now.second, now.threads, now.files, now.heap);
                        try {
                            Thread.sleep(PERIOD_MILLIS);
                        } catch (InterruptedException e) {
                            return;
                        }
                    }
                },
                "sampling");
        sampling.setDaemon(true);
        sampling.start();
    }

    private static Sample now() {
        System.gc();
        UnixOperatingSystemMXBean system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Sample(
                ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0,
                ManagementFactory.getThreadMXBean().getThreadCount(),
                system.getOpenFileDescriptorCount(),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }

    /** Finds those that a process has printed. */
    static List<Sample> in(String printed) {
        return LINE.matcher(printed)
                .results()
                .map(found -> new Sample(
                        Double.parseDouble(found.group(1)),
                        Integer.parseInt(found.group(2)),
                        Long.parseLong(found.group(3)),
                        Long.parseLong(found.group(4))))
                .toList();
    }

    /** Returns by how much a value has grown from the first to the last sample, by the straight line that fits best. */
    static double growth(List<Sample> samples, ToDoubleFunction<Sample> value) {
        double meanTime = samples.stream().mapToDouble(Sample::second).average().orElseThrow();
        double mean = samples.stream().mapToDouble(value).average().orElseThrow();
        double covariance = 0;
        double variance = 0;
        for (Sample sample : samples) {
            covariance += (sample.second - meanTime) * (value.applyAsDouble(sample) - mean);
            variance += (sample.second - meanTime) * (sample.second - meanTime);
        }
        double span = samples.get(samples.size() - 1).second - samples.get(0).second;
        return covariance / variance * span;
    }
}
