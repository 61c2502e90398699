package io.github.camelvzaps.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.api.EventType;
import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.delivery.Deduplication.Claim;
import io.github.camelvzaps.core.event.EventDraft;
import io.github.camelvzaps.core.event.Jid;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is a repetition, and what only looks like one. */
class DedupeKeysTest {
    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor();
    private static final Jid PHONE = Jid.parse("5511988887777@s.whatsapp.net");
    private static final Jid LID = Jid.parse("77@lid");
    private static final Jid GROUP = Jid.parse("123@g.us");
    private static final Jid CHANNEL = Jid.parse("9@newsletter");

    private final Deduplication deduplication = deduplication("route", memory());

    @AfterAll
    static void stopTimer() {
        TIMER.shutdownNow();
    }

    private static MemoryIdempotentRepository memory() {
        MemoryIdempotentRepository repository = new MemoryIdempotentRepository();
        repository.setCacheSize(1000);
        repository.start();
        return repository;
    }

    private static Deduplication deduplication(String subscription, MemoryIdempotentRepository repository) {
        return new Deduplication(
                subscription, repository, new Claims(), null, Duration.ofMinutes(1), Runnable::run, TIMER);
    }

    private Claim handle(VzapsEvent event) {
        return handle(deduplication, event);
    }

    private static Claim handle(Deduplication deduplication, VzapsEvent event) {
        Claim claim = deduplication.claim(DedupeKeys.of(event), failure -> {});
        if (claim == Claim.MINE) {
            deduplication.done(DedupeKeys.of(event));
        }
        return claim;
    }

    private static EventDraft message() {
        return new EventDraft(EventType.MESSAGE, "evt_1", "VZ1").messageId("M1");
    }

    private static EventDraft text() {
        return message().chat(PHONE).sender(PHONE, null).text("Oi");
    }

    private static EventDraft hidden() {
        return message().chat(LID).sender(LID, null).text("Oi");
    }

    private static VzapsEvent event(EventDraft draft) {
        return draft.toEvent(Map.of());
    }

    /** Two events, the second of which must reach the route. */
    private enum Different {
        ANOTHER_SENDER_WITH_THE_SAME_ID(
                text(),
                message()
                        .chat(Jid.parse("5500@s.whatsapp.net"))
                        .sender(Jid.parse("5500@s.whatsapp.net"), null)
                        .text("Oi")),
        ANOTHER_MEMBER_OF_THE_GROUP(
                message().chat(GROUP).sender(PHONE, null),
                message().chat(GROUP).sender(Jid.parse("5500@s.whatsapp.net"), null)),
        ANOTHER_GROUP(
                message().chat(GROUP).sender(PHONE, null),
                message().chat(Jid.parse("124@g.us")).sender(PHONE, null)),
        A_GROUP_AND_THE_PERSON_S_CHAT(
                text(), message().chat(GROUP).sender(PHONE, null).text("Oi")),
        THE_SAME_WITH_THE_PHONE(hidden(), message().chat(LID).sender(LID, PHONE).text("Oi")),
        THE_SAME_WITH_THE_ADDRESS_OF_THE_MEDIA(text().media("image", null), text().media("image", "https://media/1")),
        THE_SAME_WITH_MEDIA_OF_WHICH_NOTHING_WAS_KNOWN(text(), text().media("image", "https://media/1")),
        A_NEWER_TEXT_OF_A_CHANNEL_POST(
                message().chat(CHANNEL).sender(CHANNEL, null).text("first"),
                message().chat(CHANNEL).sender(CHANNEL, null).text("second")),
        A_TEXT_AFTER_NONE(message().chat(PHONE).sender(PHONE, null), text()),
        ANOTHER_MESSAGE(text(), text().messageId("M2")),
        ANOTHER_NUMBER_OF_OURS(
                text(),
                new EventDraft(EventType.MESSAGE, "evt_1", "VZ2")
                        .messageId("M1")
                        .chat(PHONE)
                        .sender(PHONE, null)
                        .text("Oi")),
        OUR_OWN_IN_ANOTHER_CHAT(
                message().chat(PHONE).sender(LID, null).fromMe(true),
                message()
                        .chat(Jid.parse("5500@s.whatsapp.net"))
                        .sender(LID, null)
                        .fromMe(true)),
        AN_ID_THAT_HOLDS_A_SEPARATOR(
                new EventDraft(EventType.MESSAGE, "e", "VZ1")
                        .messageId("A/B")
                        .chat(PHONE)
                        .sender(PHONE, null),
                new EventDraft(EventType.MESSAGE, "e", "VZ1")
                        .messageId("A")
                        .messageId("B")
                        .chat(PHONE)
                        .sender(PHONE, null)),
        AN_ID_THAT_LOOKS_ESCAPED(
                new EventDraft(EventType.MESSAGE, "e", "VZ1")
                        .messageId("A/B")
                        .chat(PHONE)
                        .sender(PHONE, null),
                new EventDraft(EventType.MESSAGE, "e", "VZ1")
                        .messageId("A%2FB")
                        .chat(PHONE)
                        .sender(PHONE, null)),
        ANOTHER_STATE_OF_THE_RECEIPT(receipt("Delivered"), receipt("Read")),
        ANOTHER_READER_OF_THE_GROUP(receipt("Read"), receipt("Read").sender(LID, null)),
        ANOTHER_EVENT_WITHOUT_A_MESSAGE(
                new EventDraft(EventType.CONNECTED, "evt_1", "VZ1"),
                new EventDraft(EventType.CONNECTED, "evt_2", "VZ1"));

        @SuppressWarnings("ImmutableEnumChecker") // it is, at any depth
        private final VzapsEvent first;

        @SuppressWarnings("ImmutableEnumChecker")
        private final VzapsEvent second;

        Different(EventDraft first, EventDraft second) {
            this.first = event(first);
            this.second = event(second);
        }
    }

    private static EventDraft receipt(String state) {
        return new EventDraft(EventType.READ_RECEIPT, "evt_1", "VZ1")
                .messageId("M1")
                .chat(GROUP)
                .sender(PHONE, null)
                .receiptState(state);
    }

    /** Two events, the second of which says nothing new. */
    private enum Same {
        BY_ANOTHER_EVENT_ID(
                text(),
                new EventDraft(EventType.MESSAGE, null, "VZ1")
                        .messageId("M1")
                        .chat(PHONE)
                        .sender(PHONE, null)
                        .text("Oi")),
        WITHOUT_THE_PHONE(message().chat(LID).sender(LID, PHONE).text("Oi"), hidden()),
        WITHOUT_THE_PHONE_IN_THE_PERSON_S_CHAT(
                message().chat(PHONE).sender(LID, PHONE).text("Oi"), hidden()),
        WITHOUT_THE_ADDRESS_OF_THE_MEDIA(text().media("image", "https://media/1"), text().media("image", null)),
        WITH_ANOTHER_ADDRESS_OF_THE_MEDIA(
                text().media("image", "https://media/1?sig=1"), text().media("image", "https://media/1?sig=2")),
        WITHOUT_PHONE_AND_ADDRESS(
                message().chat(LID).sender(LID, PHONE).media("image", "https://media/1"),
                message().chat(LID).sender(LID, null).media("image", null)),
        WITHOUT_THE_ADDRESS_BUT_WITH_THE_PHONE(
                message().chat(LID).sender(LID, PHONE).media("image", "https://media/1"),
                message().chat(LID).sender(LID, PHONE).media("image", null)),
        THE_SAME_RECEIPT(receipt("Read"), receipt("Read")),
        THE_SAME_EVENT_WITHOUT_A_MESSAGE(
                new EventDraft(EventType.CONNECTED, "evt_1", "VZ1"),
                new EventDraft(EventType.CONNECTED, "evt_1", "VZ1")),
        WHAT_CANNOT_BE_UNDERSTOOD(
                new EventDraft(EventType.UNKNOWN, null, "VZ1"), new EventDraft(EventType.UNKNOWN, null, "VZ1"));

        @SuppressWarnings("ImmutableEnumChecker") // it is, at any depth
        private final VzapsEvent first;

        @SuppressWarnings("ImmutableEnumChecker")
        private final VzapsEvent second;

        Same(EventDraft first, EventDraft second) {
            this.first = event(first);
            this.second = event(second);
        }
    }

    @ParameterizedTest
    @EnumSource(Different.class)
    void bothReachTheRoute(Different pair) {
        assertThat(handle(pair.first)).isEqualTo(Claim.MINE);
        assertThat(handle(pair.second)).isEqualTo(Claim.MINE);
        assertThat(handle(pair.first)).isEqualTo(Claim.DONE);
        assertThat(handle(pair.second)).isEqualTo(Claim.DONE);
    }

    @ParameterizedTest
    @EnumSource(Same.class)
    void theSecondIsARepetition(Same pair) {
        assertThat(handle(pair.first)).isEqualTo(Claim.MINE);
        assertThat(handle(pair.second)).isEqualTo(Claim.DONE);
    }

    @Test
    void whatHasNeitherMessageNorIdIsNeverARepetition() {
        VzapsEvent presence = event(new EventDraft(EventType.PRESENCE, null, "VZ1"));
        assertThat(DedupeKeys.of(presence).mark()).isNull();
        assertThat(handle(presence)).isEqualTo(Claim.MINE);
        assertThat(handle(presence)).isEqualTo(Claim.MINE);
    }

    @Test
    void aSharedRepositoryKeepsNoEventFromASubscriptionThatHasNotHadIt() {
        MemoryIdempotentRepository shared = memory();
        Deduplication one = deduplication("one", shared);
        Deduplication other = deduplication("other", shared);
        Deduplication sameName = deduplication("one", shared);
        assertThat(handle(one, event(text()))).isEqualTo(Claim.MINE);
        assertThat(handle(other, event(text()))).isEqualTo(Claim.MINE);
        assertThat(handle(sameName, event(text()))).isEqualTo(Claim.DONE);
    }

    @ParameterizedTest
    @CsvSource({"a/b, c", "a, b/c", "a%2Fb, c"})
    void noSubscriptionCanLookLikeAnother(String subscription, String mark) {
        List<String> all =
                List.of(DedupeKeys.within("a/b", "c"), DedupeKeys.within("a", "b/c"), DedupeKeys.within("a%2Fb", "c"));
        assertThat(all).doesNotHaveDuplicates().contains(DedupeKeys.within(subscription, mark));
    }

    /** The usual table of Camel's JDBC repository has room for 100 characters, and PostgreSQL takes no zero in a text. */
    @Property
    void aKeyAndAClaimOnItFitIntoTheTableOfTheJdbcRepository(
            @ForAll List<String> messageIds, @ForAll String type, @ForAll String chat, @ForAll String subscription) {
        EventDraft draft =
                new EventDraft(type, "evt_1", "a-rather-long-name-of-an-instance-as-uuids-are").chat(Jid.parse(chat));
        messageIds.forEach(draft::messageId);

        DedupeKeys keys = DedupeKeys.of(draft.toEvent(Map.of()));

        assertThat(keys.mark()).hasSizeLessThanOrEqualTo(100).doesNotContain("\0");
        String claim = DedupeKeys.within(subscription, keys.mark()) + "#" + Long.MAX_VALUE / 1_000_000;
        assertThat(claim).hasSizeLessThanOrEqualTo(100).doesNotContain("\0");
    }

    @Test
    void keysThatAreTooLongDifferWhereTheEventsDiffer() {
        UnaryOperator<String> keyOf = id ->
                DedupeKeys.of(event(message().messageId("M".repeat(200) + id))).mark();
        assertThat(keyOf.apply("1")).isEqualTo(keyOf.apply("1")).isNotEqualTo(keyOf.apply("2"));
    }

    @Test
    void whatTheParserHeldInItsHandsCannotChangeTheEventAnyMore() {
        Map<String, Object> inner = new LinkedHashMap<>(Map.of("colour", "red"));
        VzapsEvent event = EventDraft.unknown(null, "VZ1", new LinkedHashMap<>(Map.of("thing", inner)));
        String before = DedupeKeys.of(event).mark();
        inner.put("colour", "blue");
        assertThat(DedupeKeys.of(event).mark()).isEqualTo(before);
    }
}
