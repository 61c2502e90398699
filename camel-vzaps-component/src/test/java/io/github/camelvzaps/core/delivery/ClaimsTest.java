package io.github.camelvzaps.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimsTest {
    private static final Throwable FAILURE = new IllegalStateException("no");

    private final Claims claims = new Claims();
    private final Object owner = new Object();
    private final Object other = new Object();
    private final List<Throwable> told = new ArrayList<>();

    @Test
    void whoWaitsIsToldTheEndOnceAndTheEventIsFreeThen() {
        assertThat(claims.take("event", owner, failure -> {})).isTrue();
        assertThat(claims.take("event", other, told::add)).isFalse();
        claims.end("event", other, null);
        assertThat(told).as("somebody else has it").isEmpty();
        claims.end("event", owner, FAILURE);
        claims.end("event", owner, null);
        assertThat(told).containsExactly(FAILURE);
        assertThat(claims.take("event", other, failure -> {})).isTrue();
    }

    @Test
    void whoGivesUpEverythingGivesUpNothingOfOthers() {
        claims.take("one", owner, failure -> {});
        claims.take("two", owner, failure -> {});
        claims.take("three", other, failure -> {});
        for (String key : List.of("one", "two", "three")) {
            claims.take(key, new Object(), told::add);
        }
        claims.endAll(owner, FAILURE);
        assertThat(told).containsExactly(FAILURE, FAILURE);
        assertThat(claims.take("three", owner, failure -> {})).isFalse();
        assertThat(claims.take("one", other, failure -> {})).isTrue();
    }
}
