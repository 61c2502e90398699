package io.github.camelvzaps.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoadTest {
    private final AtomicInteger sent = new AtomicInteger();

    @Test
    void goesOnAfterFailuresAndCountsThem() throws Exception {
        Load load = new Load(contestant(false), 4, 1_000);

        load.start();

        assertThat(load.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(load.delivered()).isEqualTo(500);
        assertThat(load.failed()).isEqualTo(500);
        assertThat(load.firstFailure()).hasMessage("refused");
    }

    @Test
    void givesEachMessageInFlightAThreadWhenSendingBlocks() throws Exception {
        Load load = new Load(contestant(true), 4, 100_000);

        load.start();

        assertThat(load.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(load.delivered() + load.failed()).isEqualTo(100_000);
    }

    @Test
    void doesNotEndWhileAnAnswerIsMissing() throws Exception {
        Load load = new Load(answering(new CompletableFuture<>()), 1, 1);

        load.start();

        assertThat(load.await(100, TimeUnit.MILLISECONDS)).isFalse();
    }

    /** Fails every other message. */
    private Contestant contestant(boolean blocking) {
        return new Contestant() {
            @Override
            public CompletableFuture<String> send() {
                return sent.getAndIncrement() % 2 == 0
                        ? CompletableFuture.completedFuture("id")
                        : CompletableFuture.failedFuture(new IllegalStateException("refused"));
            }

            @Override
            public boolean blocking() {
                return blocking;
            }

            @Override
            public void close() {}
        };
    }

    private static Contestant answering(CompletableFuture<String> answer) {
        return new Contestant() {
            @Override
            public CompletableFuture<String> send() {
                return answer;
            }

            @Override
            public void close() {}
        };
    }
}
