package io.github.camelvzaps.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SharedClaimsTest {
    private static final long LEASE = 60_000;
    private static final long SKEW = LEASE / 10 - 1;
    private static final int PROCESSES = 4;

    /** The time, as one process sees it. */
    private static final class SkewedClock extends Clock {
        private final long skew;
        private long now = 1_800_000_000_000L;

        private SkewedClock(long skew) {
            this.skew = skew;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now + skew);
        }

        @Override
        public long millis() {
            return now + skew;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final SharedRepository repository = new SharedRepository();
    private final AtomicInteger lost = new AtomicInteger();

    private SharedClaims claims(SkewedClock clock) {
        return new SharedClaims(repository, Duration.ofMillis(LEASE), clock, lost::incrementAndGet);
    }

    /**
     * Processes whose clocks differ by less than a tenth of the lease take, give back, renew, miss a renewal now and then,
     * die and are started again. No event ever has two living holders, and that of a dead one is free after the lease.
     */
    @Property(tries = 300)
    void noEventHasTwoHoldersAndThatOfADeadOneIsFreeAfterTheLease(@ForAll long seed) {
        Random random = new Random(seed);
        SharedRepository shared = new SharedRepository();
        AtomicInteger lostHere = new AtomicInteger();
        List<SkewedClock> clocks = new ArrayList<>();
        List<SharedClaims> processes = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            clocks.add(new SkewedClock((long) (random.nextDouble() * SKEW)));
            processes.add(new SharedClaims(shared, Duration.ofMillis(LEASE), clocks.get(i), lostHere::incrementAndGet));
        }
        Map<String, Integer> holders = new HashMap<>();
        Map<String, Long> diedAt = new HashMap<>();
        boolean[] missed = new boolean[PROCESSES];
        long now = 0;
        for (int step = 0; step < 400; step++) {
            int process = random.nextInt(PROCESSES);
            String key = "event" + random.nextInt(3);
            switch (random.nextInt(6)) {
                case 0, 1 -> {
                    if (Integer.valueOf(process).equals(holders.get(key))) {
                        break;
                    }
                    boolean taken = processes.get(process).take(key);
                    if (taken) {
                        assertThat(holders)
                                .as("holders of %s at step %d", key, step)
                                .doesNotContainKey(key);
                        holders.put(key, process);
                    } else if (!holders.containsKey(key)) {
                        assertThat(diedAt).as("who else has %s", key).containsKey(key);
                        assertThat(now - diedAt.get(key)).isLessThanOrEqualTo(LEASE + SKEW);
                    }
                }
                case 2 -> {
                    if (Integer.valueOf(process).equals(holders.get(key))) {
                        processes.get(process).release(key);
                        holders.remove(key);
                    }
                }
                case 3 -> {
                    long died = now;
                    holders.entrySet().removeIf(entry -> {
                        boolean dead = entry.getValue() == process;
                        if (dead) {
                            diedAt.put(entry.getKey(), died);
                        }
                        return dead;
                    });
                    processes.set(
                            process,
                            new SharedClaims(
                                    shared, Duration.ofMillis(LEASE), clocks.get(process), lostHere::incrementAndGet));
                }
                default -> {
                    long pause = processes.get(0).renewEvery().toMillis();
                    now += pause;
                    clocks.forEach(clock -> clock.now += pause);
                    for (int i = 0; i < PROCESSES; i++) {
                        missed[i] = !missed[i] && random.nextInt(4) == 0;
                        if (!missed[i]) {
                            processes.get(i).renew();
                        }
                    }
                }
            }
        }
        assertThat(lostHere).hasValue(0);
    }

    @Test
    void whatWasGivenBackLeavesNothingInTheRepository() {
        SkewedClock clock = new SkewedClock(0);
        SharedClaims claims = claims(clock);
        assertThat(claims.take("event")).isTrue();
        for (int i = 0; i < 100; i++) {
            clock.now += claims.renewEvery().toMillis();
            claims.renew();
        }
        assertThat(claims(clock).take("event")).isFalse();
        claims.release("event");
        assertThat(repository.keys).isEmpty();
        assertThat(claims(clock).take("event")).isTrue();
    }

    @Test
    void aProcessThatStoodStillForTooLongLearnsThatAnotherOneHasTheEvent() {
        SkewedClock clock = new SkewedClock(0);
        SharedClaims slow = claims(clock);
        slow.take("event");
        clock.now += 2 * LEASE;
        assertThat(claims(clock).take("event")).isTrue();
        slow.renew();
        slow.renew();
        assertThat(lost).hasValue(1);
        slow.release("event");
        assertThat(claims(clock).take("event")).as("release of what was lost").isFalse();
    }

    @Test
    void anAbandonedEventIsRenewedNoMore() {
        SkewedClock clock = new SkewedClock(0);
        SharedClaims stopped = claims(clock);
        stopped.take("event");
        stopped.abandon();
        assertThat(claims(clock).take("event")).isFalse();
        clock.now += LEASE;
        stopped.renew();
        assertThat(claims(clock).take("event")).isTrue();
    }

    /** Does what a database does with the second of two inserts at once, or without a connection. */
    private static final class Database extends SharedRepository {
        private boolean down;

        @Override
        public boolean add(String key) {
            if (down || !super.add(key)) {
                throw new IllegalStateException("duplicate key value violates unique constraint");
            }
            return true;
        }

        @Override
        public boolean contains(String key) {
            if (down) {
                throw new IllegalStateException("no connection");
            }
            return super.contains(key);
        }
    }

    @Test
    void anInsertThatTheDatabaseRefusesMeansThatSomebodyElseHasTheEvent() {
        Database database = new Database();
        SkewedClock clock = new SkewedClock(0);
        SharedClaims one = new SharedClaims(database, Duration.ofMillis(LEASE), clock, lost::incrementAndGet);
        SharedClaims other = new SharedClaims(database, Duration.ofMillis(LEASE), clock, lost::incrementAndGet);
        assertThat(one.take("event")).isTrue();
        assertThat(other.take("event")).isFalse();
    }

    @Test
    void aRepositoryThatIsDownIsAFailureAndNotSomebodyElse() {
        Database database = new Database();
        SkewedClock clock = new SkewedClock(0);
        SharedClaims claims = new SharedClaims(database, Duration.ofMillis(LEASE), clock, lost::incrementAndGet);
        database.down = true;
        assertThatThrownBy(() -> claims.take("event")).hasMessageContaining("no connection");
        database.down = false;
        assertThat(claims.take("event")).isTrue();
        database.down = true;
        clock.now += LEASE * 4 / 5;
        claims.renew();
        assertThat(lost).hasValue(0);
        database.down = false;
        claims.renew();
        clock.now += LEASE / 5;
        assertThat(new SharedClaims(database, Duration.ofMillis(LEASE), clock, () -> {}).take("event"))
                .isFalse();
    }
}
