package io.github.camelvzaps.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The program of one run: one contestant in all scenarios, in a fresh JVM of its own, whose CPU time is its cost. It
 * prints one measurement for each scenario.
 */
final class Run {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();

    private final Entrant entrant;
    private final String stub;
    private final String name;

    private Run(Entrant entrant, String stub, String name) {
        this.entrant = entrant;
        this.stub = stub;
        this.name = name;
    }

    /** Takes the contestant, the address of the stub, the name of the run, and the seconds before and of measuring. */
    public static void main(String[] args) throws Exception {
        Run run = new Run(Entrant.valueOf(args[0]), args[1], args[2]);
        run.measure(new Scenario(Plan.WARM_UP_IN_FLIGHT, 0), "warm-up", Integer.parseInt(args[3]), 0);
        for (Scenario scenario : Scenario.ALL) {
            String part = scenario.nameIn(run.name);
            Measurement measurement = run.measure(scenario, part, Plan.SETTLING_SECONDS, Integer.parseInt(args[4]));
            System.out.println(measurement.toLine());
        }
        // at once: what a contestant that did not finish still waits for would keep the process alive
        Runtime.getRuntime().halt(0);
    }

    /** Contestants are not closed but left idle: closing one that did not finish takes its time. */
    private Measurement measure(Scenario scenario, String part, int settlingSeconds, int seconds)
            throws InterruptedException {
        Contestant contestant = entrant.start(Stub.baseUrl(stub, part, scenario.latencyMillis()));
        Load load = new Load(contestant, scenario.inFlight(), Long.MAX_VALUE);
        load.start();
        if (seconds == 0) {
            warmUp(settlingSeconds, load::delivered, Plan.WARM_UP_ITEMS);
        } else {
            settle(settlingSeconds);
        }
        long messages = load.delivered();
        long cpu = SYSTEM.getProcessCpuTime();
        long wall = System.nanoTime();
        TimeUnit.SECONDS.sleep(seconds);
        messages = load.delivered() - messages;
        cpu = SYSTEM.getProcessCpuTime() - cpu;
        wall = System.nanoTime() - wall;
        load.stop();
        boolean ended = load.await(Plan.PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (load.firstFailure() != null) {
            System.err.println(part + ": first of " + load.failed() + " failures: " + load.firstFailure());
        }
        return new Measurement(messages, Duration.ofNanos(cpu), Duration.ofNanos(wall), load.failed(), ended);
    }

    /**
     * Waits as long as asked, then until so many are done, then until the compiler is at rest. By time alone the one with
     * more code would be measured half compiled, and on a busy machine all of them.
     */
    static void warmUp(int seconds, LongSupplier done, long atLeast) throws InterruptedException {
        TimeUnit.SECONDS.sleep(seconds);
        long start = System.nanoTime();
        boolean working = true;
        while (working && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(Plan.WARM_UP_AT_MOST_SECONDS)) {
            working = compilingMillis() > Plan.COMPILER_AT_REST_MILLIS || done.getAsLong() < atLeast;
        }
    }

    /** Waits as long as asked, and up to twice that while the compiler is busy: its CPU time would be counted too. */
    static void settle(int seconds) throws InterruptedException {
        TimeUnit.SECONDS.sleep(seconds);
        int more = seconds;
        while (more > 0 && compilingMillis() > Plan.COMPILER_AT_REST_MILLIS) {
            more--;
        }
    }

    /** Waits for a second and returns how much of it the compiler worked. */
    private static long compilingMillis() throws InterruptedException {
        long before = COMPILER.getTotalCompilationTime();
        TimeUnit.SECONDS.sleep(1);
        return COMPILER.getTotalCompilationTime() - before;
    }
}
