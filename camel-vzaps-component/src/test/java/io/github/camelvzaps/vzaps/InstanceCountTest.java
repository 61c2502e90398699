package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.ProgramRun;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What many numbers cost in one process; {@code -Dnumbers=1000} says how many, {@code -DeventsOfEach} how many events. */
class InstanceCountTest {
    private static final int FIRST = 10;
    private static final int NUMBERS = Integer.getInteger("numbers", 150);
    private static final int EVENTS = Integer.getInteger("eventsOfEach", 2);

    /** Connections are prepared by 16 threads at most, and the collector and the compiler of the JVM take some. */
    private static final int MORE_THREADS = 24;

    @TempDir
    Path folder;

    @Test
    void threadsDoNotGrowWithTheNumbers() throws Exception {
        try (VzapsSimulator simulator = VzapsSimulator.start()) {
            for (int number = 0; number < NUMBERS; number++) {
                simulator.addInstance("VZ" + number, "token-" + number);
            }
            CompletableFuture<Void> customers = CompletableFuture.runAsync(() -> write(simulator));
            String printed = ProgramRun.of(
                            folder,
                            Duration.ofMinutes(5),
                            List.of("-Xmx512m", "-XX:+UseSerialGC"),
                            ManyInstancesProgram.class,
                            simulator.url(),
                            simulator.realtimeUrl(),
                            String.valueOf(NUMBERS),
                            String.valueOf(NUMBERS * EVENTS))
                    .succeeded();
            customers.join();
            int few = figure(printed, "numbers " + FIRST + " threads ");
            int many = figure(printed, "numbers " + NUMBERS + " threads ");
            int busy = figure(printed, "events " + NUMBERS * EVENTS + " threads ");
            int each = (figure(printed, "numbers " + NUMBERS + " threads " + many + " heap ")
                            - figure(printed, "numbers " + FIRST + " threads " + few + " heap "))
                    / (NUMBERS - FIRST);
            int eachBusy = (figure(printed, "events " + NUMBERS * EVENTS + " threads " + busy + " heap ")
                            - figure(printed, "numbers " + FIRST + " threads " + few + " heap "))
                    / (NUMBERS - FIRST);
            System.out.printf(
                    "%d numbers: %d threads at most while they connect and %d with events, %d with %d numbers;"
                            + " %d bytes of heap each, %d after %d events each%n",
                    NUMBERS, many, busy, few, FIRST, each, eachBusy, EVENTS);
            assertThat(List.of(many, busy)).allMatch(threads -> threads <= few + MORE_THREADS);
        }
    }

    private static void write(VzapsSimulator simulator) {
        await().forever().until(() -> simulator.realtimeConnections("VZ" + (NUMBERS - 1)) == 1);
        for (int number = 0; number < NUMBERS; number++) {
            simulator.customersSay("VZ" + number, EVENTS, i -> CustomerMessage.text("5511988887777", "text " + i));
        }
    }

    private static int figure(String printed, String before) {
        Matcher found = Pattern.compile(Pattern.quote(before) + "(\\d+)").matcher(printed);
        assertThat(found.find()).as(printed).isTrue();
        return Integer.parseInt(found.group(1));
    }
}
