package io.github.camelvzaps.benchmarks;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** Says when and on what a report was made. */
final class MachineLine {
    private MachineLine() {}

    /**
     * Returns the sentence.
     *
     * @param cores how the cores are used, such as {@code cores shared by client and stub}
     * @param loadBefore the load average at the start; negative where the system does not tell
     */
    static String of(String cores, double loadBefore) {
        String load = loadBefore < 0 ? "" : String.format(Locale.ROOT, "; load average %.2f at the start", loadBefore);
        return String.format(
                "Made on %s with %d %s, %s %s, %s %s%s.",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                cores,
                System.getProperty("java.vm.name"),
                System.getProperty("java.vm.version"),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                load);
    }
}
