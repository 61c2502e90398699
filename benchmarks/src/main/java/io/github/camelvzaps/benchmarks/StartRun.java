package io.github.camelvzaps.benchmarks;

import java.lang.management.ManagementFactory;

/** The program of one start: a context with one route that sends, in a fresh JVM. */
final class StartRun {
    /** Nothing is sent. */
    private static final String NOBODY = "http://127.0.0.1:1";

    private StartRun() {}

    /** Takes the name of a {@link StartEntrant}; prints for how many milliseconds the JVM had run when the context was up. */
    public static void main(String[] args) throws Exception {
        try (Contestant context = StartEntrant.valueOf(args[0]).start(NOBODY)) {
            System.out.println(ManagementFactory.getRuntimeMXBean().getUptime());
        }
        // at once: no thread is to be waited for
        Runtime.getRuntime().halt(0);
    }
}
