package io.github.camelvzaps.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.delivery.Deduplication.Claim;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class DeduplicationTest {
    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor();
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final VzapsEvent EVENT = Events.message("M1", "5511");
    private static final DedupeKeys KEYS = DedupeKeys.of(EVENT);

    private final SharedRepository repository = new SharedRepository();
    private final Claims claims = new Claims();

    @AfterAll
    static void stopTimer() {
        TIMER.shutdownNow();
    }

    private static Deduplication deduplication(SharedRepository repository, Claims claims, boolean shares) {
        SharedClaims shared = shares ? new SharedClaims(repository, LEASE, Clock.systemUTC(), () -> {}) : null;
        return new Deduplication("route", repository, claims, shared, LEASE, Runnable::run, TIMER);
    }

    /** The mark before the route would lose the event to a crash in the route. */
    @Test
    void nothingButAClaimIsWrittenBeforeTheRouteHasFinished() {
        Deduplication deduplication = deduplication(repository, claims, false);
        assertThat(deduplication.claim(KEYS, failure -> {})).isEqualTo(Claim.MINE);
        assertThat(repository.keys).isEmpty();
        deduplication.failed(KEYS, new IllegalStateException());
        assertThat(repository.keys).isEmpty();
        deduplication.claim(KEYS, failure -> {});
        deduplication.done(KEYS);
        assertThat(repository.keys).hasSize(1);
    }

    @Test
    void whileAClaimIsSharedItIsNotTakenForAMark() {
        Deduplication deduplication = deduplication(repository, claims, true);
        assertThat(deduplication.claim(KEYS, failure -> {})).isEqualTo(Claim.MINE);
        deduplication.failed(KEYS, new IllegalStateException());
        assertThat(repository.keys).isEmpty();
        assertThat(deduplication.claim(KEYS, failure -> {})).isEqualTo(Claim.MINE);
    }

    @Test
    void anotherProcessIsToldThatItIsElsewhereAndThenThatItIsDone() {
        Deduplication here = deduplication(repository, new Claims(), true);
        Deduplication there = deduplication(repository, new Claims(), true);
        assertThat(here.claim(KEYS, failure -> {})).isEqualTo(Claim.MINE);
        assertThat(there.claim(KEYS, failure -> {})).isEqualTo(Claim.ELSEWHERE);
        here.failed(KEYS, new IllegalStateException());
        assertThat(there.claim(KEYS, failure -> {})).isEqualTo(Claim.MINE);
        assertThat(here.claim(KEYS, failure -> {})).isEqualTo(Claim.ELSEWHERE);
        there.done(KEYS);
        assertThat(here.claim(KEYS, failure -> {})).isEqualTo(Claim.DONE);
        assertThat(repository.keys).hasSize(1);
    }

    @Test
    void whoWaitsWhileItTurnsOutToBeElsewhereIsToldToo() {
        List<Throwable> told = new ArrayList<>();
        Deduplication here = deduplication(repository, claims, true);
        Deduplication there = deduplication(repository, new Claims(), true);
        there.claim(KEYS, failure -> {});
        assertThat(here.claim(KEYS, told::add)).isEqualTo(Claim.ELSEWHERE);
        assertThat(told).isEmpty();
        assertThat(here.claim(KEYS, told::add)).as("no claim is left here").isEqualTo(Claim.ELSEWHERE);
    }

    /** Fails in one method. */
    private static final class Broken extends SharedRepository {
        private String method = "";

        private void fail(String here) {
            if (here.equals(method)) {
                throw new IllegalStateException("no connection");
            }
        }

        @Override
        public boolean add(String key) {
            fail("add");
            return super.add(key);
        }

        @Override
        public boolean contains(String key) {
            fail("contains");
            return super.contains(key);
        }

        @Override
        public boolean remove(String key) {
            fail("remove");
            return super.remove(key);
        }
    }

    @Test
    void aRepositoryThatFailsLeavesNoClaimBehind() {
        Broken broken = new Broken();
        Deduplication deduplication = deduplication(broken, claims, true);
        for (String method : List.of("add", "contains")) {
            broken.method = method;
            assertThatThrownBy(() -> deduplication.claim(KEYS, failure -> {})).hasMessage("no connection");
        }
        broken.method = "";
        assertThat(deduplication.claim(KEYS, failure -> {})).isEqualTo(Claim.MINE);
        broken.method = "add";
        assertThatThrownBy(() -> deduplication.done(KEYS)).hasMessage("no connection");
        broken.method = "";
        assertThat(deduplication.claim(KEYS, failure -> {})).isEqualTo(Claim.MINE);
    }

    @Test
    void aClaimThatCannotBeRemovedEndsAllTheSame() {
        Broken broken = new Broken();
        Deduplication deduplication = deduplication(broken, claims, true);
        List<Throwable> told = new ArrayList<>();
        deduplication.claim(KEYS, failure -> {});
        deduplication.claim(KEYS, told::add);
        broken.method = "remove";
        deduplication.done(KEYS);
        assertThat(told).containsExactly((Throwable) null);
        broken.method = "";
    }

    @Test
    void whoeverThrowsAtTheEndKeepsItFromNobodyElse() {
        Deduplication deduplication = deduplication(repository, claims, false);
        List<Throwable> told = new ArrayList<>();
        deduplication.claim(KEYS, failure -> {});
        deduplication.claim(KEYS, failure -> {
            throw new StackOverflowError("planted");
        });
        deduplication.claim(KEYS, told::add);
        deduplication.done(KEYS);
        assertThat(told).containsExactly((Throwable) null);
    }

    @Test
    void anAbandonedClaimEndsWithItsLeaseAndALateEndTouchesNobodyElses() {
        Claims shared = new Claims();
        Deduplication stopped =
                new Deduplication("route", repository, shared, null, Duration.ofMillis(50), Runnable::run, TIMER);
        Deduplication next = deduplication(repository, shared, false);
        List<Throwable> told = new ArrayList<>();
        stopped.claim(KEYS, failure -> {});
        stopped.abandon();
        assertThat(next.claim(KEYS, told::add)).isEqualTo(Claim.WAITING);
        await().until(() -> told.size() == 1);
        assertThat(told.get(0)).isInstanceOf(ConsumerStoppedException.class);
        assertThat(next.claim(KEYS, failure -> {})).isEqualTo(Claim.MINE);
        stopped.failed(KEYS, new IllegalStateException());
        assertThat(next.claim(KEYS, failure -> {})).isEqualTo(Claim.WAITING);
    }
}
