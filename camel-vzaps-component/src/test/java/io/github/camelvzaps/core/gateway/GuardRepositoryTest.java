package io.github.camelvzaps.core.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.StatesInMemory;
import io.github.camelvzaps.api.EventType;
import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.event.EventDraft;
import io.github.camelvzaps.core.event.Jid;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.camel.spi.StateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept of who wrote. */
class GuardRepositoryTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private final StatesInMemory states = new StatesInMemory();
    private final GuardRepository repository = new GuardRepository(states, "vzaps");
    private final ExecutorService workers = Executors.newFixedThreadPool(8);

    @AfterEach
    void stop() {
        workers.shutdownNow();
    }

    private static VzapsEvent message(String user, Instant at) {
        Jid chat = Jid.parse(user + "@s.whatsapp.net");
        return new EventDraft(EventType.MESSAGE, "evt_1", "VZ1")
                .chat(chat)
                .sender(chat, null)
                .timestamp(at)
                .toEvent(Map.of());
    }

    private void wrote(GuardRepository by, String user, Instant at) throws Exception {
        by.wrote(message(user, at), workers).get(60, TimeUnit.SECONDS);
    }

    @ParameterizedTest(name = "{0} and then {1}: {2} writes, {3} kept")
    @CsvSource({
        "PT0S, PT0S, 1, PT0S",
        "-PT2M, -PT61S, 1, -PT2M",
        "-PT2M, -PT60S, 2, -PT60S",
        "-PT1H, PT0S, 2, PT0S",
        "PT0S, -PT1H, 1, PT0S",
    })
    void theNewestTimeIsKeptToTheMinute(Duration first, Duration second, int writes, Duration kept) throws Exception {
        wrote(repository, "14155550101", NOW.plus(first));
        wrote(repository, "14155550101", NOW.plus(second));
        assertThat(states.writes).hasValue(writes);
        assertThat(repository.lastWrote("VZ1", "14155550101")).contains(NOW.plus(kept));
        assertThat(states.states.keySet()).singleElement().asString().matches("vzaps/guard/VZ1/[0-9a-f]{64}");
    }

    @Test
    void anOlderMessageOnAnotherNodeReplacesNothing() throws Exception {
        wrote(repository, "14155550101", NOW);
        wrote(new GuardRepository(states, "vzaps"), "14155550101", NOW.minusSeconds(3600));
        assertThat(repository.lastWrote("VZ1", "14155550101")).contains(NOW);
    }

    @Test
    void ofManyMessagesAtOnceTheNewestIsKept() {
        CompletableFuture.allOf(IntStream.range(0, 500)
                        .mapToObj(i -> repository.wrote(
                                message("1415555" + i % 5, NOW.minus(Duration.ofMinutes((i * 37L) % 500))), workers))
                        .toArray(CompletableFuture[]::new))
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
        assertThat(IntStream.range(0, 5)
                        .mapToObj(
                                i -> repository.lastWrote("VZ1", "1415555" + i).orElseThrow()))
                .allSatisfy(at -> assertThat(at).isAfter(NOW.minus(Duration.ofMinutes(5))));
    }

    @Test
    void whatIsInTheRepositoryAndCannotBeReadIsReplaced() throws Exception {
        wrote(repository, "14155550101", NOW);
        states.states.replaceAll((key, state) -> "yesterday");
        GuardRepository after = new GuardRepository(states, "vzaps");
        assertThat(after.lastWrote("VZ1", "14155550101")).isEmpty();
        wrote(after, "14155550101", NOW);
        assertThat(after.lastWrote("VZ1", "14155550101")).contains(NOW);
    }

    /** A library that does not fit throws an Error and no exception. */
    @Test
    void whatTheRepositoryDoesNotTakeForAnErrorFollowsLater() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        StateRepository<String, String> repositoryThatBreaks = new StatesInMemory() {
            @Override
            public void setState(String key, String state) {
                if (broken.get()) {
                    throw new NoClassDefFoundError("driver");
                }
                super.setState(key, state);
            }
        };
        GuardRepository kept = new GuardRepository(repositoryThatBreaks, "vzaps");
        wrote(kept, "14155550101", NOW);
        assertThat(kept.lastWrote("VZ1", "14155550101")).isEmpty();

        broken.set(false);
        wrote(kept, "14155550102", NOW);
        await().untilAsserted(
                        () -> assertThat(kept.lastWrote("VZ1", "14155550101")).contains(NOW));
    }

    @Test
    void nothingIsLeftUnderWayWhenTheWorkersAreGone() {
        workers.shutdownNow();
        assertThat(repository.wrote(message("14155550101", NOW), workers)).isCompleted();
        assertThat(states.writes).hasValue(0);
    }
}
