package io.github.camelvzaps.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.core.delivery.Deduplication.Claim;
import io.github.camelvzaps.core.event.EventDraft;
import io.github.camelvzaps.core.event.EventType;
import io.github.camelvzaps.core.event.VzapsEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;

class DeduplicationPropertyTest {
    private final Deduplication deduplication = deduplication();

    private static Deduplication deduplication() {
        MemoryIdempotentRepository repository = new MemoryIdempotentRepository();
        repository.setCacheSize(1000);
        repository.start();
        return new Deduplication(repository);
    }

    /** Compares with a model: what is done, what is under way, how many wait for it. Each step is a message and a deed. */
    @Property
    void aMessageIsHandledByOneAtATimeAndNeverAgainOnceDone(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 14) Integer> steps) {
        Deduplication deduplication = deduplication();
        Set<Integer> done = new HashSet<>();
        Map<Integer, int[]> underWay = new HashMap<>();
        int[] told = new int[1];
        for (int step : steps) {
            int number = step / 3;
            VzapsEvent event = Events.message("M" + number, "5511");
            if (step % 3 == 0) {
                Claim claim = deduplication.claim(DedupeKeys.of(event), failure -> told[0]++);
                Claim expected =
                        done.contains(number) ? Claim.DONE : underWay.containsKey(number) ? Claim.WAITING : Claim.MINE;
                assertThat(claim).isEqualTo(expected);
                if (claim != Claim.DONE) {
                    underWay.computeIfAbsent(number, n -> new int[] {-1})[0]++;
                }
            } else if (underWay.containsKey(number)) {
                int before = told[0];
                if (step % 3 == 1) {
                    deduplication.done(DedupeKeys.of(event));
                    done.add(number);
                } else {
                    deduplication.failed(DedupeKeys.of(event), new IllegalStateException());
                }
                assertThat(told[0] - before).isEqualTo(underWay.remove(number)[0]);
            }
        }
    }

    @Test
    void theCopyWithThePhoneIsNoRepetitionOfTheOneWithoutButTheOtherWayRound() {
        VzapsEvent poor = new EventDraft(EventType.MESSAGE, "evt_1", "VZ1")
                .messageId("M1")
                .sender(io.github.camelvzaps.core.event.Jid.parse("77@lid"), null)
                .toEvent(Map.of());
        VzapsEvent rich = Events.message("M1", "5511");

        assertThat(handle(poor)).isEqualTo(Claim.MINE);
        assertThat(handle(rich)).isEqualTo(Claim.MINE);
        assertThat(handle(poor)).isEqualTo(Claim.DONE);
        assertThat(handle(rich)).isEqualTo(Claim.DONE);
    }

    /** The usual table of Camel's JDBC repository has room for 100 characters, and PostgreSQL takes no zero in a text. */
    @Property
    void aKeyFitsIntoTheTableOfTheJdbcRepository(
            @ForAll List<String> messageIds, @ForAll String type, @ForAll String chat) {
        EventDraft draft = new EventDraft(type, "evt_1", "a-rather-long-name-of-an-instance-as-uuids-are")
                .chat(io.github.camelvzaps.core.event.Jid.parse(chat));
        messageIds.forEach(draft::messageId);

        DedupeKeys keys = DedupeKeys.of(draft.toEvent(Map.of()));

        assertThat(keys.mark()).hasSizeLessThanOrEqualTo(100).doesNotContain("\0");
    }

    @Test
    void keysThatAreTooLongDifferWhereTheEventsDiffer() {
        assertThat(receipt("Read")).isEqualTo(receipt("Read")).isNotEqualTo(receipt("Delivered"));
        assertThat(Events.message("M".repeat(200) + 1, "5511"))
                .extracting(DedupeKeys::of)
                .isNotEqualTo(DedupeKeys.of(Events.message("M".repeat(200) + 2, "5511")));
    }

    @Test
    void theRouteMayChangeWhatItWasGivenWithoutHarm() {
        Map<String, Object> inner = new LinkedHashMap<>(Map.of("colour", "red"));
        VzapsEvent event = VzapsEvent.unknown(null, "VZ1", new LinkedHashMap<>(Map.of("thing", inner)));
        DedupeKeys keys = DedupeKeys.of(event);

        assertThat(deduplication.claim(keys, failure -> {})).isEqualTo(Claim.MINE);
        inner.put("colour", "blue");
        deduplication.done(keys);
        inner.put("colour", "red");

        assertThat(deduplication.claim(DedupeKeys.of(event), failure -> {})).isEqualTo(Claim.DONE);
    }

    private Claim handle(VzapsEvent event) {
        Claim claim = deduplication.claim(DedupeKeys.of(event), failure -> {});
        if (claim == Claim.MINE) {
            deduplication.done(DedupeKeys.of(event));
        }
        return claim;
    }

    private static DedupeKeys receipt(String state) {
        EventDraft draft = new EventDraft(EventType.READ_RECEIPT, "evt_1", "VZ1").receiptState(state);
        for (int i = 0; i < 20; i++) {
            draft.messageId("3EB0C431C26A1916E0" + i);
        }
        return DedupeKeys.of(draft.toEvent(Map.of()));
    }
}
