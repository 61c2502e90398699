package io.github.camelvzaps.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.core.delivery.Deduplication.Claim;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;

class DeduplicationPropertyTest {
    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor();
    private static final Duration LEASE = Duration.ofMinutes(1);

    @AfterContainer
    static void stopTimer() {
        TIMER.shutdownNow();
    }

    /** Compares with a model: what is done, what is under way, how many wait for it. Each step is a message and a deed. */
    @Property
    void aMessageIsHandledByOneAtATimeAndNeverAgainOnceDone(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 14) Integer> steps, @ForAll boolean shares) {
        SharedRepository all = new SharedRepository();
        SharedClaims shared = shares ? new SharedClaims(all, LEASE, Clock.systemUTC(), () -> {}) : null;
        Deduplication deduplication =
                new Deduplication("route", all, new Claims(), shared, LEASE, Runnable::run, TIMER);
        Set<Integer> done = new HashSet<>();
        Map<Integer, int[]> underWay = new HashMap<>();
        int[] told = new int[1];
        for (int step : steps) {
            int number = step / 3;
            DedupeKeys keys = DedupeKeys.of(Events.message("M" + number, "5511"));
            if (step % 3 == 0) {
                Claim claim = deduplication.claim(keys, failure -> told[0]++);
                Claim expected =
                        done.contains(number) ? Claim.DONE : underWay.containsKey(number) ? Claim.WAITING : Claim.MINE;
                assertThat(claim).isEqualTo(expected);
                if (claim != Claim.DONE) {
                    underWay.computeIfAbsent(number, n -> new int[] {-1})[0]++;
                }
            } else if (underWay.containsKey(number)) {
                int before = told[0];
                if (step % 3 == 1) {
                    deduplication.done(keys);
                    done.add(number);
                } else {
                    deduplication.failed(keys, new IllegalStateException());
                }
                assertThat(told[0] - before).isEqualTo(underWay.remove(number)[0]);
            }
        }
        assertThat(all.keys).hasSizeBetween(done.size(), done.size() + 2 * underWay.size());
    }
}
