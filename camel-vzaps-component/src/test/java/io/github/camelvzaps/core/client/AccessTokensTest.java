package io.github.camelvzaps.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.core.delivery.SettableClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTokensTest {
    private final Deque<CompletableFuture<AccessTokens.Fetched>> asked = new ArrayDeque<>();
    private final SettableClock clock = new SettableClock();

    private final AccessTokens tokens = new AccessTokens(
            () -> {
                asked.add(new CompletableFuture<>());
                return asked.getLast();
            },
            clock);

    private void answer(String token, long seconds) {
        asked.getLast().complete(new AccessTokens.Fetched(token, Duration.ofSeconds(seconds)));
    }

    @Test
    void allWhoAskAtOnceGetOneToken() {
        CompletableFuture<String> first = tokens.get();
        CompletableFuture<String> second = tokens.get();
        assertThat(first).isNotDone();
        answer("t1", 3600);
        assertThat(first.join()).isEqualTo("t1");
        assertThat(second.join()).isEqualTo("t1");
        assertThat(asked).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"3600, 3540", "121, 61", "120, 60", "119, 59.5", "10, 5"})
    void aTokenIsRenewedAMinuteBeforeItsEndOrAfterHalfAShortLife(long lifetime, double useful) {
        tokens.get();
        answer("t1", lifetime);
        clock.pass(Duration.ofMillis((long) (useful * 1000) - 1));
        assertThat(tokens.get().join()).isEqualTo("t1");
        clock.pass(Duration.ofMillis(1));
        assertThat(tokens.get()).isNotDone();
        assertThat(asked).hasSize(2);
    }

    @Test
    void aFailureIsSharedByThoseWhoWaitAndTheNextOneAsksAgain() {
        CompletableFuture<String> first = tokens.get();
        asked.getLast().completeExceptionally(new IllegalStateException("down"));
        assertThat(first).isCompletedExceptionally();
        CompletableFuture<String> next = tokens.get();
        answer("t2", 3600);
        assertThat(next.join()).isEqualTo("t2");
    }

    @Test
    void onlyTheTokenThatWasRefusedIsForgotten() {
        tokens.forget("t0");
        tokens.get();
        tokens.forget("t1");
        assertThat(asked).hasSize(1);
        answer("t1", 3600);
        tokens.forget("t0");
        assertThat(tokens.get().join()).isEqualTo("t1");
        tokens.forget("t1");
        assertThat(tokens.get()).isNotDone();
        assertThat(asked).hasSize(2);
    }
}
