package io.github.camelvzaps.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The program of one run: one contestant in one scenario, in a fresh JVM of its own, whose CPU time is its cost. */
final class Run {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Run() {}

    /** Takes the contestant, the base URL, the messages in flight, and the seconds before and of measuring. */
    public static void main(String[] args) throws Exception {
        Contestant contestant = Entrant.valueOf(args[0]).start(args[1]);
        Load load = new Load(contestant, Integer.parseInt(args[2]), Long.MAX_VALUE);
        Measurement measurement = measure(load, Integer.parseInt(args[3]), Integer.parseInt(args[4]));
        if (load.firstFailure() != null) {
            System.err.println("first failure: " + load.firstFailure());
        }
        System.out.println(measurement.toLine());
        // at once: what a contestant that did not finish still waits for would keep the process alive
        Runtime.getRuntime().halt(0);
    }

    private static Measurement measure(Load load, int warmUpSeconds, int seconds) throws InterruptedException {
        load.start();
        TimeUnit.SECONDS.sleep(warmUpSeconds);
        long messages = load.delivered();
        long cpu = SYSTEM.getProcessCpuTime();
        long wall = System.nanoTime();
        TimeUnit.SECONDS.sleep(seconds);
        messages = load.delivered() - messages;
        cpu = SYSTEM.getProcessCpuTime() - cpu;
        wall = System.nanoTime() - wall;
        load.stop();
        boolean ended = load.await(Plan.PATIENCE_SECONDS, TimeUnit.SECONDS);
        return new Measurement(messages, Duration.ofNanos(cpu), Duration.ofNanos(wall), load.failed(), ended);
    }
}
