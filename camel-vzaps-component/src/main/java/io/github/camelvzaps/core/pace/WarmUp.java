package io.github.camelvzaps.core.pace;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import java.time.Duration;

/**
 * How far a number has come since its first message. The store knows budgets only, so the age is one: a bucket that
 * nobody takes from, empty at first and filled with one token each second. Used by one thread at a time; may block.
 */
final class WarmUp {
    private static final Duration STEP = Duration.ofDays(1);
    private static final long OLDEST_SECONDS = Duration.ofDays(3650).toSeconds();
    private static final BucketConfiguration AGE = BucketConfiguration.builder()
            .addLimit(limit -> limit.capacity(OLDEST_SECONDS)
                    .refillGreedy(1, Duration.ofSeconds(1))
                    .initialTokens(0))
            .build();

    private final String number;
    private final Duration duration;
    private final ProxyManager<String> store;
    private final TimeMeter clock;

    /** When the first message was, by the clock of this process; read from the store once. */
    private Long firstNanos;

    WarmUp(String number, Duration duration, ProxyManager<String> store, TimeMeter clock) {
        this.number = number;
        this.duration = duration;
        this.store = store;
        this.clock = clock;
    }

    /** Returns how many steps there are: one a day, and two at least. */
    int steps() {
        return (int) Math.max(2, duration.plus(STEP).minusNanos(1).dividedBy(STEP));
    }

    /** Returns the step of today, from 1 to {@link #steps}. The first call for a number begins its first day. */
    int step() {
        if (firstNanos == null) {
            long seconds = store.builder().build(number + ":age", AGE).getAvailableTokens();
            firstNanos = clock.currentTimeNanos() - Duration.ofSeconds(seconds).toNanos();
        }
        long age = clock.currentTimeNanos() - firstNanos;
        return (int) Math.min(steps(), 1 + age / (duration.toNanos() / steps()));
    }
}
