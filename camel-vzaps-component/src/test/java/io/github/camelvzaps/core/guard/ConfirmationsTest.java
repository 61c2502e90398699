package io.github.camelvzaps.core.guard;

import static io.github.camelvzaps.core.guard.Confirmation.End.CONFIRMED;
import static io.github.camelvzaps.core.guard.Confirmation.End.DENIED;
import static io.github.camelvzaps.core.guard.Confirmation.End.EXPIRED;
import static io.github.camelvzaps.core.guard.Confirmation.End.STOPPED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.api.EventType;
import io.github.camelvzaps.api.Kind;
import io.github.camelvzaps.core.event.EventDraft;
import io.github.camelvzaps.core.event.Jid;
import io.github.camelvzaps.core.gateway.RouteStops;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose word ends which wait. The clock and the timer are in our hands. */
class ConfirmationsTest {
    private static final String BOSS = "14155550100";
    private static final String LID = "77@lid";
    private static final String GROUP = "120363000000000001@g.us";
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private Instant now = Instant.parse("2026-11-28T12:00:00Z");

    private record Planned(Instant at, Runnable task) {}

    private final List<Planned> planned = new ArrayList<>();

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private final Confirmations confirmations = new Confirmations(
            id -> true,
            new RouteStops(),
            Runnable::run,
            (time, task) -> {
                Planned one = new Planned(now.plus(time), task);
                planned.add(one);
                return () -> planned.remove(one);
            },
            clock,
            new Random(3));

    private void pass(Duration time) {
        now = now.plus(time);
        List.copyOf(planned).stream()
                .filter(one -> !one.at().isAfter(now))
                .forEach(one -> one.task().run());
    }

    private Confirmation ask(String person) {
        return confirmations.begin("VZ1", person, TEN_MINUTES, Set.of("route"));
    }

    private EventDraft from(String user, String text) {
        Jid chat = Jid.parse(user + "@s.whatsapp.net");
        return new EventDraft(EventType.MESSAGE, "evt", "VZ1")
                .chat(chat)
                .sender(chat, null)
                .kind(Kind.TEXT)
                .text(text)
                .timestamp(now);
    }

    private void says(EventDraft draft) {
        confirmations.heard(draft.toEvent(Map.of()));
    }

    @Test
    void twoQuestionsAtOnceAreKnownByTheirCodes() {
        Confirmation first = ask(BOSS);
        Confirmation second = ask(BOSS);
        says(from(BOSS, "no " + first.code()));
        assertThat(first.outcome()).isCompletedWithValue(DENIED);
        assertThat(second.outcome()).isNotDone();
        says(from(BOSS, "yes " + second.code()));
        assertThat(second.outcome()).isCompletedWithValue(CONFIRMED);
        assertThat(confirmations.size()).isZero();
        assertThat(planned).isEmpty();
    }

    @Test
    void aMereWordCountsAsAReplyToTheQuestionOnly() {
        Confirmation first = ask(BOSS);
        first.asked("QUESTION-1");
        Confirmation second = ask(BOSS);
        second.asked("QUESTION-2");
        says(from(BOSS, "yes"));
        says(from(BOSS, "yes").quoted("SOMETHING"));
        assertThat(confirmations.size()).isEqualTo(2);
        says(from(BOSS, "sim").quoted("QUESTION-2"));
        assertThat(second.outcome()).isCompletedWithValue(CONFIRMED);
        assertThat(first.outcome()).isNotDone();
    }

    @Test
    void theWordOfOthersChangesNothing() {
        Confirmation asked = ask(BOSS);
        String yes = "yes " + asked.code();
        says(from("14155550199", yes));
        says(from(BOSS, yes).fromMe(true));
        says(from(BOSS, "yes " + (asked.code().equals("1234") ? "1235" : "1234")));
        says(from(BOSS, yes).kind(Kind.EDIT));
        says(from(BOSS, yes).kind(Kind.IMAGE));
        says(from(BOSS, yes).chat(Jid.parse(GROUP)));
        says(from(BOSS, yes).timestamp(now.minus(Duration.ofMinutes(6))));
        confirmations.heard(from(BOSS, yes).toEvent(Map.of("contextInfo", Map.of("isForwarded", true))));
        confirmations.heard(from(BOSS, yes).toEvent(Map.of("context_info", List.of(Map.of("forwarding_score", 1)))));
        confirmations.heard(new EventDraft(EventType.MESSAGE, "evt", "VZ2")
                .chat(Jid.parse(BOSS + "@s.whatsapp.net"))
                .text(yes)
                .toEvent(Map.of()));
        assertThat(asked.outcome()).isNotDone();
        confirmations.heard(
                from(BOSS, yes).toEvent(Map.of("isForwarded", false, "quotedMessage", Map.of("isForwarded", true))));
        assertThat(asked.outcome()).isCompletedWithValue(CONFIRMED);
    }

    @Test
    void aPersonIsKnownByPhoneAndByHiddenNumberWhereTheEventNamesBoth() {
        Confirmation byPhone = ask(BOSS);
        says(from(BOSS, "yes " + byPhone.code())
                .chat(Jid.parse(LID))
                .sender(Jid.parse(LID), Jid.parse(BOSS + "@s.whatsapp.net")));
        assertThat(byPhone.outcome()).isCompletedWithValue(CONFIRMED);
        Confirmation byLid = ask(LID);
        says(from(BOSS, "yes " + byLid.code()).chat(Jid.parse(LID)).sender(Jid.parse(LID), null));
        assertThat(byLid.outcome()).isCompletedWithValue(CONFIRMED);
    }

    @Test
    void inAGroupEachMemberMayAnswer() {
        Confirmation asked = ask(GROUP);
        says(from(BOSS, "yes " + asked.code()));
        assertThat(asked.outcome()).isNotDone();
        says(from(BOSS, "no " + asked.code()).chat(Jid.parse(GROUP)));
        assertThat(asked.outcome()).isCompletedWithValue(DENIED);
    }

    @Test
    void withoutAnAnswerTheTimeEndsIt() {
        Confirmation asked = ask(BOSS);
        pass(TEN_MINUTES.minusMillis(1));
        assertThat(asked.outcome()).isNotDone();
        assertThat(confirmations.report())
                .containsExactly(Map.of("instance", "VZ1", "waitingForConfirmation", 1, "longestWaitMillis", 599_999L));
        pass(Duration.ofMillis(1));
        assertThat(asked.outcome()).isCompletedWithValue(EXPIRED);
        says(from(BOSS, "yes " + asked.code()));
        assertThat(asked.outcome()).isCompletedWithValue(EXPIRED);
        assertThat(confirmations.report()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"14155550100, TOO_MANY", "14155550111, "})
    void moreThanAHundredDoNotWaitForOnePerson(String person, Confirmation.End end) {
        for (int i = 0; i < Confirmations.MOST; i++) {
            assertThat(ask(BOSS).outcome()).isNotDone();
        }
        assertThat(ask(person).outcome().getNow(null)).isEqualTo(end);
    }

    @Test
    void noCodeComesAgainSoon() {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            Confirmation asked = ask(BOSS);
            assertThat(asked.code()).matches("[1-9][0-9]{3}");
            assertThat(codes.add(asked.code())).isTrue();
            says(from(BOSS, "no " + asked.code()));
        }
        assertThat(confirmations.size()).isZero();
    }

    @Test
    void theEndOfTheComponentEndsAll() {
        Confirmation asked = ask(BOSS);
        confirmations.close();
        assertThat(asked.outcome()).isCompletedWithValue(STOPPED);
        assertThat(ask(BOSS).outcome()).isCompletedWithValue(STOPPED);
        confirmations.start();
        assertThat(ask(BOSS).outcome()).isNotDone();
    }
}
