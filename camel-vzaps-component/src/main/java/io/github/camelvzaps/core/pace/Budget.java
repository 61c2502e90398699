package io.github.camelvzaps.core.pace;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConfigurationBuilder;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How many messages a number may still send now. Used by one thread at a time; may block on the store. */
final class Budget {
    private final List<Limit> limits;

    /** Null in memory. */
    private final ProxyManager<String> store;

    /** The limits are part of it: other limits are another budget, where the store would keep the old ones. */
    private final String key;

    /** Null without a warm-up. */
    private final WarmUp warmUp;

    private Bucket bucket;

    /** The step of the warm-up that the bucket is for. */
    private int step = -1;

    /** As seen the last time; read by consoles. */
    private volatile long left;

    /**
     * @param number the name of the number in the store
     * @param store null to keep the budget in memory
     * @param warmUp null to begin with all of it
     * @param clock counts when the budget is in memory; a store has its own
     */
    Budget(String number, List<Limit> limits, ProxyManager<String> store, WarmUp warmUp, TimeMeter clock) {
        this.limits = limits;
        this.store = store;
        this.warmUp = warmUp;
        this.key = number + ":" + PaceSettings.joined(limits);
        this.left = limits.stream().mapToLong(Limit::burst).min().orElse(0);
        if (store == null) {
            var builder = Bucket.builder().withCustomTimePrecision(clock);
            limits.forEach(limit -> builder.addLimit(limit.bandwidth()));
            bucket = builder.build();
        }
    }

    /** Takes one message out; else returns how long it takes until there is one. */
    Optional<Duration> take() {
        ConsumptionProbe probe = bucket().tryConsumeAndReturnRemaining(1);
        left = probe.getRemainingTokens();
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Puts back what was taken for a message that did not go. */
    void giveBack() {
        bucket().addTokens(1);
    }

    private Bucket bucket() {
        if (store == null) {
            return bucket;
        }
        int now = warmUp == null ? 0 : warmUp.step();
        if (now != step) {
            var builder = store.builder();
            if (warmUp != null) {
                // what the day before has left is kept, and not filled up by the change
                builder = builder.withImplicitConfigurationReplacement(now, TokensInheritanceStrategy.AS_IS);
            }
            bucket = builder.build(key, configuration(now));
            step = now;
        }
        return bucket;
    }

    private BucketConfiguration configuration(int now) {
        ConfigurationBuilder builder = BucketConfiguration.builder();
        for (Limit limit : limits) {
            builder = builder.addLimit((warmUp == null ? limit : limit.part(now, warmUp.steps())).bandwidth());
        }
        return builder.build();
    }

    /** Returns how long a message waits at least when so many are before it. */
    Duration shortestWait(long before) {
        return limits.stream()
                .map(limit -> limit.shortestWait(before))
                .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    /** Returns how many messages could go at once when the budget was last asked. */
    long left() {
        return left;
    }
}
