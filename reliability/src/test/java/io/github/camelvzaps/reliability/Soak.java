package io.github.camelvzaps.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.api.Reset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An application that takes events for a long time while its connection breaks in all ways: nothing that it holds grows,
 * and the accounts are exact. {@code -Dtest=Soak} runs it, for 30 minutes or {@code -Dsoak.minutes};
 * its name keeps it out of every build. {@code -Dsoak.rate=500} says how many events come each second, {@code -Dseed}
 * repeats the faults.
 */
class Soak {
    private static final int RATE = Integer.getInteger("soak.rate", 500);
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final long TICK_MILLIS = 20;

    /** Until the code is compiled and all pools have their size. */
    private static final double WARM_UP = 0.2;

    @TempDir
    Path folder;

    @Test
    void nothingGrowsAndEveryEventTakesEffectOnce() throws Exception {
        Random random = new Random(SEED);
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(Long.getLong("soak.minutes", 30));
        try (Ledger ledger = new Ledger();
                VzapsSimulator simulator = VzapsSimulator.builder()
                        .port(0)
                        .instance(Killable.INSTANCE, Killable.TOKEN)
                        .start()) {
            simulator.fault(FaultRule.onOperation("events/frame")
                    .probability(0.005, random.nextLong())
                    .duplicate());
            Killable application = new Killable(
                    folder,
                    "soak",
                    simulator,
                    Map.of(
                            "variant",
                            Variant.PLAIN,
                            "way",
                            Way.REALTIME,
                            "database",
                            ledger.url(),
                            "maxInFlight",
                            1000,
                            "port",
                            0,
                            "pingInterval",
                            2000,
                            "samples",
                            true));
            try {
                int written = customersWrite(simulator, application, random, end);
                await().atMost(Duration.ofMinutes(2))
                        .until(() -> simulator.eventCounts(Killable.INSTANCE).acked() == written);
                report(application, written);
                assertThat(ledger.distinct()).isEqualTo(written);
                assertThat(ledger.repeated()).isZero();
                assertThat(ledger.outOfOrder()).isZero();
            } finally {
                application.kill();
            }
        }
    }

    private static int customersWrite(VzapsSimulator simulator, Killable application, Random random, long end)
            throws InterruptedException {
        int written = 0;
        long nextFault = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        long begun = System.nanoTime();
        while (System.nanoTime() < end) {
            application.requireAlive();
            int due = (int) (TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) * RATE / 1000) - written;
            int first = written;
            simulator.customersSay(Killable.INSTANCE, due, i -> message(first + i));
            written += due;
            if (System.nanoTime() > nextFault) {
                fault(simulator, random);
                nextFault = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500 + random.nextInt(4_000));
            }
            TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
        }
        return written;
    }

    private static CustomerMessage message(int number) {
        return CustomerMessage.text("55119" + (80_000_000 + number % 200), Integer.toString(number));
    }

    private static void fault(VzapsSimulator simulator, Random random) {
        switch (random.nextInt(7)) {
            case 0 -> simulator.resetRealtime(Killable.INSTANCE);
            case 1 -> simulator.closeRealtime(Killable.INSTANCE, 1012);
            case 2 ->
                simulator.strikeRealtime(Killable.INSTANCE, FaultRule.onAny().halfOpen());
            case 3 ->
                simulator.strikeRealtime(Killable.INSTANCE, FaultRule.onAny().truncateFrame());
            case 4 ->
                simulator.strikeRealtime(Killable.INSTANCE, FaultRule.onAny().badUtf8());
            case 5 ->
                simulator.strikeRealtime(Killable.INSTANCE, FaultRule.onAny().reset(Reset.BEFORE));
            default -> {
                simulator.fault(
                        FaultRule.onOperation("events/subscribe").times(2).status(503));
                simulator.resetRealtime(Killable.INSTANCE);
            }
        }
    }

    private static void report(Killable application, int written) {
        List<Sample> all = Sample.in(application.printed());
        List<Sample> samples = all.subList((int) (all.size() * WARM_UP), all.size());
        double threads = Sample.growth(samples, Sample::threads);
        double files = Sample.growth(samples, Sample::files);
        double heap = Sample.growth(samples, Sample::heap) / (1024 * 1024);
        System.out.printf(
                "soak: %d events, %d samples, seed %d: growth of threads %.1f, files and sockets %.1f, heap %.1f MiB%n",
                written, samples.size(), SEED, threads, files, heap);
        assertThat(threads).as("threads").isLessThan(5);
        assertThat(files).as("files and sockets").isLessThan(10);
        assertThat(heap).as("heap in MiB").isLessThan(8);
    }
}
