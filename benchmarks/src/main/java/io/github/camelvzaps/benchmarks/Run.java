package io.github.camelvzaps.benchmarks;

import io.github.camelvzaps.benchmarks.figures.Printed;
import java.util.concurrent.TimeUnit;

/**
 * The program of one run: one contestant in all scenarios, in a fresh JVM of its own, whose CPU time is its cost. It
 * prints one measurement for each scenario.
 */
final class Run {
    private final Entrant entrant;
    private final String stub;
    private final String name;
    private final Plan plan;

    private Run(Entrant entrant, String stub, String name, Plan plan) {
        this.entrant = entrant;
        this.stub = stub;
        this.name = name;
        this.plan = plan;
    }

    /** Takes the contestant, the address of the stub, the name of the run, and the seconds before and of measuring. */
    public static void main(String[] args) throws Exception {
        Run run = new Run(Entrant.valueOf(args[0]), args[1], args[2], Plan.of(args[3], args[4]));
        run.warmUp();
        for (Scenario scenario : Scenario.ALL) {
            System.out.println(Printed.line(run.measure(scenario)));
        }
        // at once: what a contestant that did not finish still waits for would keep the process alive
        Runtime.getRuntime().halt(0);
    }

    private void warmUp() throws InterruptedException {
        Load load = load(new Scenario(Plan.WARM_UP_IN_FLIGHT, 0), "warm-up");
        WarmUp.of(plan, load::delivered, Plan.WARM_UP_ITEMS);
        end(load, "warm-up");
    }

    private Measurement measure(Scenario scenario) throws InterruptedException {
        String part = scenario.nameIn(name);
        Load load = load(scenario, part);
        WarmUp.settle(plan);
        long before = load.delivered();
        Meter meter = new Meter();
        TimeUnit.SECONDS.sleep(plan.seconds());
        Measurement measured = meter.read(load.delivered() - before);
        boolean ended = end(load, part);
        return new Measurement(measured.messages(), measured.cpuNanos(), measured.wallNanos(), load.failed(), ended, 0);
    }

    /** Contestants are not closed but left idle: closing one that did not finish takes its time. */
    private Load load(Scenario scenario, String part) {
        Contestant contestant = entrant.start(Stub.baseUrl(stub, part, scenario.latencyMillis()));
        Load load = new Load(contestant, scenario.inFlight(), Long.MAX_VALUE);
        load.start();
        return load;
    }

    private static boolean end(Load load, String part) throws InterruptedException {
        load.stop();
        boolean ended = load.await(Plan.PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (load.firstFailure() != null) {
            System.err.println(part + ": first of " + load.failed() + " failures: " + load.firstFailure());
        }
        return ended;
    }
}
