package io.github.camelvzaps.core.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is remembered of numbers, by a clock that the test moves. */
class CheckedNumbersTest {
    private final List<CompletableFuture<Optional<String>>> questions = new ArrayList<>();
    private final List<String> wentOn = new ArrayList<>();
    private long now = Long.MAX_VALUE - 5;
    private final CheckedNumbers numbers = new CheckedNumbers(() -> now);

    private void get(String number, String who) {
        numbers.get(number, Duration.ofMinutes(1), () -> {
                    CompletableFuture<Optional<String>> question = new CompletableFuture<>();
                    questions.add(question);
                    return question;
                })
                .whenComplete((answer, failure) -> {
                    wentOn.add(who + (failure == null ? " " + answer.orElse("none") : " failed"));
                    if (who.equals("first")) {
                        get(number, "while it goes on");
                    }
                });
    }

    @Test
    void whoWaitsGoesOnInOrderAndWhoComesMeanwhileBehindThem() {
        get("1", "first");
        get("1", "second");
        get("1", "third");
        questions.get(0).complete(Optional.of("2"));
        get("1", "later");
        assertThat(wentOn).containsExactly("first 2", "second 2", "third 2", "while it goes on 2", "later 2");
        assertThat(questions).hasSize(1);
    }

    @Test
    void whoComesAfterAFailureAsksAgainAlsoBeforeAllWhoWaitedHaveIt() {
        get("1", "first");
        get("1", "second");
        questions.get(0).completeExceptionally(new IllegalStateException());
        assertThat(wentOn).containsExactly("first failed", "second failed");
        assertThat(questions).hasSize(2);
        questions.get(1).complete(Optional.of("2"));
        assertThat(wentOn).endsWith("while it goes on 2");
    }

    @Test
    void anAnswerIsForgottenAfterItsLifetimeAndAFailureAtOnce() {
        get("1", "a");
        questions.get(0).completeExceptionally(new IllegalStateException());
        get("1", "b");
        questions.get(1).complete(Optional.empty());
        now += Duration.ofMinutes(1).toNanos() - 1;
        get("1", "c");
        assertThat(questions).hasSize(2);
        now++;
        get("1", "d");
        assertThat(questions).hasSize(3);
        assertThat(wentOn).containsExactly("a failed", "b none", "c none");
    }

    @Test
    void aHundredThousandNumbersDoNotStayInMemory() {
        for (int i = 0; i < 100_000; i++) {
            get("n" + i, "x");
            questions.get(i).complete(Optional.of("y"));
        }
        get("n0", "again");
        assertThat(questions).hasSize(100_001);
        get("n99999", "again");
        assertThat(questions).hasSize(100_001);
    }
}
